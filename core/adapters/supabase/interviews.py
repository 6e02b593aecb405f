"""One person's interviews, drafts and gradings."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from core.adapters.supabase.clients import ROWS, Clients, call, checked, first, settled
from core.adapters.supabase.queries import as_parameters, as_uuid, indexed_words, plain
from core.domain.evaluation import Evaluation, Score
from core.domain.interview import Draft, Interview, Question
from core.domain.practice import History, PastInterview, QuestionResult
from core.domain.progress import DashboardFigures, DeliveryPoint, InterviewQuery, InterviewSummary, Page, TrendPoint
from core.errors import NotFound
from core.records import EVALUATION, INTERVIEW, answered_count, as_json, from_json, searched_text

log = logging.getLogger(__name__)

TREND_POINTS = 500
RECENT_INTERVIEWS = 60
QUESTIONS_OF = 400  # interviews

T = TypeVar("T")
SUMMARY = TypeAdapter(InterviewSummary)
POINT = TypeAdapter(TrendPoint)
PAST = TypeAdapter(PastInterview)
RESULT = TypeAdapter(QuestionResult)
FIGURES = TypeAdapter(DashboardFigures)
DRAFT = TypeAdapter(Draft)
BANK_IDS = TypeAdapter(frozenset[str])
KEY = TypeAdapter(dict[str, str])


@dataclass(frozen=True, slots=True)
class Graded:
    number: int  # in the order of grading
    body: str


@dataclass(frozen=True, slots=True)
class Stored:
    version: int
    body: str
    evaluations: tuple[Graded, ...]


@dataclass(frozen=True, slots=True)
class Found:
    total: int
    items: tuple[dict[str, Any], ...]


STORED = TypeAdapter(Stored)
FOUND = TypeAdapter(Found)
FIGURES_AND_ROWS = TypeAdapter(dict[str, Any])
COUNT = TypeAdapter(int)


class SupabaseInterviewStore:
    """The token says who asks: what belongs to others is not found. `owner_id` narrows as well, so that what others let
    this person read is never taken for this person's own."""

    def __init__(self, clients: Clients, owner_id: str, *, asked_by: str | None = None) -> None:
        """`asked_by` is a coach who reads: what of it, the policies say."""
        self._clients = clients
        self._owner_id = owner_id
        self._asked_by = asked_by or owner_id

    def save(self, interview: Interview) -> Interview:
        what = f"interview {interview.id}"
        if interview.candidate_id != self._owner_id:
            raise NotFound(f"{what} is not this person's")
        saved = replace(interview, version=interview.version + 1)
        outcome = self._call(
            "save_interview",
            id=as_uuid(interview.id, "interview"),
            version=interview.version,
            columns=_columns(saved),
            questions=[_question(saved, at, question) for at, question in enumerate(saved.questions)],
            words=indexed_words(searched_text(saved)),
            body=as_json(INTERVIEW, saved, without={"evaluations", "version"}),
        )
        settled(outcome, what)
        return saved

    def save_grading(
        self, interview_id: str, evaluations: Sequence[Evaluation], *, overall: Score | None, coverage: float
    ) -> None:
        outcome = self._call(
            "save_grading",
            interview_id=as_uuid(interview_id, "interview"),
            evaluations=[_evaluation(evaluation) for evaluation in evaluations],
            scores=[row for evaluation in evaluations for row in _criterion_scores(evaluation)],
            score=overall.value if overall else None,
            spread=overall.spread if overall else None,
            coverage=coverage,
        )
        settled(outcome, f"interview {interview_id}")

    def get(self, interview_id: str) -> Interview:
        key = as_uuid(interview_id, "interview")
        row = first(
            STORED,
            self._client.table("interviews")
            .select("version, body, evaluations(number, body)")
            .eq("id", key)
            .eq("owner_id", self._owner_id),
        )
        if row is None:
            raise NotFound(f"interview {interview_id}")
        graded = sorted(row.evaluations, key=lambda evaluation: evaluation.number)
        return replace(
            from_json(INTERVIEW, row.body),
            version=row.version,
            evaluations=tuple(from_json(EVALUATION, evaluation.body) for evaluation in graded),
        )

    def search(self, query: InterviewQuery) -> Page[InterviewSummary]:
        answer = self._call(
            "search_interviews",
            query=self._parameters(query),
            sort=str(query.sort),
            limit=query.page_size,
            offset=(query.page - 1) * query.page_size,
        )
        found = checked(FOUND, answer)
        return Page(tuple(_readable(SUMMARY, found.items)), found.total, query.page, query.page_size)

    def totals(self, query: InterviewQuery) -> DashboardFigures:
        return checked(FIGURES, self._figures("overview", query))

    def dashboard(self, query: InterviewQuery) -> DashboardFigures:
        found = self._figures("dashboard", query, points=TREND_POINTS, recent=RECENT_INTERVIEWS)
        trend = found.pop("trend", ())
        return checked(FIGURES, {**found, "trend": tuple(_readable(POINT, trend))})

    def history(self) -> History:
        answer = call(self._clients.of(self._owner_id), "practice_history", newest=QUESTIONS_OF)
        rows = checked(FIGURES_AND_ROWS, answer)
        past, results = checked(ROWS, rows.get("interviews")), checked(ROWS, rows.get("questions"))
        return History(tuple(_readable(PAST, past)), tuple(_readable(RESULT, results)))

    def asked_bank_ids(self) -> frozenset[str]:
        return checked(BANK_IDS, self._call("asked_bank_ids"))

    def delete(self, interview_id: str) -> None:
        key = as_uuid(interview_id, "interview")
        request = self._client.table("interviews").delete().eq("id", key).eq("owner_id", self._owner_id).select("id")
        if first(KEY, request) is None:
            raise NotFound(f"interview {interview_id}")

    def save_draft(self, draft: Draft) -> None:
        outcome = self._call(
            "save_draft",
            interview_id=as_uuid(draft.interview_id, "interview"),
            slot=draft.slot,
            text=plain(draft.text),
            saved_at=draft.saved_at.isoformat(),
        )
        settled(outcome, f"interview {draft.interview_id}")

    def draft(self, interview_id: str, slot: str) -> Draft | None:
        key = as_uuid(interview_id, "interview")
        found = first(
            DRAFT,
            self._client.table("drafts")
            .select("interview_id, slot, text, saved_at")
            .eq("interview_id", key)
            .eq("slot", slot)
            .eq("owner_id", self._owner_id),
        )
        return replace(found, interview_id=interview_id) if found else None

    def _parameters(self, query: InterviewQuery) -> dict[str, object]:
        return {**as_parameters(query), "owner_id": self._owner_id}

    @property
    def _client(self) -> Any:
        return self._clients.of(self._asked_by)

    def _figures(self, function: str, query: InterviewQuery, **arguments: Any) -> dict[str, Any]:
        found = checked(FIGURES_AND_ROWS, self._call(function, query=self._parameters(query), **arguments))
        checked(COUNT, found.get("interviews"))  # the figures have defaults, and an answer without them is none
        return found

    def _call(self, function: str, **arguments: Any) -> Any:
        return call(self._client, function, **arguments)


