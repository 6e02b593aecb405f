"""Planned practice as a calendar file (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from core.domain.practice import Preferences

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
REMIND_BEFORE = timedelta(minutes=10)
KNOWN_BACK, KNOWN_AHEAD = timedelta(days=366), timedelta(days=5 * 366)


def calendar_file(wanted: Preferences, *, owner_id: str, now: datetime, zone: ZoneInfo) -> bytes:
    """One event that comes back on the chosen weekdays, in the person's own time zone, from the next of them on. The
    same event each time, so that an import takes the place of an earlier one. At least one weekday is chosen."""
    first = _first(wanted, now.astimezone(zone))
    calendar = Calendar()
    calendar.add("prodid", "-//Rehearsal//Practice sessions//EN")
    calendar.add("version", "2.0")
    event = Event()
    event.add("uid", f"practice-{owner_id}@rehearsal")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", int(now.timestamp()) % 2**31)
    event.add("summary", "Interview practice")
    event.add("description", "A short rehearsal. What is due today waits on your Home page.")
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(minutes=wanted.session_minutes))
    event.add("rrule", {"freq": "weekly", "byday": [DAYS[day] for day in sorted(set(wanted.session_days))]})
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "Interview practice in ten minutes")
    alarm.add("trigger", -REMIND_BEFORE)
    event.add_component(alarm)
    calendar.add_component(event)
    # Calendars know zones by their names; the rules of a few years are for those that do not.
    calendar.add_missing_timezones(first.date() - KNOWN_BACK, first.date() + KNOWN_AHEAD)
    return bytes(calendar.to_ical())


def _first(wanted: Preferences, local_now: datetime) -> datetime:
    at: time = wanted.session_at
    candidates = (
        datetime.combine(local_now.date() + timedelta(days=ahead), at, local_now.tzinfo) for ahead in range(8)
    )
    return next(start for start in candidates if start.weekday() in wanted.session_days and start > local_now)
