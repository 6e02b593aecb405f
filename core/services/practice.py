"""Reasons to come back: what the history adds up to today, what is due again, and what of it a person wants to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from core.domain.interview import Interview
from core.domain.people import Identity
from core.domain.plan import Kind, Plan
from core.domain.practice import Practice, Preferences
from core.errors import InputRejected
from core.ports import Clock, InterviewStore
from core.practice.overview import practice_of
from core.practice.reminders import calendar_file
from core.practice.revision import revision_plan
from core.practice.rules import Rules
from core.practice_ports import PreferenceStore
from core.services.coding import CodingService
from core.services.interview import InterviewService
from core.services.setup import SetupService

A_WEEK = 7
MAX_GOAL = 50
MAX_SESSION_MINUTES = 180


@dataclass(frozen=True, slots=True)
class PracticeGuide:
    """What is known beside the history: badges and challenges, and of each criterion its name and a kind of question
    that is judged by it."""

    rules: Rules
    names: Mapping[str, str]
    kinds: Mapping[str, Kind]


@dataclass(frozen=True, slots=True)
class PracticeView:
    practice: Practice
    preferences: Preferences
    names: Mapping[str, str]  # of criteria, by id


class PracticeService:
    def __init__(
        self,
        identity: Identity,
        store: InterviewStore,
        preferences: PreferenceStore,
        guide: PracticeGuide,
        clock: Clock,
        starting: tuple[SetupService, InterviewService, CodingService],
    ) -> None:
        self._identity = identity
        self._store = store
        self._preferences = preferences
        self._guide = guide
        self._clock = clock
        self._setup, self._interviews, self._coding = starting

    def load(self, zone: tzinfo = UTC) -> PracticeView:
        """`zone` is where the person lives. Raises StoreError."""
        wanted = self._preferences.load()
        return PracticeView(self._practice(wanted, zone), wanted, self._guide.names)

    def choose(self, preferences: Preferences) -> None:
        """Raises InputRejected, StoreError."""
        if not 0 <= preferences.weekly_goal <= MAX_GOAL:
            raise InputRejected(f"A weekly goal is 0 (none) to {MAX_GOAL} interviews.")
        if not 5 <= preferences.session_minutes <= MAX_SESSION_MINUTES:
            raise InputRejected(f"A session lasts 5 to {MAX_SESSION_MINUTES} minutes.")
        if not all(0 <= day < A_WEEK for day in preferences.session_days):
            raise InputRejected("A week has seven days.")
        self._preferences.save(preferences)

    def preferences(self) -> Preferences:
        """Raises StoreError."""
        return self._preferences.load()

    def start_revision(self, zone: tzinfo = UTC) -> Interview:
        """An interview over what is due today. Raises InputRejected when nothing is, StoreError."""
        due = self._practice(replace(self._preferences.load(), revision=True), zone).due or ()
        plan = revision_plan(due, self._setup.last_plan() or Plan(), self._guide.kinds)
        if plan is None:
            raise InputRejected("Nothing is due any more. Start any interview instead.")
        if plan.kind is Kind.CODING:
            return self._coding.start(plan)
        return self._interviews.start(plan, with_reply=True)

    def calendar_file(self, zone: ZoneInfo) -> bytes:
        """The planned sessions, as an .ics file. Raises InputRejected when no weekday is chosen, StoreError."""
        wanted = self._preferences.load()
        if not wanted.session_days:
            raise InputRejected("Choose at least one weekday for your practice sessions.")
        return calendar_file(wanted, owner_id=self._identity.id, now=self._clock.now(), zone=zone)

    def _practice(self, wanted: Preferences, zone: tzinfo) -> Practice:
        history, now = self._store.history(), self._clock.now()
        return practice_of(history, self._guide.rules, wanted, owner_id=self._identity.id, now=now, zone=zone)
