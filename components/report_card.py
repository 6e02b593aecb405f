"""The report: score, what it rests on, question by question. Every quote is the candidate's own, and shown as text."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.words import GATES, KINDS, MODES, STATUSES, count, day_and_time, minutes
from core.domain.evaluation import CriterionScore, CriterionSummary, Evaluation, Evidence, Report, Score
from core.domain.interview import Answer, Interview, Question


def _pm(score: Score) -> str:
    return f"<span>± {score.spread:.0f}</span>" if score.spread is not None else ""


def top(interview: Interview, report: Report, role: str) -> None:
    """The headline in words and the score beside it."""
    words, score = st.columns([1.45, 1], gap="medium", vertical_alignment="center")
    length = f", {minutes((interview.ended_at - interview.started_at).total_seconds())}" if interview.ended_at else ""
    with words, st.container(key="verdict"):
        about = f"{KINDS[interview.plan.kind]} · {role} · {day_and_time(interview.started_at)}{length}"
        st.html(f'<p class="eyebrow">{escape(about)}</p>')
        st.title(escape(report.headline), anchor=False)
        st.markdown(report.summary)
    with score, st.container(key="card-score"):
        st.html(_score(report.overall) + _facts(interview, report))


def _score(overall: Score | None) -> str:
    if overall is None:
        return '<div class="score"><p class="big"><b>–</b><span>Not scored</span></p></div>'
    value, spread = overall.value, overall.spread
    band = ""
    if spread:
        low, high = max(0.0, value - spread), min(100.0, value + spread)
        band = f'<span class="band" style="left:{low:.1f}%;width:{high - low:.1f}%"></span>'
    return (
        f'<div class="score"><p class="big"><b>{value:.0f}</b>{_pm(overall)}</p></div>'
        f'<div class="scale" role="img" aria-label="Score {value:.0f} of 100">{band}'
        f'<span class="is" style="left:{value:.1f}%"></span></div>'
        '<div class="ends"><span>0</span><span>100</span></div>'
    )


def _facts(interview: Interview, report: Report) -> str:
    asked = len(interview.main_questions)
    graded = round(report.coverage * asked)
    status, icon = STATUSES[interview.status]
    spread = report.overall.spread if report.overall else None
    rows = [
        ("Coverage", f"{report.coverage * 100:.0f} %: {graded} of {count(asked, 'question')} scored"),
        ("Spread", f"± {spread:.0f} between judgements" if spread is not None else "One judgement, so none is given"),
        ("Ended", f'<i class="rh-icon" aria-hidden="true">{icon}</i> {status}'),
        ("Mode", MODES[interview.plan.mode]),
        ("Graded by", escape(", ".join(report.graded_by) or "nobody yet")),
    ]
    return '<dl class="facts">' + "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows) + "</dl>"


def criteria(summaries: Sequence[CriterionSummary], interview: Interview) -> None:
    """Bars that open to the words they rest on."""
    numbers = {question.id: n for n, question in enumerate(interview.main_questions, 1)}
    numbers |= {q.id: numbers.get(q.follows or "", 0) for q in interview.questions if q.is_follow_up}
    with st.container(key="card-criteria"):
        st.html("".join(_criterion(summary, numbers, n == 0) for n, summary in enumerate(summaries)))


def _criterion(summary: CriterionSummary, numbers: dict[str, int], opened: bool) -> str:
    score = summary.score
    value = (
        f'<span class="c-score">{score.value:.0f}{_pm(score)}</span>'
        if score
        else '<span class="c-score">Not heard</span>'
    )
    bar = f'<i class="fill" style="width:{score.value:.1f}%"></i>' if score else ""
    tone = "none" if score is None else "low" if score.value < 50 else ""
    quotes = "".join(_quote(evidence, numbers.get(qid, 0)) for qid, evidence in summary.evidence[:4])
    body = quotes or '<p class="rh-mist">None of your words carried this one, so it is not scored.</p>'
    return (
        f'<details class="crit {tone}" {"open" if opened else ""}><summary><b>{escape(summary.name)}</b>{value}'
        '<i class="rh-icon" aria-hidden="true">expand_more</i>'
        f'<span class="c-bar" aria-hidden="true">{bar}</span></summary>'
        f'<div class="c-said">{body}</div></details>'
    )


def _quote(evidence: Evidence, number: int) -> str:
    where = f"<figcaption>Question {number}</figcaption>" if number else ""
    return (
        f'<figure class="c-quote"><blockquote class="rh-text">“{escape(evidence.quote)}”</blockquote>{where}</figure>'
    )


def lists(report: Report) -> None:
    """Strengths only where some were shown; what to improve; what to do next."""
    parts = [
        ("Strengths", "check_circle", "good", report.strengths),
        ("To work on", "flag", "poor", report.improvements),
        ("Next steps", "arrow_forward", "", report.next_steps),
    ]
    shown = [part for part in parts if part[3]]
    for title, icon, tone, items in shown:
        rows = "".join(
            f'<li><i class="rh-icon {tone}" aria-hidden="true">{icon}</i><span>{escape(item)}</span></li>'
            for item in items
        )
        with st.container(key=f"card-list-{title.split()[-1].lower()}"):
            st.html(f'<h3 class="fig-head">{title}</h3><ul class="points">{rows}</ul>')


def question_card(interview: Interview, question: Question, interviewer: str) -> None:
    """One main question with its follow-ups: asked, said with the evidence marked, found and missing."""
    with st.container(key="card-question"):
        _one(interview, question, f"{interviewer} asked")
        for follow_up in interview.follow_ups_to(question.id):
            with st.container(key=f"again-{follow_up.id}"):
                _one(interview, follow_up, "Followed up")


def _one(interview: Interview, question: Question, asked: str) -> None:
    answer = interview.answer_to(question.id)
    evaluation = interview.evaluation_of(question.id, answer.attempt) if answer else None
    overall = evaluation.overall if evaluation else None
    mark = f'<p class="mark">{overall.value:.0f} {_pm(overall)}</p>' if overall else ""
    words = f'<div><p class="eyebrow">{escape(asked)}</p><h3>{escape(question.text)}</h3></div>'
    st.html(f'<div class="asked">{words}{mark}</div>')
    said, found = st.columns([1.2, 1], gap="medium")
    with said:
        st.html("<h4>You said</h4>" + _said(answer, evaluation))
    with found:
        st.html(_found(question, evaluation))


def _said(answer: Answer | None, evaluation: Evaluation | None) -> str:
    if answer is None or answer.skipped or not answer.text.strip():
        return '<p class="rh-mist">Not answered.</p>'
    spans = sorted({(e.start, e.end) for s in evaluation.scores for e in s.evidence} if evaluation else ())
    return f'<p class="rh-text said-marked">{marked(answer.text, spans)}</p>'


def marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text, escaped, with the spans in <mark>; overlapping spans are joined."""
    out, at = "", 0
    for start, end in spans:
        if end > max(start, at):
            out += escape(text[at : max(start, at)]) + f"<mark>{escape(text[max(start, at) : end])}</mark>"
            at = end
    return out + escape(text[at:])


