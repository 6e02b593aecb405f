"""How challenges, badges and what is due read on screen."""

from collections.abc import Mapping
from datetime import date
from string import Template

from components.clock import now
from components.words import DIFFICULTIES, KINDS, zone
from core.domain.plan import Difficulty, Kind
from core.domain.practice import BadgeState, Challenge, Check, DueItem, Measure

UNITS = {Measure.HOURS: " hours", Measure.BEST_SCORE: " points"}


def challenge_text(challenge: Challenge, names: Mapping[str, str]) -> str:
    """`names` are those of criteria. A topic's name may come from a model: what this gives is text, never markup."""
    subject = challenge.subject
    match challenge.check:
        case Check.CRITERION:
            subject = names.get(subject, subject)
        case Check.KIND:
            subject = KINDS[Kind(subject)].lower()
        case Check.DIFFICULTY:
            subject = DIFFICULTIES[Difficulty(subject)].lower()
    return Template(challenge.text).safe_substitute(subject=subject, target=f"{challenge.target:g}")


def reached(state: BadgeState) -> str:
    """ "7 of 10"."""
    unit = UNITS.get(state.badge.measure, "")
    return f"{int(state.reached):,} of {state.badge.at:,.0f}{unit}"


def due_line(item: DueItem, names: Mapping[str, str]) -> tuple[str, str]:
    """What it is, and when it was last practised."""
    what = names.get(item.about, item.about) if item.kind is None else f"{KINDS[item.kind]}: {item.about}"
    days = (now().astimezone(zone()).date() - item.last_at.astimezone(zone()).date()).days
    when = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    return what, f"level {item.last_level:.1f} of 5, {when}"


def day_ahead(day: date) -> str:
    """ "tomorrow", "on Tuesday", "on 3 December"."""
    ahead = (day - now().astimezone(zone()).date()).days
    if ahead == 1:
        return "tomorrow"
    return f"on {day:%A}" if ahead < 7 else f"on {day.day} {day:%B}"
