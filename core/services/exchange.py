"""Interviews out as CSV or JSON, exactly those that a filter finds, and that JSON in again, elsewhere or here."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from core.domain.evaluation import CriterionScore, Score
from core.domain.interview import Interview, Question
from core.domain.people import Identity
from core.domain.progress import InterviewQuery, InterviewSummary
from core.errors import Conflict, InputRejected, StoreError
from core.ports import InterviewStore
from core.services.paging import every

FORMAT, VERSION = "rehearsal-interviews", 1
LARGEST_IMPORT_MB = 100
# Of the CSV, and what each says. Scores are points of 100, instants ISO 8601 in UTC; empty means not measured.
COLUMNS = {
    "interview_id": "the interview, the same in every row of it",
    "started_at": "when it began",
    "ended_at": "when it was over; empty while it goes on",
    "kind": "behavioural, technical, coding …",
    "domain": "the field",
    "role": "the role that was rehearsed",
    "difficulty": "as it was chosen",
    "mode": "practice or real",
    "status": "in_progress, completed, ended_early or timed_out",
    "interview_score": "of the whole interview",
    "interview_spread": "how far repeated judgements of it lie apart",
    "coverage": "the part of the interview that the score rests on, 0 to 1",
    "question_id": "the question, within its interview",
    "follows": "the question that this one followed up",
    "competency": "its topic",
    "question": "as it was asked",
    "answer": "as it was given, or corrected",
    "attempt": "1 in the interview, more for tries after it",
    "answered_at": "when it was given",
    "skipped": "whether the question was passed over",
    "score": "of this answer",
    "spread": "how far repeated judgements of it lie apart",
    "levels": "criterion and level of 5, separated by semicolons",
    "gate": "why it was not judged: empty, echoed, too short …",
    "strengths": "what was good",
    "improvements": "what would lift it",
    "graded_by": "who judged it",
}
INTERVIEW = TypeAdapter(Interview)
SCORE = TypeAdapter(Score | None)


@dataclass(frozen=True, slots=True)
class Imported:
    added: int
    known: int  # were here before, and left as they are


@dataclass(frozen=True, slots=True)
class ExchangeService:
    identity: Identity
    store: InterviewStore

    def as_csv(self, query: InterviewQuery) -> Iterator[str]:
        """A header and one row a question, line by line; an interview without questions has one row. Cells that a
        spreadsheet would calculate begin with an apostrophe. Raises StoreError."""
        yield _line(COLUMNS)
        for summary, interview in self._found(query):
            about = _about(summary)
            for question in interview.questions or (None,):
                for cells in _answers(interview, question) if question else [[""] * (len(COLUMNS) - len(about))]:
                    yield _line([*about, *cells])

    def as_json(self, query: InterviewQuery) -> Iterator[str]:
        """One object, piece by piece: `format`, `version`, and `interviews`, each with its `interview` (plan,
        questions, turns, answers and evaluations whole), `score` ({"value", "spread"} or null) and `coverage`.
        Raises StoreError."""
        yield f'{{"format": "{FORMAT}", "version": {VERSION}, "interviews": ['
        for number, (summary, interview) in enumerate(self._found(query)):
            score = None if summary.score is None else {"value": summary.score, "spread": summary.spread}
            entry = {
                "interview": INTERVIEW.dump_python(interview, mode="json", exclude={"candidate_id", "version"}),
                "score": score,
                "coverage": summary.coverage,
            }
            yield (",\n" if number else "\n") + json.dumps(entry, ensure_ascii=False)
        yield "\n]}\n"

    def take_in(self, content: bytes) -> Imported:
        """Adds what `as_json` wrote, as this person's own; what is here already stays as it is, so that a second time
        changes nothing. The whole file is read before the first interview is kept. Raises InputRejected, StoreError."""
        entries = _entries(content, self.identity.id)
        added: list[str] = []
        try:
            for interview, score, coverage in entries:
                if self._is_new(interview):
                    added.append(interview.id)
                    if coverage is not None:
                        self.store.save_grading(interview.id, interview.evaluations, overall=score, coverage=coverage)
        except StoreError:
            for interview_id in added:
                self.store.delete(interview_id)
            raise
        return Imported(len(added), len(entries) - len(added))

    def _is_new(self, interview: Interview) -> bool:
        """Whether it was not here, and now is."""
        try:
            self.store.save(replace(interview, evaluations=()))
        except Conflict:
            return False
        return True

    def _found(self, query: InterviewQuery) -> Iterator[tuple[InterviewSummary, Interview]]:
        for summary in every(self.store.search, query):
            yield summary, self.store.get(summary.id)


def _about(summary: InterviewSummary) -> list[object]:
    ended = summary.ended_at.isoformat() if summary.ended_at else None
    what = [summary.kind, summary.domain, summary.role, summary.difficulty, summary.mode, summary.status]
    return [summary.id, summary.started_at.isoformat(), ended, *what, summary.score, summary.spread, summary.coverage]


def _answers(interview: Interview, question: Question) -> Iterator[list[object]]:
    about = [question.id, question.follows, question.competency, question.text]
    attempts = interview.attempts_at(question.id)
    if not attempts:
        yield [*about, *[""] * (len(COLUMNS) - len(about) - 12)]
    for answer in attempts:
        said = [answer.text, answer.attempt, answer.answered_at.isoformat(), answer.skipped]
        found = interview.evaluation_of(question.id, answer.attempt)
        if found is None:
            yield [*about, *said, *[""] * 7]
            continue
        score = found.overall
        marks = [score.value if score else None, score.spread if score else None, _levels(found.scores), found.gate]
        yield [*about, *said, *marks, "\n".join(found.strengths), "\n".join(found.improvements), found.graded_by]


def _levels(scores: tuple[CriterionScore, ...]) -> str:
    return "; ".join(f"{score.criterion_id} {score.level}" for score in scores if score.level is not None)


def _line(cells: Iterable[Any]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([_defused(cell) if isinstance(cell, str) else cell for cell in cells])
    return written.getvalue()


def _defused(text: str) -> str:
    """OWASP, "CSV injection": a cell that begins with one of these is a formula to a spreadsheet."""
    return "'" + text if text.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


def _entries(content: bytes, owner_id: str) -> list[tuple[Interview, Score | None, float | None]]:
    if len(content) > LARGEST_IMPORT_MB * 2**20:
        raise InputRejected(f"This file is larger than {LARGEST_IMPORT_MB} MB. Export fewer interviews at a time.")
    document = _document(content)
    if document.get("version") != VERSION:
        raise InputRejected(
            f"This export has version {str(document.get('version'))[:20]}, and this is made for version {VERSION}. "
            "Nothing was imported; update Rehearsal, or export it again."
        )
    found = document.get("interviews")
    if not isinstance(found, list):
        raise InputRejected("This export holds no list of interviews. Nothing was imported.")
    return [_entry(entry, number, owner_id) for number, entry in enumerate(found, start=1)]


def _document(content: bytes) -> dict[str, Any]:
    foreign = InputRejected("This is not an export of Rehearsal. Choose a JSON file from the Progress page.")
    try:
        text = content.decode()
        document = json.loads(text)
    except (UnicodeDecodeError, RecursionError):
        raise foreign from None
    except json.JSONDecodeError:
        if f'"{FORMAT}"' in text[:200]:
            raise InputRejected("This export is incomplete: its end is missing. Nothing was imported.") from None
        raise foreign from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise foreign
    return document


def _entry(entry: object, number: int, owner_id: str) -> tuple[Interview, Score | None, float | None]:
    try:
        if not isinstance(entry, dict) or not isinstance(entry.get("interview"), dict):
            raise ValueError("no interview")
        whole = {**entry["interview"], "candidate_id": owner_id, "version": 0}
        interview, score = INTERVIEW.validate_python(whole), SCORE.validate_python(entry.get("score"))
        coverage = TypeAdapter(float | None).validate_python(entry.get("coverage"))
        # An id becomes part of addresses and of the folder of recordings: one of ours, or none.
        if interview.started_at.tzinfo is None or str(UUID(interview.id)) != interview.id:
            raise ValueError("no time zone, or not our id")
    except (ValidationError, ValueError):
        # What is wrong there would quote somebody's answers: the place is enough.
        raise InputRejected(f"Interview {number} of this export cannot be read. Nothing was imported.") from None
    return interview, score, coverage