def _found(question: Question, evaluation: Evaluation | None) -> str:
    if evaluation is None:
        return "<h4>Not graded yet</h4>"
    if evaluation.gate is not None:
        return f"<h4>Not scored</h4><p>{GATES[evaluation.gate]}</p>" + _points(question, ())
    levels = "".join(map(_level, evaluation.scores))
    improve = "".join(f"<li>{escape(text)}</li>" for text in evaluation.improvements)
    advice = f'<h4>What would lift it</h4><ul class="advice">{improve}</ul>' if improve else ""
    return (
        f'<h4>What it earned</h4><dl class="levels">{levels}</dl>'
        + _points(question, evaluation.points_covered)
        + advice
    )


def _level(score: CriterionScore) -> str:
    name = escape(score.criterion_id.replace("_", " ").capitalize())
    level = f"Level {score.level} of 5" if score.level is not None else "Not heard"
    steps = "".join(f'<i class="{"on" if score.level and n <= score.level else ""}"></i>' for n in range(1, 6))
    return (
        f'<div><dt>{name}</dt><dd><span class="steps" aria-hidden="true">{steps}</span><span>{level}</span></dd></div>'
    )


def _points(question: Question, covered: Sequence[int]) -> str:
    if not question.key_points:
        return ""
    rows = "".join(
        f'<li class="{"in" if n in covered else "out"}"><i class="rh-icon" aria-hidden="true">'
        f"{'check' if n in covered else 'add'}</i><span>{escape(point.text)}"
        f'<span class="sr">{" (said)" if n in covered else " (missing)"}</span></span></li>'
        for n, point in enumerate(question.key_points)
    )
    return f'<h4>What a strong answer has</h4><ul class="keypoints">{rows}</ul>'
