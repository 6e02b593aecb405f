"""How challenges, badges and what is due read on screen."""

from collections.abc import Mapping
from datetime import date
from string import Template

from components.catalogue import lowered, m, numeral, t
from components.clock import now
from components.worded import worded
from components.words import DIFFICULTIES, KINDS, name_of, zone
from core.domain.plan import Difficulty, Kind
from core.domain.practice import BadgeState, Challenge, Check, DueItem, Measure

UNITS = {Measure.HOURS: m(" hours"), Measure.BEST_SCORE: m(" points")}


def challenge_text(challenge: Challenge, names: Mapping[str, str]) -> str:
    """`names` are those of criteria. A topic's name may come from a model: what this gives is text, never markup."""
    subject = challenge.subject
    match challenge.check:
        case Check.CRITERION:
            subject = name_of(subject, names)
        case Check.KIND:
            subject = lowered(KINDS[Kind(subject)])
        case Check.TOPIC:
            subject = worded(subject)
        case Check.DIFFICULTY:
            subject = lowered(DIFFICULTIES[Difficulty(subject)])
    return Template(t(challenge.text)).safe_substitute(subject=subject, target=numeral(challenge.target, "g"))


def reached(state: BadgeState) -> str:
    """ "7 of 10"."""
    unit = UNITS.get(state.badge.measure)
    total = numeral(state.badge.at, ",.0f") + (t(unit) if unit else "")
    return t("{done} of {total}", done=numeral(int(state.reached), ","), total=total)


def due_line(item: DueItem, names: Mapping[str, str]) -> tuple[str, str]:
    """What it is, and when it was last practised."""
    what = name_of(item.about, names) if item.kind is None else f"{KINDS[item.kind]}: {worded(item.about)}"
    days = (now().astimezone(zone()).date() - item.last_at.astimezone(zone()).date()).days
    when = {0: t("today"), 1: t("yesterday")}.get(days) or t("{days} days ago", days=days)
    return what, t("level {level:.1f} of 5, {when}", level=item.last_level, when=when)


def day_ahead(day: date) -> str:
    """ "tomorrow", "on Tuesday", "on 3 December"."""
    ahead = (day - now().astimezone(zone()).date()).days
    if ahead == 1:
        return t("tomorrow")
    if ahead < 7:
        return t("on {day}", day=t(f"{day:%A}"))
    return t("on {day}", day=t("{day} {month}", day=day.day, month=t(f"{day:%B}")))
