"""A problem of a coding round in the report: the code with what was said of its lines, the verdict, the growth, the
plan that was told, and the history."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.answer_card import marked
from components.catalogue import Words, lowered, m, t
from components.growth_figure import growth_figure
from components.level_row import level_row
from components.submission_list import submission_list
from components.verdict_table import submission_html
from components.worded import worded
from components.words import DIFFICULTIES, GATES, LANGUAGES, count
from components.written_problem import certificate_html
from core.domain.coding import Problem, Submission
from core.domain.evaluation import CriterionScore, Evaluation
from core.domain.interview import Interview, Question, TurnKind

_NAMES = Words(
    {
        "correctness": "Correctness",
        "efficiency": "Efficiency",
        "style": "Style",
        "communication": "Communication",
    }
)

HINTS = m("{hints} taken: {score:.0f} with them counted, {alone:.0f} without")


def code_card(
    interview: Interview, question: Question, problem: Problem | None, submissions: Sequence[Submission]
) -> None:
    """`submissions` are those of this problem, the oldest first; None: the problem itself is there no more."""
    answer = interview.answer_to(question.id)
    evaluation = interview.evaluation_of(question.id, answer.attempt) if answer else None
    judged = next((s for s in reversed(submissions) if s.full and answer and s.source == answer.text), None)
    st.html(_head(interview, question, evaluation))
    if problem and problem.certificate:
        st.html(certificate_html(problem.certificate))
    code, found = st.columns([1.2, 1], gap="medium")
    with code:
        st.html(_code(answer.text if answer else "", judged, evaluation))
    with found:
        st.html(_found(evaluation) + _plan(interview, question))
    if judged:
        with st.expander(t("What the judge found"), icon=":material/gavel:", expanded=not judged.accepted):
            st.html(submission_html(judged, with_expected=True))
        if judged.growth and problem:
            with st.container(key="growth"):
                growth_figure(judged.growth, problem.growth, problem.size_name, f"growth-{question.id}")
    with st.expander(
        t("History ({number})", number=len(submissions)), icon=":material/history:", expanded=len(submissions) > 1
    ):
        submission_list(submissions, question.id)


def _head(interview: Interview, question: Question, evaluation: Evaluation | None) -> str:
    hints = sum(turn.kind is TurnKind.HINT for turn in interview.turns if turn.question_id == question.id)
    overall, alone = (evaluation.overall, evaluation.unassisted) if evaluation else (None, None)
    mark = f'<p class="mark">{overall.value:.0f}</p>' if overall else ""
    about = f"{DIFFICULTIES[question.difficulty]}, {lowered(t(question.competency))}"
    if hints and overall and alone:
        about += " · " + t(HINTS, hints=count(hints, "hint"), score=overall.value, alone=alone.value)
    elif evaluation and evaluation.overall:
        about += " · " + t("no hints")
    words = f'<div><p class="eyebrow">{escape(about)}</p><h3>{escape(question.text)}</h3></div>'
    return f'<div class="asked">{words}{mark}</div>'


def _code(source: str, judged: Submission | None, evaluation: Evaluation | None) -> str:
    if not source.strip():
        return f'<h4>{t("Your code")}</h4><p class="rh-mist">{t("Nothing was handed in.")}</p>'
    scores = evaluation.scores if evaluation else ()
    spans = sorted({(e.start, e.end, False) for s in scores if s.criterion_id != "communication" for e in s.evidence})
    language = f"<span>{LANGUAGES[judged.language]}</span>" if judged else ""
    return f'<h4>{t("Your code")}{language}</h4><pre class="v-message code-said">{marked(source, spans)}</pre>'


def _found(evaluation: Evaluation | None) -> str:
    if evaluation is None:
        return f"<h4>{t('Not graded yet')}</h4>"
    if evaluation.gate is not None:
        return f"<h4>{t('Not scored')}</h4><p>{GATES[evaluation.gate]}</p>"
    levels = "".join(map(_level, evaluation.scores))
    improve = "".join(f"<li>{escape(worded(text))}</li>" for text in evaluation.improvements)
    advice = f'<h4>{t("What would lift it")}</h4><ul class="advice">{improve}</ul>' if improve else ""
    return f'<h4>{t("What it earned")}</h4><dl class="levels">{levels}</dl>{advice}'


def _level(score: CriterionScore) -> str:
    row = level_row(_NAMES.get(score.criterion_id, score.criterion_id), score, t("Not measured"))
    return f'{row}<p class="rh-small rh-mist">{escape(worded(score.reason))}</p>'


def _plan(interview: Interview, question: Question) -> str:
    of_it = (turn for turn in interview.turns if turn.question_id == question.id)
    told = next((turn.text for turn in of_it if turn.kind is TurnKind.APPROACH), "")
    if not told:
        return ""
    quote = f'<blockquote class="rh-text">“{escape(told)}”</blockquote>'
    return f'<h4>{t("Your plan")}</h4><figure class="c-quote">{quote}</figure>'
