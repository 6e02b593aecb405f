"""What of Home somebody wants to see, the weekly goal, and planned sessions."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components.catalogue import Words, m, t
from core.domain.practice import Preferences

DAYS = (m("Mon"), m("Tue"), m("Wed"), m("Thu"), m("Fri"), m("Sat"), m("Sun"))
PARTS = Words(
    {
        "points": "XP and levels",
        "streak": "Streak",
        "badges": "Badges",
        "challenges": "Daily challenges",
        "revision": "What is due again",
        "skills": "Skill map",
    }
)


def wishes(wanted: Preferences, calendar_file: Callable[[], bytes]) -> Preferences | None:
    """In a popover; what was chosen when it was saved. `calendar_file` gives the planned sessions as they are kept."""
    with st.popover(t("Adjust"), icon=":material/tune:", type="tertiary", key="wishes"):
        with st.form("wishes-form", border=False):
            st.markdown(t("**What Home shows**"))
            shown = {name: st.toggle(label, getattr(wanted, name)) for name, label in PARTS.items()}
            goal = st.number_input(t("Interviews a week (0: no goal)"), 0, 50, wanted.weekly_goal)
            st.markdown(t("**Planned sessions**"))
            given = [DAYS[day] for day in wanted.session_days]
            days = st.pills(t("On"), DAYS, selection_mode="multi", default=given, format_func=t)
            at = st.time_input(t("At"), wanted.session_at, step=900)
            minutes = st.number_input(t("For how many minutes"), 5, 180, wanted.session_minutes, step=5)
            saved = st.form_submit_button(t("Save"), type="primary")
        if wanted.session_days:
            st.download_button(
                t("Add to my calendar"),
                calendar_file,
                "rehearsal-practice.ics",
                "text/calendar",
                icon=":material/event:",
                help=t("An .ics file of the saved sessions, weekly, with a reminder"),
                on_click="ignore",
            )
    if not saved:
        return None
    picked = tuple(DAYS.index(day) for day in days)
    return replace(
        wanted,
        **shown,
        weekly_goal=goal,
        session_days=picked,
        session_at=at,
        session_minutes=minutes,
        surface=wanted.surface,
    )
