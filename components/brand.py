"""The mark (a sound wave that becomes a check mark), the word, and the quiet chip at the right of the top bar."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.catalogue import m, t
from components.palette import colours
from components.worded import reasons, worded
from core.domain.provider import Health, ProviderState

_HEALTH = {
    Health.WORKING: (m("working"), "check_circle"),
    Health.MISSING: (m("not set up"), "radio_button_unchecked"),
    Health.FAILING: (m("failing"), "error"),
    Health.UNTRIED: (m("ready"), "pending"),
}

WAVE = "M2.5 13v4M7.5 9.5v11M12.5 5.5v19"
CHECK = "M17.5 16l4 4.5L31 7.5"
# "Rehearsal" in Bricolage Grotesque 650 as outlines: an <img> cannot use the page's web fonts.
WORD = (
    "M39.4 21.5V9H44.4Q45.4 9 46.2 9.1Q47.1 9.3 47.7 9.6Q48.4 9.9 48.8 10.3Q49.3 10.8 49.5 11.4Q49.7 11.9 49.7 12"
    ".6Q49.7 13.3 49.5 13.9Q49.3 14.4 48.9 14.8Q48.5 15.2 47.8 15.4Q47.2 15.7 46.4 15.8V16.1Q47.3 16.2 47.9 16.5Q"
    "48.4 16.9 48.8 17.4Q49.1 18 49.4 18.9L50.1 21.5H47.3L46.7 19.1Q46.5 18.3 46.2 17.9Q45.9 17.5 45.3 17.3Q44.8 "
    "17.1 44.1 17.1H42V21.5ZM42 15.1H44.2Q45.6 15.1 46.3 14.6Q47 14.1 47 13Q47 12 46.4 11.5Q45.7 11 44.3 11H42ZM5"
    "6.7 21.8Q55.4 21.8 54.5 21.4Q53.5 21.1 52.9 20.4Q52.2 19.8 51.9 18.8Q51.6 17.9 51.6 16.7Q51.6 15.5 51.9 14.5"
    "Q52.2 13.5 52.8 12.8Q53.5 12.1 54.4 11.7Q55.3 11.3 56.5 11.3Q57.6 11.3 58.5 11.7Q59.4 12 59.9 12.7Q60.5 13.5"
    " 60.8 14.5Q61.1 15.6 61 17L53.2 17.1V15.6L59.5 15.6L58.6 16.3Q58.7 15.3 58.5 14.6Q58.2 13.9 57.7 13.6Q57.1 1"
    "3.3 56.5 13.3Q55.8 13.3 55.2 13.7Q54.6 14.1 54.3 14.8Q54 15.6 54 16.7Q54 18.3 54.7 19.1Q55.4 19.9 56.7 19.9Q"
    "57.2 19.9 57.6 19.7Q58 19.6 58.2 19.3Q58.5 19.1 58.6 18.8Q58.8 18.5 58.9 18.2L61.1 18.7Q60.9 19.4 60.6 20Q60"
    ".3 20.5 59.7 20.9Q59.2 21.3 58.4 21.5Q57.7 21.8 56.7 21.8ZM63.1 21.5V15.3V8H65.7V11.1Q65.7 11.5 65.7 11.9Q65"
    ".6 12.3 65.6 12.7Q65.5 13.2 65.4 13.6Q65.4 14 65.3 14.5H65.7Q66 13.5 66.4 12.8Q66.8 12 67.5 11.7Q68.1 11.3 6"
    "9.1 11.3Q70.8 11.3 71.7 12.5Q72.5 13.7 72.5 16.2V21.5H70V16.6Q70 15 69.5 14.2Q69 13.4 68 13.4Q67.3 13.4 66.8"
    " 13.9Q66.3 14.4 66 15.1Q65.7 15.9 65.7 16.9V21.5ZM79.5 21.8Q78.3 21.8 77.4 21.4Q76.4 21.1 75.8 20.4Q75.1 19."
    "8 74.8 18.8Q74.4 17.9 74.4 16.7Q74.4 15.5 74.8 14.5Q75.1 13.5 75.7 12.8Q76.4 12.1 77.3 11.7Q78.2 11.3 79.4 1"
    "1.3Q80.5 11.3 81.4 11.7Q82.2 12 82.8 12.7Q83.4 13.5 83.7 14.5Q84 15.6 83.9 17L76.1 17.1V15.6L82.4 15.6L81.5 "
    "16.3Q81.6 15.3 81.3 14.6Q81.1 13.9 80.5 13.6Q80 13.3 79.4 13.3Q78.6 13.3 78.1 13.7Q77.5 14.1 77.2 14.8Q76.9 "
    "15.6 76.9 16.7Q76.9 18.3 77.6 19.1Q78.3 19.9 79.5 19.9Q80.1 19.9 80.5 19.7Q80.8 19.6 81.1 19.3Q81.4 19.1 81."
    "5 18.8Q81.7 18.5 81.8 18.2L84 18.7Q83.8 19.4 83.5 20Q83.1 20.5 82.6 20.9Q82.1 21.3 81.3 21.5Q80.6 21.8 79.5 "
    "21.8ZM88.3 21.8Q87.5 21.8 86.8 21.4Q86.2 21.1 85.8 20.5Q85.5 19.8 85.5 18.9Q85.5 18.1 85.8 17.6Q86.1 17 86.7"
    " 16.7Q87.3 16.3 88.1 16.1Q89 15.9 90.2 15.7Q90.8 15.6 91.2 15.5Q91.6 15.4 91.8 15.2Q92 15 92 14.6Q92 14.1 91"
    ".6 13.7Q91.2 13.3 90.3 13.3Q89.8 13.3 89.3 13.5Q88.8 13.6 88.5 14Q88.1 14.4 88 15L85.7 14.4Q85.9 13.6 86.3 1"
    "3Q86.7 12.5 87.3 12.1Q87.9 11.7 88.7 11.5Q89.5 11.3 90.4 11.3Q91.8 11.3 92.7 11.7Q93.6 12.2 94.1 13.2Q94.5 1"
    "4.1 94.5 15.6V17.4Q94.5 18.1 94.5 18.7Q94.6 19.4 94.6 20.1Q94.7 20.8 94.7 21.5H92.5Q92.4 21 92.3 20.4Q92.3 1"
    "9.8 92.2 19.1H91.9Q91.6 19.9 91.1 20.5Q90.6 21.1 89.9 21.4Q89.2 21.8 88.3 21.8ZM89.4 19.9Q89.7 19.9 90.1 19."
    "8Q90.5 19.6 90.9 19.4Q91.2 19.1 91.5 18.7Q91.8 18.4 92 17.9L92 16.2L92.5 16.3Q92.1 16.6 91.7 16.7Q91.2 16.9 "
    "90.7 16.9Q90.2 17 89.7 17.1Q89.2 17.2 88.8 17.4Q88.4 17.5 88.2 17.8Q87.9 18.1 87.9 18.6Q87.9 19.2 88.3 19.5Q"
    "88.7 19.9 89.4 19.9ZM97 21.5V16.6V11.5H99.2L99.2 15H99.5Q99.7 13.7 100 12.9Q100.4 12.1 101.1 11.7Q101.7 11.3"
    " 102.7 11.3Q102.9 11.3 103.1 11.3Q103.3 11.3 103.5 11.4L103.4 14.1Q103.1 14 102.8 13.9Q102.5 13.9 102.2 13.9"
    "Q101.5 13.9 100.9 14.3Q100.4 14.6 100.1 15.3Q99.7 16 99.6 16.9V21.5ZM109.1 21.8Q108.1 21.8 107.3 21.6Q106.5 "
    "21.4 105.9 21Q105.3 20.6 105 20.1Q104.6 19.6 104.5 19L106.5 18.2Q106.6 18.6 106.9 19Q107.2 19.4 107.8 19.6Q1"
    "08.4 19.9 109.3 19.9Q110.2 19.9 110.7 19.6Q111.2 19.3 111.2 18.8Q111.2 18.4 110.9 18.2Q110.6 18 110.1 17.8Q1"
    "09.6 17.6 108.8 17.5Q108.1 17.3 107.4 17.1Q106.7 16.9 106.1 16.6Q105.4 16.3 105.1 15.7Q104.7 15.2 104.7 14.3"
    "Q104.7 13.4 105.2 12.7Q105.7 12.1 106.6 11.7Q107.6 11.3 108.9 11.3Q110.1 11.3 111 11.6Q112 12 112.5 12.6Q113"
    ".1 13.2 113.3 14.1L111.2 14.8Q111.1 14.3 110.8 13.9Q110.5 13.6 110 13.4Q109.6 13.2 108.9 13.2Q108 13.2 107.6"
    " 13.5Q107.1 13.8 107.1 14.2Q107.1 14.6 107.4 14.9Q107.7 15.1 108.3 15.2Q108.8 15.4 109.5 15.6Q110.3 15.7 111"
    " 15.9Q111.7 16.1 112.3 16.4Q112.9 16.7 113.2 17.3Q113.5 17.8 113.5 18.6Q113.5 19.6 113 20.3Q112.5 21 111.5 2"
    "1.4Q110.5 21.8 109.1 21.8ZM117.8 21.8Q117 21.8 116.3 21.4Q115.7 21.1 115.3 20.5Q114.9 19.8 114.9 18.9Q114.9 "
    "18.1 115.2 17.6Q115.5 17 116.1 16.7Q116.8 16.3 117.6 16.1Q118.5 15.9 119.7 15.7Q120.3 15.6 120.7 15.5Q121.1 "
    "15.4 121.3 15.2Q121.5 15 121.5 14.6Q121.5 14.1 121.1 13.7Q120.7 13.3 119.8 13.3Q119.3 13.3 118.8 13.5Q118.3 "
    "13.6 118 14Q117.6 14.4 117.5 15L115.2 14.4Q115.4 13.6 115.8 13Q116.2 12.5 116.8 12.1Q117.4 11.7 118.2 11.5Q1"
    "19 11.3 119.9 11.3Q121.3 11.3 122.2 11.7Q123.1 12.2 123.6 13.2Q124 14.1 124 15.6V17.4Q124 18.1 124 18.7Q124."
    "1 19.4 124.1 20.1Q124.2 20.8 124.2 21.5H121.9Q121.9 21 121.8 20.4Q121.7 19.8 121.7 19.1H121.4Q121.1 19.9 120"
    ".6 20.5Q120.1 21.1 119.4 21.4Q118.7 21.8 117.8 21.8ZM118.9 19.9Q119.2 19.9 119.6 19.8Q120 19.6 120.3 19.4Q12"
    "0.7 19.1 121 18.7Q121.3 18.4 121.5 17.9L121.5 16.2L122 16.3Q121.6 16.6 121.2 16.7Q120.7 16.9 120.2 16.9Q119."
    "7 17 119.2 17.1Q118.7 17.2 118.3 17.4Q117.9 17.5 117.7 17.8Q117.4 18.1 117.4 18.6Q117.4 19.2 117.8 19.5Q118."
    "2 19.9 118.9 19.9ZM126.5 21.5V8H129V21.5Z"
)


def logo_svg(ink: str, accent: str) -> str:
    """The wave that becomes a check mark, and the word."""
    stroke = 'fill="none" stroke-width="2.9" stroke-linecap="round" stroke-linejoin="round"'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="131" height="30" viewBox="0 0 131 30" role="img">'
        f'<title>Rehearsal</title><path d="{WAVE}" {stroke} stroke="{ink}"/>'
        f'<path d="{CHECK}" {stroke} stroke="rgb({accent})"/><path d="{WORD}" fill="{ink}"/></svg>'
    )


def place_logo() -> None:
    c = colours()
    st.logo(logo_svg(c["ink"], c["accent"]), size="large")


def provider_chip(label: str, states: Sequence[ProviderState]) -> None:
    """Which brains are on. A popover, so that it is reached by keyboard and explains itself when asked."""
    online = any(state.health in (Health.WORKING, Health.UNTRIED) and state.name != "built-in" for state in states)
    icon = ":material/bolt:" if online else ":material/cloud_off:"
    with st.container(key="brains"), st.popover(worded(label), icon=icon, type="tertiary"):
        if not online:
            st.markdown(t("**Everything runs on this computer.**"))
            st.caption(t("Questions and scoring are built in. Add a key later for a more conversational interviewer."))
        st.html("".join(map(provider_html, states)))
        if online:
            st.caption(t("If one of them stops, the rehearsal goes on and nothing is lost."))


def provider_html(state: ProviderState) -> str:
    """One provider: what it does, how it is, and why."""
    word, icon = _HEALTH[state.health]
    latency = f", {state.latency_ms:.0f} ms" if state.latency_ms is not None else ""
    detail = f". {reasons(state.detail)}" if state.detail else ""
    return (
        f'<div class="brain {state.health}"><i class="rh-icon" aria-hidden="true">{icon}</i>'
        f"<b>{escape(worded(state.title))}</b><span>{escape(worded(state.role))}: {t(word)}{latency}{escape(detail)}</span></div>"
    )
