"""The filters of the progress page, kept in the address so that a view can be shared."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Literal, TypeVar

import streamlit as st

from components import address
from components.address import Choice
from components.catalogue import Words, t
from components.worded import worded
from components.words import DIFFICULTIES, KINDS, STATUSES, zone
from core.domain.progress import InterviewQuery, Sort

E = TypeVar("E", bound=StrEnum)
ORDERS = Words(
    {
        Sort.NEWEST: "Newest first",
        Sort.OLDEST: "Oldest first",
        Sort.BEST: "Highest score",
        Sort.WORST: "Lowest score",
    }
)
ANY_SCORE = (0, 100)
PAGE_SIZES = (10, 25, 50, 100)
KIND = Choice("kind", KINDS.english)
STATUS = Choice("status", {status: words for status, (words, _) in STATUSES.items()})
DIFFICULTY = Choice("difficulty", DIFFICULTIES.english)
ORDER = Choice("order", ORDERS.english, Sort.NEWEST)
SIZE = Choice("size", {number: f"{number} a page" for number in PAGE_SIZES}, PAGE_SIZES[0])
CHOICES = (KIND, STATUS, DIFFICULTY, ORDER, SIZE)
BOUND: Mapping[str, object] = {"score": ANY_SCORE, "dates": (), "q": "", "page": 1}


def filter_row(topics: Sequence[str]) -> InterviewQuery:
    """`topics` are those to choose from; another one may stand in the address."""
    topic = _topic(topics)
    address.follow((*CHOICES, topic))
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small"):
        kinds = _several(t("Kind"), t("Any kind"), KIND)
        statuses = _several(t("Status"), t("Any status"), STATUS)
        chosen = st.multiselect(
            t("Topic"),
            list(topic.english),
            format_func=worded,
            key=topic.key,
            placeholder=t("Any topic"),
            accept_new_options=True,
            label_visibility="collapsed",
        )
        address.write(topic)
        with st.container(key="filters-more", width="content"), st.popover(t("More"), icon=":material/tune:"):
            level = t("Difficulty")
            difficulties = _several(level, t("Any difficulty"), DIFFICULTY, shown="visible")
            low, high = st.slider(t("Score"), *ANY_SCORE, ANY_SCORE, key="score", bind="query-params")
            days = st.date_input(t("Between two days"), value=[], key="dates", bind="query-params")
        text = _search()
    started_from, started_before = _instants(days)
    return InterviewQuery(
        kinds=tuple(kinds),
        statuses=tuple(statuses),
        difficulties=tuple(difficulties),
        topics=tuple(chosen),
        started_from=started_from,
        started_before=started_before,
        # The page shows whole points: a score of 79.6 is found at 80, and any score includes those not graded.
        min_score=None if low == ANY_SCORE[0] else low - 0.5,
        max_score=None if high == ANY_SCORE[1] else high + 0.4999,
        text=text.strip(),
        sort=ORDER.value(),
        page=_page(),
        page_size=SIZE.value(),
    )


def _topic(known: Sequence[str]) -> Choice[str]:
    """Also what was typed, or stands in the address: it may be known only once everything is loaded."""
    there = (*known, *st.query_params.get_all("topic"), *st.session_state.get("topic", ()))
    return Choice("topic", {one: one for one in there})


def _search() -> str:
    return st.text_input(
        t("Search"),
        key="q",
        bind="query-params",
        placeholder=t("Search role, questions and answers"),
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=200,
    )


def _several(label: str, none: str, choice: Choice[E], shown: Literal["visible", "collapsed"] = "collapsed") -> list[E]:
    chosen = st.multiselect(
        label,
        list(choice.english),
        format_func=lambda option: t(choice.english[option]),
        key=choice.key,
        placeholder=none,
        label_visibility=shown,
    )
    address.write(choice)
    return chosen


def order_and_size() -> None:
    """How the list is sorted and how long its pages are; `filter_row` of the next run reads them."""
    st.selectbox(
        t("Order"),
        list(ORDERS),
        format_func=lambda order: ORDERS[order],
        key=ORDER.key,
        label_visibility="collapsed",
        width=170,
    )
    st.selectbox(
        t("Rows"),
        list(PAGE_SIZES),
        format_func=lambda number: t("{number} a page", number=number),
        key=SIZE.key,
        label_visibility="collapsed",
        width=130,
    )
    address.write(ORDER)
    address.write(SIZE)


def _page() -> int:
    given = st.session_state.get("page") or st.query_params.get("page", "")
    return int(given) if str(given).isascii() and str(given).isdigit() else 1


def _instants(days: Sequence[date]) -> tuple[datetime | None, datetime | None]:
    """From the first midnight to the one after the last day, where the person lives."""
    if not days:
        return None, None
    first, last = days[0], days[-1] if len(days) > 1 else None
    begin = datetime.combine(first, time.min, zone())
    return begin, datetime.combine(last + timedelta(days=1), time.min, zone()) if last else None


def clear() -> None:
    """A callback: everything as for somebody who just came. What is bound is set: from what is only forgotten, the
    address makes the same again."""
    st.session_state.update(BOUND)
    for choice in (*CHOICES, _topic(())):
        address.forget(choice)
