"""A database in memory that keeps the contract of the real ones."""

import re
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.domain.backlog import Backlog
from core.domain.camera import FramingCounts
from core.domain.chat import Conversation, ConversationSummary
from core.domain.coding import Submission
from core.domain.evaluation import Evaluation, Score
from core.domain.interview import Draft, Interview
from core.domain.operations import OperationsFigures
from core.domain.practice import History, Preferences
from core.domain.progress import DashboardFigures, InterviewQuery, InterviewSummary, Page, Sort
from core.domain.sharing import OwnedShare, Share
from core.errors import Conflict, NotFound
from tests.fakes.memory_library import MemoryLibrary, Shelf
from tests.fakes.memory_presets import MemoryPresets
from tests.fakes.memory_resumes import MemoryJobs, MemoryResumes, PaperRows
from tests.fakes.plain_figures import figures_of
from tests.fakes.plain_history import history_of
from tests.fakes.plain_operations import operations_of


@dataclass
class Rows:
    interviews: dict[str, Interview] = field(default_factory=dict)
    grades: dict[str, tuple[Score | None, float]] = field(default_factory=dict)
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    submissions: dict[str, Submission] = field(default_factory=dict)
    shares: dict[str, tuple[str, Share]] = field(default_factory=dict)  # by id: the token's hash, and the share
    preferences: dict[str, Preferences] = field(default_factory=dict)
    presence: dict[tuple[str, str], FramingCounts] = field(default_factory=dict)  # by interview and question
    library: Shelf = field(default_factory=Shelf)
    presets: dict[str, str] = field(default_factory=dict)
    papers: PaperRows = field(default_factory=PaperRows)
    lock: threading.RLock = field(default_factory=threading.RLock)


class MemoryDatabase:
    name = "memory"

    def __init__(self) -> None:
        self._rows = Rows()

    def ping(self) -> None:
        return None

    def backlog(self, owner_id: str) -> Backlog:
        return Backlog()

    def forget(self, owner_id: str) -> None:
        return None

    def interviews(self, owner_id: str) -> "MemoryInterviews":
        return MemoryInterviews(self._rows, owner_id)

    def conversations(self, owner_id: str) -> "MemoryConversations":
        return MemoryConversations(self._rows, owner_id)

    def library(self, owner_id: str) -> MemoryLibrary:
        return MemoryLibrary(self._rows.library, owner_id)

    def submissions(self, owner_id: str) -> "MemorySubmissions":
        return MemorySubmissions(self._rows, owner_id)

    def shares(self, owner_id: str) -> "MemoryShares":
        return MemoryShares(self._rows, owner_id)

    def operations(self, owner_id: str) -> "MemoryOperations":
        return MemoryOperations(self._rows)

    def preferences(self, owner_id: str) -> "MemoryPreferences":
        return MemoryPreferences(self._rows, owner_id)

    def presence(self, owner_id: str) -> "MemoryPresence":
        return MemoryPresence(self._rows, owner_id)

    def presets(self, owner_id: str) -> MemoryPresets:
        return MemoryPresets(self._rows.presets)

    def resumes(self, owner_id: str) -> MemoryResumes:
        return MemoryResumes(self._rows.papers, owner_id)

    def jobs(self, owner_id: str) -> MemoryJobs:
        return MemoryJobs(self._rows.papers, owner_id)

    def shared(self, token_hash: str) -> OwnedShare:
        for kept, share in list(self._rows.shares.values()):
            if kept == token_hash:
                return OwnedShare(self._rows.interviews[share.interview_id].candidate_id, share)
        raise NotFound("share")

    def opened_with(self, token_hash: str) -> "MemoryDatabase":
        return self


class MemoryOperations:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def figures(self, since: datetime) -> OperationsFigures:
        held = [(i, self._rows.grades.get(i.id, (None, None))[0]) for i in self._rows.interviews.values()]
        return operations_of([one for one in held if one[0].started_at >= since], list(self._rows.submissions.values()))


class MemoryPreferences:
    def __init__(self, rows: Rows, owner_id: str) -> None:
        self._rows = rows
        self._owner = owner_id

    def load(self) -> Preferences:
        return self._rows.preferences.get(self._owner, Preferences())

    def save(self, preferences: Preferences) -> None:
        self._rows.preferences[self._owner] = preferences


class MemoryPresence:
    def __init__(self, rows: Rows, owner_id: str) -> None:
        self._rows = rows
        self._owner = owner_id

    def save(self, interview_id: str, question_id: str, counts: FramingCounts) -> None:
        if not self._is_own(interview_id):
            raise NotFound(interview_id)
        self._rows.presence[interview_id, question_id] = counts

    def of_interview(self, interview_id: str) -> dict[str, FramingCounts]:
        found = {key[1]: counts for key, counts in list(self._rows.presence.items()) if key[0] == interview_id}
        return found if self._is_own(interview_id) else {}

    def _is_own(self, interview_id: str) -> bool:
        interview = self._rows.interviews.get(interview_id)
        return interview is not None and interview.candidate_id == self._owner


