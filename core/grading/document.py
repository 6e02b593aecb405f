"""A report put into the words and numbers of a document that can be printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from core.domain.board import DesignReading, PhaseTouch
from core.domain.board_text import as_mermaid, lines_of
from core.domain.delivery import SpokenSummary
from core.domain.document import Bar, Document, QuestionPart
from core.domain.evaluation import Evaluation, Gate, Report
from core.domain.interview import Answer, Interview, Question

WHEEL_FROM = 3  # spokes
MAX_QUOTES = 2  # a criterion
GATES = {
    Gate.EMPTY: "No answer was given.",
    Gate.TOO_SHORT: "Under twelve words: too short to score.",
    Gate.GIBBERISH: "This could not be read as sentences.",
    Gate.ECHO: "This repeats the question.",
    Gate.REFUSAL: "The answer says that it does not know.",
    Gate.OTHER_LANGUAGE: "This is not in the language of the interview.",
    Gate.SKIPPED: "Skipped: it counts as not answered, never as zero.",
}


ReadDesigns = Mapping[str, DesignReading]  # by main question


def document_of(
    interview: Interview, report: Report, spoken: SpokenSummary | None, designs: ReadDesigns | None = None
) -> Document:
    """Times are in UTC, and say so: a file is read anywhere."""
    plan = interview.plan
    started = interview.started_at
    kind = plan.kind.value.replace("_", " ").capitalize()
    return Document(
        about=f"{kind} · {plan.role} · {started.day} {started:%B %Y, %H:%M} UTC",
        headline=report.headline,
        summary=report.summary,
        score=report.overall,
        facts=tuple(_facts(interview, report)),
        criteria=tuple(
            Bar(
                one.name,
                one.score.value if one.score else None,
                one.score.spread if one.score else None,
                tuple(evidence.quote for _, evidence in one.evidence[:MAX_QUOTES]),
            )
            for one in report.criteria
        ),
        skills=skills_of(interview, report),
        lists=(
            ("Strengths", report.strengths),
            ("To work on", report.improvements),
            ("Next steps", report.next_steps),
        ),
        delivery=tuple(_delivery(spoken)) if spoken else (),
        questions=tuple(_questions(interview, designs or {})),
        pace=spoken.pace if spoken else (),
    )


def skills_of(interview: Interview, report: Report) -> tuple[tuple[str, float], ...]:
    """Competencies with their mean score; where there are fewer than three, criteria; empty below three of those."""
    found: dict[str, list[float]] = {}
    for question in interview.main_questions:
        evaluation = interview.evaluation_of(question.id)
        if evaluation and evaluation.overall:
            found.setdefault(question.competency, []).append(evaluation.overall.value)
    competencies = tuple((name, sum(values) / len(values)) for name, values in found.items())
    if len(competencies) >= WHEEL_FROM:
        return competencies
    scored = tuple((one.name, one.score.value) for one in report.criteria if one.score)
    return scored if len(scored) >= WHEEL_FROM else ()


def _facts(interview: Interview, report: Report) -> Iterable[tuple[str, str]]:
    asked = len(interview.main_questions)
    yield "Coverage", f"{report.coverage * 100:.0f} %: {round(report.coverage * asked)} of {asked} questions scored"
    if report.overall and report.overall.spread is not None:
        yield "Spread", f"± {report.overall.spread:.0f} between judgements"
    yield "Ended", interview.status.value.replace("_", " ")
    yield "Mode", interview.plan.mode.value
    yield "Graded by", ", ".join(report.graded_by) or "nobody yet"


def _delivery(spoken: SpokenSummary) -> Iterable[str]:
    yield spoken.in_words
    if spoken.words_per_minute is not None:
        yield f"{spoken.words_per_minute:.0f} words a minute"
    if spoken.filler_count is not None:
        yield f"{spoken.filler_count} fillers"
    if spoken.longest_pause_ms is not None:
        of = f" of {spoken.pause_count}" if (spoken.pause_count or 0) > 1 else ""
        yield f"Longest pause{of}: {spoken.longest_pause_ms / 1000:.1f} seconds"
    if spoken.pitch_variation_semitones is not None:
        yield f"Pitch variation: {spoken.pitch_variation_semitones:.1f} semitones"
    if spoken.volume_dbfs is not None:
        yield f"Loudness: {spoken.volume_dbfs:.0f} dB full scale"


def _questions(interview: Interview, designs: ReadDesigns) -> Iterable[QuestionPart]:
    for number, question in enumerate(interview.main_questions, start=1):
        part = _part(interview, question, f"Question {number}, {question.competency}")
        yield _with_design(part, interview, question, designs.get(question.id, DesignReading()))
        for follow_up in interview.follow_ups_to(question.id):
            yield _part(interview, follow_up, f"Question {number}, followed up")


def _with_design(part: QuestionPart, interview: Interview, question: Question, reading: DesignReading) -> QuestionPart:
    board = interview.board_of(question.id)
    is_drawn = board is not None and not board.is_empty
    return replace(
        part,
        drawn=lines_of(board) if board and is_drawn else (),
        mermaid=as_mermaid(board) if board and is_drawn else "",
        phases=tuple((one.name, _moment(one, interview)) for one in reading.phases),
        only_drawn=reading.only_drawn,
    )


def _moment(one: PhaseTouch, interview: Interview) -> str:
    if one.at is None:
        return "not touched"
    seconds = max(0, round((one.at - interview.started_at).total_seconds()))
    return f"first {'drawn' if one.is_drawn else 'said'} at {seconds // 60}:{seconds % 60:02d}"


def _part(interview: Interview, question: Question, label: str) -> QuestionPart:
    answer, evaluation = interview.answer_to(question.id), interview.evaluation_of(question.id)
    covered = set(evaluation.points_covered) if evaluation else set()
    points = list(enumerate(point.text for point in interview.as_graded(question).key_points))
    return QuestionPart(
        label=label,
        asked=question.text,
        said=_said(answer),
        score=evaluation.overall if evaluation else None,
        gate=GATES[evaluation.gate] if evaluation and evaluation.gate else "",
        levels=tuple(_levels(evaluation)) if evaluation else (),
        covered=tuple(text for n, text in points if n in covered),
        missing=tuple(text for n, text in points if n not in covered) if evaluation else (),
        model_answer=evaluation.model_answer.text if evaluation and evaluation.model_answer else "",
        tries=tuple(_tries(interview, question)),
    )


def _said(answer: Answer | None) -> str:
    return "Not answered." if answer is None or answer.skipped or not answer.text.strip() else answer.text


def _levels(evaluation: Evaluation) -> Iterable[tuple[str, str]]:
    for score in evaluation.scores:
        unsure = ", and the judges disagree" if score.judges_disagree else ""
        level = "not heard" if score.level is None else f"level {score.level} of 5{unsure}"
        yield score.criterion_id.replace("_", " ").capitalize(), level


def _tries(interview: Interview, question: Question) -> Iterable[tuple[str, str]]:
    for answer in interview.attempts_at(question.id)[1:]:
        evaluation = interview.evaluation_of(question.id, answer.attempt)
        score = f", {evaluation.overall.value:.0f} of 100" if evaluation and evaluation.overall else ""
        yield f"Try {answer.attempt}{score}", answer.text
