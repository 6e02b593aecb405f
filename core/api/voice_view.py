"""What a browser is shown of a running conversation: small, plain, and only what is drawn."""

from __future__ import annotations

from typing import Any

from core.domain.camera import Framing
from core.domain.speech import VoiceSnapshot

LEVEL_STEPS = 20


def view_of(snapshot: VoiceSnapshot, *, has_sound: bool) -> dict[str, Any]:
    """Levels are left out where the browser carries the sound: it knows them sooner."""
    patience = None
    if snapshot.patience_left_ms is not None and snapshot.patience_total_ms:
        patience = [snapshot.patience_left_ms, snapshot.patience_total_ms]
    return {
        "state": snapshot.state.value,
        "turn": snapshot.turn_id,
        "revision": snapshot.revision,
        "caption": snapshot.caption,
        "heard": len(snapshot.heard),
        "held": snapshot.is_held,
        "partial": snapshot.partial,
        "speaking": snapshot.is_candidate_speaking,
        "connected": snapshot.is_connected,
        "patience": patience,
        "notices": [[serial, notice.value] for serial, notice in snapshot.notices],
        "draft": snapshot.pending.text if snapshot.pending else None,
        "over": snapshot.is_over,
        "framing": _framing(snapshot.framing),
        "level": None if has_sound else _stepped(snapshot.voice_level),
        "microphone_level": None if has_sound else _stepped(5 * 10 ** (snapshot.microphone_dbfs / 20)),
    }


def _stepped(level: float) -> float:
    return round(min(1.0, level) * LEVEL_STEPS) / LEVEL_STEPS


def _framing(framing: Framing | None) -> dict[str, Any] | None:
    """Shares in per cent; the browser has the words."""
    if framing is None or not framing.readings:
        return None
    shares = {name: getattr(framing, name) for name in ("in_frame", "centred", "facing", "still")}
    percents = {name: None if share is None else round(100 * share) for name, share in shares.items()}
    return {"hint": framing.hint.value if framing.hint else None, **percents}


def changes(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """The browser runs the arc of a pause by itself: of a pause that goes on, nothing is sent."""
    fresh = {name: value for name, value in now.items() if name not in before or before[name] != value}
    old, new = before.get("patience"), now["patience"]
    if old and new and old[1] == new[1] and new[0] <= old[0]:
        fresh.pop("patience", None)
    return fresh