class MemorySubmissions:
    def __init__(self, rows: Rows, owner_id: str) -> None:
        self._rows = rows
        self._owner = owner_id

    def save(self, submission: Submission) -> None:
        with self._rows.lock:
            kept = self._rows.submissions.get(submission.id)
            if not self._is_own(submission.interview_id) or (kept and kept.interview_id != submission.interview_id):
                raise NotFound(submission.interview_id)
            self._rows.submissions[submission.id] = submission

    def of_interview(self, interview_id: str) -> tuple[Submission, ...]:
        found = [s for s in self._rows.submissions.values() if s.interview_id == interview_id]
        return tuple(found) if self._is_own(interview_id) else ()

    def _is_own(self, interview_id: str) -> bool:
        interview = self._rows.interviews.get(interview_id)
        return interview is not None and interview.candidate_id == self._owner


class MemoryShares:
    def __init__(self, rows: Rows, owner_id: str) -> None:
        self._rows = rows
        self._owner = owner_id

    def add(self, share: Share, token_hash: str) -> None:
        if not self._is_own(share.interview_id):
            raise NotFound(share.interview_id)
        self._rows.shares[share.id] = (token_hash, share)

    def of_interview(self, interview_id: str) -> tuple[Share, ...]:
        mine = [share for _, share in list(self._rows.shares.values()) if share.interview_id == interview_id]
        newest = sorted(mine, key=lambda share: share.created_at)[::-1]
        return tuple(newest) if self._is_own(interview_id) else ()

    def revoke(self, share_id: str) -> None:
        _, share = self._rows.shares.get(share_id, ("", None))
        if share is None or not self._is_own(share.interview_id):
            raise NotFound(share_id)
        del self._rows.shares[share_id]

    def _is_own(self, interview_id: str) -> bool:
        interview = self._rows.interviews.get(interview_id)
        return interview is not None and interview.candidate_id == self._owner


def versioned(kept, new, owner_id: str):
    """The optimistic lock of both stores."""
    if new.candidate_id != owner_id:
        raise NotFound(new.id)
    if kept is None:
        if new.version:
            raise NotFound(new.id)
    elif kept.candidate_id != owner_id:
        raise Conflict(new.id) if not new.version else NotFound(new.id)
    elif kept.version != new.version:
        raise Conflict(new.id)
    return replace(new, version=new.version + 1)


