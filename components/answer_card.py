"""One main question with its follow-ups: asked, said with the evidence marked, found and missing, and tried again."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from components.board_drawing import design
from components.catalogue import Words, m, t
from components.level_row import level_row
from components.timeline import moment
from components.word_use import word_use_html
from components.worded import worded
from components.words import GATES
from core.domain.board import DesignReading
from core.domain.evaluation import Comparison, CriterionScore, Evaluation, Evidence, Score, StarPart, StoryPart
from core.domain.interview import Answer, Interview, Question
from core.domain.plan import Kind
from core.domain.tape import Tape
from core.domain.word_use import WordUse

_PARTS = Words(
    {
        StarPart.SITUATION: "Situation",
        StarPart.TASK: "Task",
        StarPart.ACTION: "Action",
        StarPart.RESULT: "Result",
    }
)
_CRITERIA = Words(
    {
        "star": "STAR",
        "substance": "Substance",
        "depth": "Depth",
        "clarity": "Clarity",
        "confidence": "Confidence",
    }
)
Span = tuple[int, int, bool]  # from, to, and whether these words earned a low level
WEAK_TO = 2


def question_card(
    interview: Interview,
    question: Question,
    interviewer: str,
    tape: Tape,
    below: Callable[[Question], None] = lambda _: None,
    use_of: Callable[[Question, Answer], WordUse | None] = lambda *_: None,
    design_of: Callable[[Interview, Question], DesignReading] = lambda *_: DesignReading(),
    *,
    is_own: bool = False,
) -> None:
    """The main question, then what followed up; `below` draws what can be done with each, `use_of` describes how an
    answer was put, `design_of` what a design shows. What is made of somebody's papers is shown to
    nobody else: `is_own`."""
    _one(interview, question, t("{name} asked", name=interviewer), tape, use_of, is_own)
    if question.kind is Kind.SYSTEM_DESIGN:
        design(interview, question, design_of(interview, question), plays=bool(tape.lines))
    below(question)
    for follow_up in interview.follow_ups_to(question.id):
        with st.container(key=f"again-{follow_up.id}"):
            _one(interview, follow_up, t("Followed up"), tape, use_of, is_own)
            below(follow_up)


def second_try(comparison: Comparison, question: Question, answer: Answer) -> None:
    """The latest attempt beside the first: levels, and which missing point is now there."""
    head = f"<h4>{t(_TRIES.get(answer.attempt, LATEST_TRY))}<span>{_changed(comparison)}</span></h4>"
    st.html(f'<div class="asked"><div>{head}</div>{_mark(comparison.after.overall)}</div>')
    said, change = st.columns(2, gap="medium")
    spans = spans_of(comparison.after)
    said.html(f'<p class="rh-text said-marked">{marked(answer.text, spans)}</p>')
    change.html(_moves(comparison) + _points_moved(comparison, question))
    if not comparison.same_grader:
        st.caption(t("Two different graders judged these, so part of the change may be theirs."))


LATEST_TRY = m("Your latest try")
_TRIES = {2: m("Your second try"), 3: m("Your third try"), 4: m("Your fourth try"), 5: m("Your fifth try")}


def _changed(comparison: Comparison) -> str:
    change = comparison.change
    if change is None:
        return t("no score to compare")
    if round(change) == 0:
        return t("the same score")
    points = f"{abs(change):.0f}"
    return t("{points} points more", points=points) if change > 0 else t("{points} points fewer", points=points)


def _criterion(criterion_id: str) -> str:
    return _CRITERIA.get(criterion_id) or criterion_id.replace("_", " ").capitalize()


def _mark(score: Score | None) -> str:
    if score is None:
        return ""
    spread = f" <span>± {score.spread:.0f}</span>" if score.spread is not None else ""
    return f'<p class="mark">{score.value:.0f}{spread}</p>'


def _moves(comparison: Comparison) -> str:
    rows = "".join(_move(*levels) for levels in comparison.levels)
    return f'<ul class="moves">{rows}</ul>'


def _move(criterion_id: str, before: int | None, after: int | None) -> str:
    name = escape(_criterion(criterion_id))
    if before is None or after is None:
        told = t("not heard") if after is None else t("level {level}, not heard before", level=after)
        return f"<li><span>{name}</span><span></span><b>{told}</b></li>"
    was, now = (25 * (level - 1) for level in (before, after))
    bar = f'<i class="{"up" if now > was else "down"}" style="left:{min(was, now)}%;width:{abs(now - was)}%"></i>'
    dots = f'<i class="m-was" style="left:{was}%"></i><i class="m-now" style="left:{now}%"></i>'
    said = t("Level {before} before, {after} after", before=before, after=after)
    return (
        f'<li><span>{name}</span><span class="move" role="img" aria-label="{said}">'
        f"{bar}{dots}</span><b>{t('{before} to {after}', before=before, after=after)}</b></li>"
    )


def _points_moved(comparison: Comparison, question: Question) -> str:
    parts = [
        (t("Now said"), "check", "in", comparison.now_said),
        (t("Said before, and not this time"), "remove", "out", comparison.no_longer_said),
        (t("Still missing"), "add", "out", comparison.still_missing),
    ]
    html = ""
    for title, icon, tone, points in parts:
        rows = "".join(
            f'<li class="{tone}"><i class="rh-icon" aria-hidden="true">{icon}</i>'
            f"<span>{escape(question.key_points[n].text)}</span></li>"
            for n in points
            if n < len(question.key_points)
        )
        html += f'<h4>{title}</h4><ul class="keypoints">{rows}</ul>' if rows else ""
    return html


def _one(
    interview: Interview,
    question: Question,
    asked: str,
    tape: Tape,
    use_of: Callable[[Question, Answer], WordUse | None],
    is_own: bool,
) -> None:
    answer, evaluation = interview.answer_to(question.id), interview.evaluation_of(question.id)
    words = f'<div><p class="eyebrow">{escape(asked)}</p><h3>{escape(question.text)}</h3></div>'
    st.html(f'<div class="asked">{words}{_mark(evaluation.overall if evaluation else None)}</div>')
    said, found = st.columns([1.2, 1], gap="medium")
    with said:
        st.html(
            _heading(answer)
            + _said(answer, evaluation, tape)
            + _story(evaluation, question, tape)
            + (_model_answer(evaluation) if is_own or question.source is None else "")
            + (word_use_html(use) if answer and (use := use_of(question, answer)) else "")
        )
    with found:
        st.html(_found(interview.as_graded(question), evaluation))


def _heading(answer: Answer | None) -> str:
    note = f'<u class="good">{t("carried it")}</u><u class="poor">{t("too thin")}</u>'
    if answer and answer.revision:
        note += t("corrected by you")
    elif answer and answer.is_draft:
        note = t("a draft: correct it, then it is graded")
    return f"<h4>{t('You said')}<span>{note}</span></h4>"


def _said(answer: Answer | None, evaluation: Evaluation | None, tape: Tape) -> str:
    if answer is None or answer.skipped or not answer.text.strip():
        return f'<p class="rh-mist">{t("Not answered.")}</p>'
    return f'<p class="rh-text said-marked">{marked(answer.text, spans_of(evaluation), answer.question_id, tape)}</p>'


def spans_of(evaluation: Evaluation | None) -> list[Span]:
    """Each passage with the best level that it was quoted for."""
    levels: dict[tuple[int, int], int] = {}
    for score in evaluation.scores if evaluation else ():
        for words in score.evidence:
            levels[words.start, words.end] = max(levels.get((words.start, words.end), 0), score.level or 0)
    return sorted((start, end, level <= WEAK_TO) for (start, end), level in levels.items())


def marked(text: str, spans: Sequence[Span], question_id: str = "", tape: Tape | None = None) -> str:
    """The text, escaped, with the spans in <mark>, each of which plays its moment; overlapping spans are joined."""
    out, at = "", 0
    for start, end, is_weak in spans:
        if end > max(start, at):
            words = text[max(start, at) : end]
            at_ms = tape.moment_of(question_id, Evidence(words, max(start, at), end)) if tape else None
            plays = (
                f' role="button" tabindex="0" title="{t("Play this moment")}"{moment(at_ms)}'
                if at_ms is not None
                else ""
            )
            out += (
                escape(text[at : max(start, at)])
                + f"<mark{' class=weak' if is_weak else ''}{plays}>{escape(words)}</mark>"
            )
            at = end
    return out + escape(text[at:])


def _story(evaluation: Evaluation | None, question: Question, tape: Tape) -> str:
    """Situation, task, action, result: each with its words, or missing."""
    if not evaluation or not evaluation.story:
        return ""
    parts = "".join(_part(part, question, tape) for part in evaluation.story)
    return f'<h4>{t("As a story")}</h4><dl class="story">{parts}</dl>'


def _part(part: StoryPart, question: Question, tape: Tape) -> str:
    name = _PARTS[part.part]
    if part.evidence is None:
        return f'<div class="out"><dt>{name}</dt><dd>{t("Missing")}</dd></div>'
    at_ms = tape.moment_of(question.id, part.evidence)
    quote = escape(part.evidence.quote)
    words = f'<button type="button" class="plain"{moment(at_ms)}>“{quote}”</button>' if at_ms is not None else quote
    return f'<div><dt>{name}</dt><dd class="rh-text">{words}</dd></div>'


def _found(question: Question, evaluation: Evaluation | None) -> str:
    if evaluation is None:
        return f"<h4>{t('Not graded yet')}</h4>"
    if evaluation.gate is not None:
        body = f"<h4>{t('Not scored')}</h4><p>{GATES[evaluation.gate]}</p>" + _points(question, ())
    else:
        levels = "".join(map(_level, evaluation.scores))
        improve = "".join(f"<li>{escape(worded(text))}</li>" for text in evaluation.improvements)
        advice = f'<h4>{t("What would lift it")}</h4><ul class="advice">{improve}</ul>' if improve else ""
        points = _points(question, evaluation.points_covered)
        body = f'<h4>{t("What it earned")}</h4><dl class="levels">{levels}</dl>{points}{advice}'
    return body


_WRITTEN_BY = {
    "authors": m("written with the question"),
    "built-in": m("put together from the key points"),
    "outline": m("an outline from your own lines"),
}


def _model_answer(evaluation: Evaluation | None) -> str:
    model = evaluation.model_answer if evaluation else None
    if model is None:
        return ""
    known = _WRITTEN_BY.get(model.written_by)
    by = escape(t(known) if known else t("by {name}", name=model.written_by))
    return (
        f'<details class="model"><summary><b>{t("A model answer")}</b><span>{by}</span>'
        f'<i class="rh-icon" aria-hidden="true">expand_more</i></summary>'
        f'<p class="rh-text">{escape(model.text)}</p></details>'
    )


def _level(score: CriterionScore) -> str:
    row = level_row(escape(_criterion(score.criterion_id)), score, t("Not heard"))
    unsure = (
        '<p class="unsure"><i class="rh-icon" aria-hidden="true">call_split</i>'
        + t("The judges disagree by {levels:g} levels; do not rely on this one.", levels=score.spread)
        + "</p>"
        if score.judges_disagree
        else ""
    )
    reason = f'<p class="rh-small rh-mist">{escape(worded(score.reason))}</p>' if score.reason else ""
    return f"{row}{unsure}{reason}"


def _points(question: Question, covered: Sequence[int]) -> str:
    if not question.key_points:
        return ""
    rows = "".join(
        f'<li class="{"in" if n in covered else "out"}"><i class="rh-icon" aria-hidden="true">'
        f"{'check' if n in covered else 'add'}</i><span>{escape(point.text)}"
        f'<span class="sr">{t(" (said)") if n in covered else t(" (missing)")}</span></span></li>'
        for n, point in enumerate(question.key_points)
    )
    return f'<h4>{t("What a strong answer has")}</h4><ul class="keypoints">{rows}</ul>'
