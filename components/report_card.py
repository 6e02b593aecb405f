"""The report: score, what it rests on, question by question. Every quote is the candidate's own, and shown as text."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.catalogue import m, t
from components.timeline import clock, moment
from components.worded import worded
from components.words import KINDS, MODES, STATUSES, count, day_and_time, minutes
from core.domain.evaluation import CriterionSummary, Evidence, Report, Score
from core.domain.interview import Interview, Question
from core.domain.progress import Standing
from core.domain.tape import Tape

GOOD_FROM = 70.0
EXCERPT_CHARACTERS = 260
ALONE = m("One judgement, so none is given")


def _pm(score: Score) -> str:
    return f"<span>± {score.spread:.0f}</span>" if score.spread is not None else ""


def top(interview: Interview, report: Report, role: str, standing: str = "") -> None:
    """The headline in words and the score beside it; `standing` is how it compares, where that means something."""
    words, score = st.columns([1.45, 1], gap="medium", vertical_alignment="center")
    length = f", {minutes((interview.ended_at - interview.started_at).total_seconds())}" if interview.ended_at else ""
    with words, st.container(key="verdict"):
        about = f"{KINDS[interview.plan.kind]} · {t(role)} · {day_and_time(interview.started_at)}{length}"
        st.html(f'<p class="eyebrow">{escape(about)}</p>')
        st.title(escape(worded(report.headline)), anchor=False)
        st.markdown(worded(report.summary))
    with score, st.container(key="card-score"):
        st.html(_score(report.overall) + _facts(interview, report, standing))


def _score(overall: Score | None) -> str:
    if overall is None:
        return '<div class="score"><p class="big"><b>–</b><span>' + t("Not scored") + "</span></p></div>"
    value, spread = overall.value, overall.spread
    band = ""
    if spread:
        low, high = max(0.0, value - spread), min(100.0, value + spread)
        band = f'<span class="band" style="left:{low:.1f}%;width:{high - low:.1f}%"></span>'
    return (
        f'<div class="score"><p class="big"><b>{value:.0f}</b>{_pm(overall)}</p></div>'
        f'<div class="scale" role="img" aria-label="{t("Score {value:.0f} of 100", value=value)}">{band}'
        f'<span class="is" style="left:{value:.1f}%"></span></div>'
        '<div class="ends"><span>0</span><span>100</span></div>'
    )


def _facts(interview: Interview, report: Report, standing: str) -> str:
    asked = len(interview.main_questions)
    graded = round(report.coverage * asked)
    status, icon = STATUSES[interview.status]
    spread = report.overall.spread if report.overall else None
    covered = t(
        "{percent:.0f} %: {graded} of {questions} scored",
        percent=100 * report.coverage,
        graded=graded,
        questions=count(asked, "question"),
    )
    between = t("± {spread:.0f} between judgements", spread=spread) if spread is not None else t(ALONE)
    rows = [
        (t("Coverage"), covered),
        (t("Spread"), between),
        (t("Ended"), f'<i class="rh-icon" aria-hidden="true">{icon}</i> {t(status)}'),
        (t("Mode"), MODES[interview.plan.mode]),
        (t("Graded by"), escape(", ".join(map(t, report.graded_by)) or t("nobody yet"))),
        *([(t("Compared"), escape(standing))] if standing else []),
    ]
    return '<dl class="facts">' + "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows) + "</dl>"


def criteria(summaries: Sequence[CriterionSummary], interview: Interview, tape: Tape) -> None:
    """Bars that open to the words they rest on, the first that has any open; a quote plays its moment."""
    numbers = {question.id: n for n, question in enumerate(interview.main_questions, 1)}
    numbers |= {q.id: numbers.get(q.follows or "", 0) for q in interview.questions if q.is_follow_up}
    with st.container(key="card-criteria"):
        shown = next((summary for summary in summaries if summary.evidence), summaries[0] if summaries else None)
        st.html("".join(_criterion(summary, numbers, tape, opened=summary is shown) for summary in summaries))


def _criterion(summary: CriterionSummary, numbers: dict[str, int], tape: Tape, *, opened: bool) -> str:
    score = summary.score
    value = (
        f'<span class="c-score">{score.value:.0f}{_pm(score)}</span>'
        if score
        else f'<span class="c-score">{t("Not heard")}</span>'
    )
    bar = f'<i class="fill" style="width:{score.value:.1f}%"></i>' if score else ""
    tone = "none" if score is None else "low" if score.value < 50 else ""
    quotes = "".join(
        _quote(evidence, numbers.get(qid, 0), tape.moment_of(qid, evidence)) for qid, evidence in summary.evidence[:4]
    )
    without = (
        t("This was measured, not heard: the problems below say how.")
        if score
        else t("None of your words carried this one, so it is not scored.")
    )
    body = quotes or f'<p class="rh-mist">{without}</p>'
    return (
        f'<details class="crit {tone}" {"open" if opened else ""}><summary><b>{escape(t(summary.name))}</b>{value}'
        '<i class="rh-icon" aria-hidden="true">expand_more</i>'
        f'<span class="c-bar" aria-hidden="true">{bar}</span></summary>'
        f'<div class="c-said">{body}</div></details>'
    )


def _quote(evidence: Evidence, number: int, at_ms: int | None) -> str:
    label = t("Play this moment, {time}", time=clock(at_ms or 0))
    where = " · ".join(
        [*([clock(at_ms)] if at_ms is not None else []), *([t("Question {number}", number=number)] if number else [])]
    )
    plays = (
        f'<button type="button" class="c-play"{moment(at_ms)} aria-label="{label}">'
        '<i class="rh-icon" aria-hidden="true">play_arrow</i></button>'
        if at_ms is not None
        else ""
    )
    return (
        f'<figure class="c-quote">{plays}<blockquote class="rh-text">“{escape(evidence.quote)}”</blockquote>'
        f"<figcaption>{where}</figcaption></figure>"
    )


def compared(standing: Standing | None) -> str:
    """Nothing where there are too few to compare with."""
    if standing is None:
        return ""
    return t(
        "Better than {percent} % of your {others} others of this kind and difficulty",
        percent=standing.percent_below,
        others=standing.others,
    )


def points(report: Report) -> None:
    """Strengths only where some were shown, and what to improve."""
    _lists(
        (m("Strengths"), "check_circle", "good", report.strengths),
        (m("To work on"), "flag", "poor", report.improvements),
    )


def steps(report: Report, interview: Interview) -> None:
    """What to practise, and what to do next."""
    _lists(
        (m("Practice areas"), "fitness_center", "", _practice_areas(interview)),
        (m("Next steps"), "arrow_forward", "", report.next_steps),
    )


def _lists(*parts: tuple[str, str, str, Sequence[str]]) -> None:
    for title, icon, tone, items in (part for part in parts if part[3]):
        rows = "".join(
            f'<li><i class="rh-icon {tone}" aria-hidden="true">{icon}</i><span>{escape(worded(item))}</span></li>'
            for item in items
        )
        with st.container(key=f"card-list-{title.split()[-1].lower()}"):
            st.html(f'<h3 class="fig-head">{t(title)}</h3><ul class="points">{rows}</ul>')


def extremes(interview: Interview, report: Report, tape: Tape) -> None:
    """The best and the weakest answer, each in its own words."""
    pair = [(m("Best answer"), report.best_question_id), (m("Weakest answer"), report.weakest_question_id)]
    shown = [(title, interview.question(one)) for title, one in pair if one]
    if not shown:
        return
    for column, (title, question) in zip(st.columns(2, gap="medium"), shown, strict=True):
        with column, st.container(key=f"card-{title.split()[0].lower()}", height="stretch"):
            st.html(_extreme(title, question, interview, tape))


def _extreme(title: str, question: Question, interview: Interview, tape: Tape) -> str:
    answer, evaluation = interview.answer_to(question.id), interview.evaluation_of(question.id)
    score = evaluation.overall if evaluation else None
    mark = f'<span class="c-score">{score.value:.0f}{_pm(score)}</span>' if score else ""
    text = answer.text if answer else ""
    start = next((take.start_ms for take in tape.takes if take.question_id == question.id), None)
    said = text if len(text) <= EXCERPT_CHARACTERS else text[:EXCERPT_CHARACTERS].rsplit(" ", 1)[0] + " …"
    plays = f'<button type="button" class="plain"{moment(start)}>{t("Play it")}</button>' if start is not None else ""
    return (
        f'<div class="rh-row"><p class="eyebrow">{t(title)}</p>{mark}</div>'
        f'<h3 class="fig-head">{escape(question.text)}</h3>'
        f'<p class="rh-text excerpt">“{escape(said)}”</p>{plays}'
    )


def _practice_areas(interview: Interview) -> tuple[str, ...]:
    """Competencies whose answers stayed below 70, the weakest first."""
    found = [
        (evaluation.overall.value, question.competency)
        for question in interview.main_questions
        if (evaluation := interview.evaluation_of(question.id)) and evaluation.overall
    ]
    return tuple(dict.fromkeys(name for value, name in sorted(found) if value < GOOD_FROM))[:4]
