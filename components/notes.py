"""Beside the transcript: where the interview stands, and in practice mode the scores so far."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.catalogue import t
from components.delivery import delivery_html, latency_html
from components.self_view import framing_notes
from components.source import source_html
from components.worded import worded
from components.words import DIFFICULTIES, KINDS, MODES
from core.domain.evaluation import CriterionSummary
from core.domain.interview import Interview
from core.domain.plan import Mode
from core.domain.speech import VoiceSnapshot

_DASH = "–"


def notes(
    interview: Interview, scores: Sequence[CriterionSummary], voice: VoiceSnapshot | None = None, sound: str = ""
) -> None:
    """Collapsible. In real mode nothing here judges. `sound`: the way it takes."""
    practice = interview.plan.mode is Mode.PRACTICE
    above = [_rows(_standing(interview))]
    if practice:
        above.append(source_html(interview.current_question))
    if voice and practice:
        above.append(delivery_html(voice.delivery))
    if voice and voice.latency and voice.latency.first_sound_ms is not None:
        above.append(latency_html(voice.latency, voice.latency.first_sound_ms))
    real = f'<p class="rh-small rh-mist">{t("Real mode: the scores wait for the report.")}</p>'
    below = [_rolling(scores) if practice else real, _rows(_answering(interview, voice, sound))]
    with st.expander(t("Live notes"), expanded=True, icon=":material/monitoring:", key="notes"):
        if voice and practice:
            st.html(_column(above))
            framing_notes()
            st.html(_column(below))
        else:
            st.html(_column([*above, *below]))


def _column(parts: Sequence[str]) -> str:
    return f'<div class="notes">{"".join(parts)}</div>'


def _standing(interview: Interview) -> list[tuple[str, str]]:
    current = interview.current_question
    return [
        (t("Interview"), KINDS[interview.plan.kind]),
        (t("Mode"), MODES[interview.plan.mode]),
        (t("This question"), DIFFICULTIES[current.difficulty] if current else _DASH),
        (t("About"), worded(current.competency) if current else _DASH),
    ]


def _answering(interview: Interview, voice: VoiceSnapshot | None, sound: str) -> list[tuple[str, str]]:
    """Who thinks, hears and speaks, and the way of the sound."""
    brain = next((turn.brain for turn in reversed(interview.turns) if turn.brain), _DASH)
    asking = [(t("Asked by"), t(brain))]
    if voice is None:
        return asking
    return [
        *asking,
        (t("Heard by"), t(voice.transcriber or _DASH)),
        (t("Voice"), voice.voice or t("captions only")),
        (t("Sound by"), sound),
    ]


def _rows(rows: Sequence[tuple[str, str]]) -> str:
    body = "".join(f"<div><dt>{name}</dt><dd><b>{escape(str(value))}</b></dd></div>" for name, value in rows)
    return f'<dl class="notes-rows">{body}</dl>'


def _rolling(scores: Sequence[CriterionSummary]) -> str:
    head = f'<h3 class="sub">{t("So far")}</h3>'
    if not scores:
        return f'{head}<p class="rh-small rh-mist">{t("The first one comes with your first answer.")}</p>'
    return f'{head}<dl class="rolling">{"".join(map(_row, scores))}</dl>'


def _row(summary: CriterionSummary) -> str:
    value = f"{summary.score.value:.0f}" if summary.score else None
    return (
        f'<div><dt>{escape(t(summary.name))}</dt><dd class="num">{value or "–"}</dd>'
        f'<span class="bar" aria-hidden="true"><i style="width:{value or 0}%"></i></span></div>'
    )
