"""How it was said: in words first, then what was measured. What was not measured is not shown."""

from html import escape

import streamlit as st

from components.catalogue import m, numeral, t
from components.figure import pace
from components.worded import worded
from core.domain.delivery import COMFORTABLE_WPM, SpokenSummary

EASY = m("Words a minute; {low:.0f} to {high:.0f} is easy to follow.")


def spoken_card(spoken: SpokenSummary) -> None:
    with st.container(key="card-delivery"):
        rows = "".join(f"<li><b>{value}</b><span>{escape(what)}</span></li>" for value, what in _tallies(spoken))
        st.html(f'<p class="in-words">{escape(worded(spoken.in_words))}</p><ul class="tallies">{rows}</ul>')
        if len(spoken.pace) > 1:
            low, high = COMFORTABLE_WPM
            st.html(
                f'<h3 class="fig-head">{t("Pace")}</h3><p class="rh-small rh-mist">{t(EASY, low=low, high=high)}</p>'
            )
            pace(spoken.pace, COMFORTABLE_WPM, key="pace")


def _tallies(spoken: SpokenSummary) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if spoken.words_per_minute is not None:
        found.append((f"{spoken.words_per_minute:.0f}", t("words a minute") + _fastest(spoken)))
    if spoken.filler_count is not None:
        most = t(", “{filler}” most often", filler=spoken.most_frequent_filler) if spoken.most_frequent_filler else ""
        found.append((f"{spoken.filler_count}", t("fillers") + most))
    if spoken.longest_pause_ms is not None:
        found.append(
            (numeral(spoken.longest_pause_ms / 1000, ".1f"), t("seconds: the longest pause") + _of_pauses(spoken))
        )
    if spoken.pitch_variation_semitones is not None:
        found.append((numeral(spoken.pitch_variation_semitones, ".1f"), t("semitones between low and high")))
    if spoken.volume_dbfs is not None:
        found.append((f"{spoken.volume_dbfs:.0f}", t("dB full scale: loudness")))
    return found


def _of_pauses(spoken: SpokenSummary) -> str:
    return t(" of {pauses}", pauses=spoken.pause_count) if (spoken.pause_count or 0) > 1 else ""


def _fastest(spoken: SpokenSummary) -> str:
    if len(spoken.pace) < 2:
        return ""
    fastest = max(spoken.pace, key=lambda one: one.words_per_minute)
    return t(", {words:.0f} in question {number}", words=fastest.words_per_minute, number=fastest.question)
