"""How it was said: in words first, then what was measured. What was not measured is not shown."""

from html import escape

import streamlit as st

from components.figure import pace
from core.domain.delivery import COMFORTABLE_WPM, SpokenSummary


def spoken_card(spoken: SpokenSummary) -> None:
    with st.container(key="card-delivery"):
        rows = "".join(f"<li><b>{value}</b><span>{escape(what)}</span></li>" for value, what in _tallies(spoken))
        st.html(f'<p class="in-words">{escape(spoken.in_words)}</p><ul class="tallies">{rows}</ul>')
        if len(spoken.pace) > 1:
            low, high = COMFORTABLE_WPM
            st.html(
                '<h3 class="fig-head">Pace</h3>'
                f'<p class="rh-small rh-mist">Words a minute; {low:.0f} to {high:.0f} is easy to follow.</p>'
            )
            pace(spoken.pace, COMFORTABLE_WPM, key="pace")


def _tallies(spoken: SpokenSummary) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if spoken.words_per_minute is not None:
        found.append((f"{spoken.words_per_minute:.0f}", f"words a minute{_fastest(spoken)}"))
    if spoken.filler_count is not None:
        most = f", “{spoken.most_frequent_filler}” most often" if spoken.most_frequent_filler else ""
        found.append((f"{spoken.filler_count}", f"fillers{most}"))
    if spoken.longest_pause_ms is not None:
        found.append((f"{spoken.longest_pause_ms / 1000:.1f}", f"seconds: the longest pause{_of_pauses(spoken)}"))
    if spoken.pitch_variation_semitones is not None:
        found.append((f"{spoken.pitch_variation_semitones:.1f}", "semitones between low and high"))
    if spoken.volume_dbfs is not None:
        found.append((f"{spoken.volume_dbfs:.0f}", "dB full scale: loudness"))
    return found


def _of_pauses(spoken: SpokenSummary) -> str:
    return f" of {spoken.pause_count}" if (spoken.pause_count or 0) > 1 else ""


def _fastest(spoken: SpokenSummary) -> str:
    if len(spoken.pace) < 2:
        return ""
    fastest = max(spoken.pace, key=lambda one: one.words_per_minute)
    return f", {fastest.words_per_minute:.0f} in question {fastest.question}"