class MemoryInterviews:
    def __init__(self, rows: Rows, owner_id: str) -> None:
        self._rows = rows
        self._owner = owner_id

    def save(self, interview: Interview) -> Interview:
        with self._rows.lock:
            kept = self._rows.interviews.get(interview.id)
            saved = versioned(kept, interview, self._owner)
            self._rows.interviews[interview.id] = replace(saved, evaluations=kept.evaluations if kept else ())
            return saved

    def save_grading(
        self, interview_id: str, evaluations: Sequence[Evaluation], *, overall: Score | None, coverage: float
    ) -> None:
        with self._rows.lock:
            self._rows.interviews[interview_id] = self.get(interview_id).with_evaluations(evaluations)
            self._rows.grades[interview_id] = (overall, coverage)

    def get(self, interview_id: str) -> Interview:
        interview = self._rows.interviews.get(interview_id)
        if interview is None or interview.candidate_id != self._owner:
            raise NotFound(interview_id)
        return interview

    def search(self, query: InterviewQuery) -> Page[InterviewSummary]:
        found = self._matching(query)
        newest = sorted(found, key=lambda s: (s.started_at, s.id), reverse=query.sort is not Sort.OLDEST)
        if query.sort in (Sort.BEST, Sort.WORST):
            sign = -1 if query.sort is Sort.BEST else 1
            newest.sort(key=lambda s: (s.score is None, sign * (s.score or 0)))
        first = (query.page - 1) * query.page_size
        return Page(tuple(newest[first : first + query.page_size]), len(found), query.page, query.page_size)

    def totals(self, query: InterviewQuery) -> DashboardFigures:
        return replace(self.dashboard(query), trend=(), subjects=(), recent=(), activity=(), delivery=())

    def dashboard(self, query: InterviewQuery) -> DashboardFigures:
        found = sorted(self._matching(query), key=lambda s: s.started_at)
        return figures_of([(self._rows.interviews[s.id], s) for s in found])

    def history(self) -> History:
        mine = [i for i in list(self._rows.interviews.values()) if i.candidate_id == self._owner]
        return history_of([(i, self._summary(i)) for i in sorted(mine, key=lambda i: i.started_at)])

    def asked_bank_ids(self) -> frozenset[str]:
        mine = [i for i in list(self._rows.interviews.values()) if i.candidate_id == self._owner]
        talks = [c for c in list(self._rows.conversations.values()) if c.candidate_id == self._owner]
        asked = {q.bank_id for i in mine for q in i.questions} | {m.question_id for c in talks for m in c.messages}
        return frozenset(bank_id for bank_id in asked if bank_id)

    def delete(self, interview_id: str) -> None:
        with self._rows.lock:
            self.get(interview_id)
            del self._rows.interviews[interview_id]
            self._rows.grades.pop(interview_id, None)
            for key in [key for key in self._rows.presence if key[0] == interview_id]:
                del self._rows.presence[key]
            for key in [key for key in self._rows.drafts if key[0] == interview_id]:
                del self._rows.drafts[key]
            for key in [key for key, one in self._rows.submissions.items() if one.interview_id == interview_id]:
                del self._rows.submissions[key]
            for key in [key for key, (_, share) in self._rows.shares.items() if share.interview_id == interview_id]:
                del self._rows.shares[key]

    def save_draft(self, draft: Draft) -> None:
        with self._rows.lock:
            self.get(draft.interview_id)
            kept = self._rows.drafts.get((draft.interview_id, draft.slot))
            if kept is None or draft.saved_at >= kept.saved_at:
                self._rows.drafts[draft.interview_id, draft.slot] = draft

    def draft(self, interview_id: str, slot: str) -> Draft | None:
        interview = self._rows.interviews.get(interview_id)
        mine = interview is not None and interview.candidate_id == self._owner
        return self._rows.drafts.get((interview_id, slot)) if mine else None

    def _matching(self, query: InterviewQuery) -> list[InterviewSummary]:
        mine = [i for i in list(self._rows.interviews.values()) if i.candidate_id == self._owner]
        mine = [i for i in mine if not query.topics or {q.competency for q in i.questions} & set(query.topics)]
        return [s for i in mine if fits(s := self._summary(i), query) and mentions(i, query.text)]

    def _summary(self, interview: Interview) -> InterviewSummary:
        score, coverage = self._rows.grades.get(interview.id, (None, None))
        answered = {a.question_id for a in interview.answers if not a.skipped}
        plan = interview.plan
        return InterviewSummary(
            interview.id,
            plan.kind,
            plan.domain,
            plan.role,
            plan.difficulty,
            plan.mode,
            interview.status,
            interview.started_at,
            interview.ended_at,
            plan.question_count,
            sum(q.id in answered for q in interview.main_questions),
            score.value if score else None,
            score.spread if score else None,
            coverage,
        )


class MemoryConversations:
    def __init__(self, rows: Rows, owner_id: str) -> None:
        self._rows = rows
        self._owner = owner_id

    def save(self, conversation: Conversation) -> Conversation:
        with self._rows.lock:
            saved = versioned(self._rows.conversations.get(conversation.id), conversation, self._owner)
            self._rows.conversations[conversation.id] = saved
            return saved

    def get(self, conversation_id: str) -> Conversation:
        conversation = self._rows.conversations.get(conversation_id)
        if conversation is None or conversation.candidate_id != self._owner:
            raise NotFound(conversation_id)
        return conversation

    def recent(self, limit: int = 50) -> tuple[ConversationSummary, ...]:
        mine = [c for c in list(self._rows.conversations.values()) if c.candidate_id == self._owner]
        newest = sorted(mine, key=lambda c: c.updated_at, reverse=True)[:limit]
        return tuple(
            ConversationSummary(c.id, c.title, c.domain, c.role, c.updated_at, len(c.messages)) for c in newest
        )

    def delete(self, conversation_id: str) -> None:
        with self._rows.lock:
            self.get(conversation_id)
            del self._rows.conversations[conversation_id]


def fits(summary: InterviewSummary, query: InterviewQuery) -> bool:
    score = summary.score
    return (
        (not query.kinds or summary.kind in query.kinds)
        and (not query.statuses or summary.status in query.statuses)
        and (not query.difficulties or summary.difficulty in query.difficulties)
        and (not query.domains or summary.domain in query.domains)
        and (query.started_from is None or summary.started_at >= query.started_from)
        and (query.started_before is None or summary.started_at < query.started_before)
        and (query.min_score is None or (score is not None and score >= query.min_score))
        and (query.max_score is None or (score is not None and score <= query.max_score))
    )


def mentions(interview: Interview, text: str) -> bool:
    """Every word asked for begins a word of the role, a question or an answer."""
    if not text.strip():
        return True
    wanted = words(text)
    held = words(
        " ".join([interview.plan.role, *(q.text for q in interview.questions), *(a.text for a in interview.answers)])
    )
    return bool(wanted) and all(any(word.startswith(start) for word in held) for start in wanted)


def words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", text.casefold())
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