def _columns(interview: Interview) -> dict[str, object]:
    plan, said = interview.plan, DeliveryPoint.of(interview)
    return {
        "kind": plan.kind,
        "domain": plain(plan.domain),
        "role": plain(plan.role),
        "difficulty": plan.difficulty,
        "mode": plan.mode,
        "status": interview.status,
        "completion_method": interview.completion_method,
        "started_at": interview.started_at.isoformat(),
        "ended_at": interview.ended_at.isoformat() if interview.ended_at else None,
        "time_limit_s": plan.time_limit_minutes * 60,
        "question_count": plan.question_count,
        "answered_count": answered_count(interview),
        "words_per_minute": said.words_per_minute if said else None,
        "fillers_per_minute": said.fillers_per_minute if said else None,
        "longest_pause_ms": said.longest_pause_ms if said else None,
    }


def _question(interview: Interview, position: int, question: Question) -> dict[str, object]:
    answer = interview.answer_to(question.id)
    return {
        "question_id": question.id,
        "position": position,
        "bank_id": question.bank_id,
        "kind": question.kind,
        "difficulty": question.difficulty,
        "competency": plain(question.competency),
        "follows": question.follows,
        "answered_at": answer.answered_at.isoformat() if answer else None,
        "skipped": answer.skipped if answer else None,
    }


def _evaluation(evaluation: Evaluation) -> dict[str, object]:
    return {
        "question_id": evaluation.question_id,
        "attempt": evaluation.attempt,
        "rubric_id": evaluation.rubric_id,
        "graded_by": evaluation.graded_by,
        "gate": evaluation.gate,
        "score": evaluation.overall.value if evaluation.overall else None,
        "spread": evaluation.overall.spread if evaluation.overall else None,
        "body": as_json(EVALUATION, evaluation),
    }


def _criterion_scores(evaluation: Evaluation) -> Iterator[dict[str, object]]:
    for score in evaluation.scores:
        yield {
            "question_id": evaluation.question_id,
            "attempt": evaluation.attempt,
            "criterion_id": score.criterion_id,
            "level": score.level,
            "spread": score.spread,
        }


def _readable(adapter: TypeAdapter[T], rows: Sequence[Mapping[str, object]]) -> Iterator[T]:
    for row in rows:
        try:
            yield adapter.validate_python(row)
        except ValidationError:
            # One row that cannot be understood must not hide all the others.
            log.warning("interview %s is left out of a list: its row is damaged", row.get("id"))
