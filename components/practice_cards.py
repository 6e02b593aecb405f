"""Reasons to come back, drawn: level and streak, challenges, what is due, the week, skills, badges."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

import streamlit as st

from components import figure
from components.catalogue import t
from components.practice_words import challenge_text, day_ahead, due_line, reached
from components.words import count
from core.domain.practice import BadgeState, ChallengeState, DueItem, Level, Practice, Skill, Streak, Week

SHOWN_DUE = 4
NEXT_BADGES = 3


def level_card(practice: Practice) -> None:
    """Level, streak and the week; nothing where none of them is wanted."""
    if not (practice.level or practice.streak or practice.week):
        return
    with st.container(key="card-level", gap="small"):
        if practice.level:
            _level(practice.level)
        if practice.streak:
            _streak(practice.streak)
        if practice.week:
            _week(practice.week)
        following = _closest(practice.badges or ())
        if following:
            st.caption(
                t("Next badge: {name}. {reached}.", name=t(following[0].badge.name), reached=reached(following[0]))
            )


def _level(level: Level) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(t("**Level {number}**", number=level.number), width="content")
        st.caption(t("{xp:,} of {next:,} XP", xp=level.xp, next=level.next_xp), width="content")
    st.progress((level.xp - level.floor_xp) / (level.next_xp - level.floor_xp))


def _streak(streak: Streak) -> None:
    longest = t("Longest: {days}.", days=count(streak.longest, "day")) if streak.longest > streak.days else ""
    if not streak.days:
        st.markdown(f":material/local_fire_department: {t('Practise today to begin a streak.')} {longest}")
        return
    frozen = t("One day may be missed this week.") if streak.freeze_left else t("This week's missed day is used.")
    today = "" if streak.practised_today else f" {t('Today is still open.')}"
    flame = f":orange[:material/local_fire_department:] **{t('{days}-day streak', days=streak.days)}**"
    st.markdown(flame)
    st.caption(f"{frozen}{today} {longest}")


def _week(week: Week) -> None:
    done = t("reached") if week.done >= week.goal else t("{left} to go", left=week.goal - week.done)
    goal = count(week.goal, "interview")
    told = t("**{done} of {goal}** this week, {left}", done=week.done, goal=goal, left=done)
    st.markdown(f":material/flag: {told}")


def challenge_cards(states: Sequence[ChallengeState], names: Mapping[str, str]) -> None:
    for index, (column, state) in enumerate(zip(st.columns(len(states)), states, strict=True)):
        challenge = state.challenge
        with column, st.container(key=f"card-challenge-{index}", height="stretch", gap="xsmall"):
            words = escape(challenge_text(challenge, names))
            st.html(f'<div class="rh-challenge"><b>{escape(t(challenge.title))}</b><p>{words}</p></div>')
            st.space("stretch")
            done = f":green[:material/check_circle: {t('Done')}]"
            st.markdown(f"{done} +{challenge.reward_xp} XP" if state.done else f":blue[+{challenge.reward_xp} XP]")


def due_card(due: Sequence[DueItem], next_due_on: date | None, names: Mapping[str, str]) -> bool:
    """Whether what is due is to be started."""
    with st.container(key="card-due", height="stretch", gap="small"):
        st.markdown(t("**Due today**"))
        if not due:
            following = t(" Next {day}.", day=day_ahead(next_due_on)) if next_due_on else ""
            none = t("Nothing is due. Answers below level 4 come back here after growing intervals.")
            st.caption(f"{none}{following}")
            return False
        lines = [due_line(item, names) for item in due[:SHOWN_DUE]]
        rows = "".join(f"<li><span>{escape(what)}</span><small>{escape(when)}</small></li>" for what, when in lines)
        more = (
            f"<li><small>{t('and {more} more', more=len(due) - SHOWN_DUE)}</small></li>" if len(due) > SHOWN_DUE else ""
        )
        st.html(f'<ul class="rh-due">{rows}{more}</ul>')
        st.space("stretch")
        return st.button(t("Practise what is due"), icon=":material/replay:", key="start-due")


def skill_card(skills: Sequence[Skill]) -> None:
    with st.container(key="card-skills", height="stretch", gap="xsmall"):
        st.markdown(t("**Skill map**"))
        if len(skills) < 3:
            st.caption(t("Appears when three topics have been scored."))
            return
        st.caption(t("Points by topic, over the latest five interviews that asked about it."))
        figure.radar([(skill.name, skill.points) for skill in skills], key="skill-map")


def badge_card(states: Sequence[BadgeState]) -> None:
    earned = [state for state in states if state.earned]
    shown = [*earned, *_closest(states)[:NEXT_BADGES]]
    rest = [state for state in states if state not in shown]
    with st.container(key="card-badges", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(t("**Badges**"), width="content")
            st.caption(t("{done} of {total}", done=len(earned), total=len(states)), width="content")
        st.html(_badges(shown))
        if rest:
            with st.expander(t("The others"), type="compact"):
                st.html(_badges(rest))


def _closest(states: Sequence[BadgeState]) -> list[BadgeState]:
    """Those not earned yet, the nearest first."""
    open_ones = [state for state in states if not state.earned]
    return sorted(open_ones, key=lambda state: -state.reached / state.badge.at)


def _badges(states: Sequence[BadgeState]) -> str:
    items = "".join(
        f'<li class="{"earned" if state.earned else "open"}">'
        f'<i class="rh-icon" aria-hidden="true">{escape(state.badge.icon)}</i>'
        f"<div><b>{escape(t(state.badge.name))}</b><small>{escape(t(state.badge.text))}"
        f"{'' if state.earned else f' · {reached(state)}'}</small></div></li>"
        for state in states
    )
    return f'<ul class="rh-badges">{items}</ul>'
