"""How values of the domain read on screen: names of enums, dates in the person's own time zone, durations."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from components.catalogue import Words, m, numeral, t
from components.clock import now
from components.worded import worded
from core.domain.coding import Language, Outcome, Topic
from core.domain.evaluation import Gate
from core.domain.interview import Status
from core.domain.plan import Difficulty, Kind, Medium, Mode
from core.domain.progress import InterviewSummary

KINDS = Words(
    {
        Kind.MIXED: "First round",
        Kind.GENERAL: "General",
        Kind.BEHAVIOURAL: "Behavioural",
        Kind.TECHNICAL: "Technical",
        Kind.SYSTEM_DESIGN: "System design",
        Kind.CODING: "Coding",
    }
)
DIFFICULTIES = Words({Difficulty.EASY: "Easy", Difficulty.MEDIUM: "Medium", Difficulty.HARD: "Hard"})
MEDIA = Words({Medium.TEXT: "Text", Medium.VOICE: "Voice"})
PATIENCE = Words({1.0: "Normal", 1.6: "Patient", 2.5: "Very patient"})
MODES = Words({Mode.PRACTICE: "Practice", Mode.REAL: "Real"})
LANGUAGES = {
    Language.PYTHON: "Python",
    Language.JAVASCRIPT: "JavaScript",
    Language.JAVA: "Java",
    Language.CPP: "C++",
}
TOPICS = Words(
    {
        Topic.ARRAYS: "Arrays",
        Topic.STRINGS: "Strings",
        Topic.LINKED_LISTS: "Linked lists",
        Topic.TREES: "Trees",
        Topic.GRAPHS: "Graphs",
        Topic.DYNAMIC_PROGRAMMING: "Dynamic programming",
        Topic.SORTING: "Sorting",
        Topic.SEARCHING: "Searching",
        Topic.HASH_TABLES: "Hash tables",
        Topic.STACKS: "Stacks",
        Topic.QUEUES: "Queues",
    }
)
OUTCOMES = Words(
    {
        Outcome.ACCEPTED: "Passed",
        Outcome.WRONG_ANSWER: "Wrong answer",
        Outcome.TIME_LIMIT: "Time limit",
        Outcome.MEMORY_LIMIT: "Memory limit",
        Outcome.OUTPUT_LIMIT: "Output limit",
        Outcome.RUNTIME_ERROR: "Runtime error",
        Outcome.COMPILE_ERROR: "Does not load",
        Outcome.NOT_RUN: "Not run",
    }
)
STATUSES = {
    Status.COMPLETED: (m("Finished"), "check_circle"),
    Status.ENDED_EARLY: (m("Ended early"), "flag"),
    Status.TIMED_OUT: (m("Out of time"), "timer_off"),
    Status.IN_PROGRESS: (m("In progress"), "pending"),
}
SENIORITIES = Words({"junior": "Junior", "mid": "Mid", "senior": "Senior", "lead": "Lead"})
MONTHS = Words(
    {
        1: "Jan",
        2: "Feb",
        3: "Mar",
        4: "Apr",
        5: "May",
        6: "Jun",
        7: "Jul",
        8: "Aug",
        9: "Sep",
        10: "Oct",
        11: "Nov",
        12: "Dec",
    }
)
GATES = Words(
    {
        Gate.EMPTY: "No answer was written, so nothing was scored.",
        Gate.TOO_SHORT: "Under twelve words: too short to score. Say what happened, what you did, and how it ended.",
        Gate.GIBBERISH: "This could not be read as sentences, so it was not scored.",
        Gate.ECHO: "This repeats the question. Say what you would do, or did.",
        Gate.REFUSAL: "You said that you do not know. That is honest; in an interview, add how you would find out.",
        Gate.OTHER_LANGUAGE: "This is not in English, which the interview was held in, so it was not scored.",
        Gate.SKIPPED: "Skipped. It counts as not answered, never as zero.",
    }
)


def name_of(subject: str, names: Mapping[str, str]) -> str:
    """Of a criterion or a topic; `names` are those of criteria, by id. A topic that a model named keeps its name."""
    return t(names[subject]) if subject in names else worded(subject)


def plain(text: str) -> str:
    """For a label, where Markdown is read: what somebody wrote stands there as they wrote it."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|$:~<>&])", r"\\\1", text)


def zone() -> ZoneInfo:
    """The browser's time zone; UTC where it is not known."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, TypeError):
        return ZoneInfo("UTC")


def clock_time(at: datetime) -> str:
    return clock_times([at])[0]


def clock_times(instants: Iterable[datetime]) -> list[str]:
    """Each as `clock_time`. What the browser said is asked for once: that takes longer than the words."""
    where = zone()
    return [at.astimezone(where).strftime("%H:%M") for at in instants]


def day_and_time(at: datetime) -> str:
    """ "Today, 18:40", "Yesterday, 09:05", "Tuesday, 20:05", "3 November, 19:30"."""
    return days_and_times([at])[0]


def days_and_times(instants: Iterable[datetime]) -> list[str]:
    """Each as `day_and_time`; the browser is asked once, as above."""
    where = zone()
    today = now().astimezone(where).date()
    return [_told(at.astimezone(where), today) for at in instants]


def _told(local: datetime, today: date) -> str:
    days = (today - local.date()).days
    if days in (0, 1):
        day = (t("Today"), t("Yesterday"))[days]
    elif 1 < days < 7:
        day = t(local.strftime("%A"))
    else:
        year = f" {local.year}" if local.year != today.year else ""
        day = t("{day} {month}", day=local.day, month=t(f"{local:%B}")) + year
    return f"{day}, {local:%H:%M}"


def short_day(at: datetime) -> str:
    local = at.astimezone(zone())
    return t("{day} {month}", day=local.day, month=MONTHS[local.month])


def minutes(seconds: float) -> str:
    """ "48 s", "19 min", "2 h 5 min"; whole hours from a hundred on, "2,789 h"."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    whole = round(seconds / 60)
    if whole >= 6000:
        return numeral(round(seconds / 3600), ",") + " h"
    return f"{whole} min" if whole < 60 else f"{whole // 60} h {whole % 60} min"


def greeting(now: datetime) -> str:
    hour = now.astimezone(zone()).hour
    return t("Good morning") if 4 <= hour < 12 else t("Good afternoon") if 12 <= hour < 18 else t("Good evening")


def of_summary(summary: InterviewSummary) -> str:
    """What an interview was about, in a line."""
    return f"{KINDS[summary.kind]} · {t(summary.role)}"


def count(amount: int, one: str, many: str | None = None) -> str:
    return f"{numeral(amount, ',')} {t(one if amount == 1 else many or one + 's')}"
