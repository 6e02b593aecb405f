"""The tape: turns, events and recordings on one axis, with the transcript under it. One slider moves them all.

An element with `data-tape-ms` (see `moment`) plays that moment wherever it stands on the page.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from components.frontend import component
from components.words import LANGUAGES
from core.domain.interview import Speaker
from core.domain.tape import EventKind, Take, Tape

_mount = component("timeline")

KINDS = {
    EventKind.STRENGTH: ("Strength", "Strengths", "star"),
    EventKind.GAP: ("Gap", "Gaps", "flag"),
    EventKind.PAUSE: ("Long pause", "Long pauses", "hourglass_empty"),
    EventKind.FILLERS: ("Filler run", "Filler runs", "more_horiz"),
    EventKind.INTERRUPTION: ("Interruption", "Interruptions", "record_voice_over"),
    EventKind.HINT: ("Hint", "Hints", "lightbulb"),
    EventKind.RUN: ("Run", "Runs", "terminal"),
    EventKind.SUBMISSION: ("Submission", "Submissions", "task_alt"),
}


def timeline(tape: Tape, *, interviewer: str, sounds: Mapping[tuple[str, int], str], start_ms: int = 0) -> None:
    """`sounds` are the addresses of recordings by question and attempt; `start_ms` is where the slider stands first."""
    _mount(key="timeline", data=_data(tape, interviewer, sounds, start_ms))


def moment(at_ms: int | None) -> str:
    """The attribute that makes a button of ours play a moment; empty where there is none."""
    return "" if at_ms is None else f' data-tape-ms="{at_ms:d}"'


def clock(at_ms: int) -> str:
    """ "8:33"."""
    return f"{at_ms // 60_000}:{at_ms // 1000 % 60:02d}"


def _data(tape: Tape, interviewer: str, sounds: Mapping[tuple[str, int], str], start_ms: int) -> dict[str, Any]:
    """Times in seconds, as the browser's media elements have them."""
    who = {Speaker.INTERVIEWER: interviewer, Speaker.CANDIDATE: "You"}
    return {
        "duration": tape.duration_ms / 1000,
        "start": start_ms / 1000,
        "spans": list(_spans(tape)),
        "chapters": [{"t": c.at_ms / 1000, "label": c.label, "number": c.number} for c in tape.chapters],
        "events": [{"t": e.at_ms / 1000, "kind": e.kind.value, "label": e.label} for e in tape.events],
        "kinds": {kind.value: {"one": one, "many": many, "icon": icon} for kind, (one, many, icon) in KINDS.items()},
        "lines": [{"t": x.start_ms / 1000, "who": who[x.speaker], "text": x.text} for x in tape.lines],
        "code": [
            {
                "t": c.at_ms / 1000,
                "label": c.label,
                "language": LANGUAGES[c.language],
                "source": c.source,
                "fresh": list(c.fresh),
            }
            for c in tape.code
        ],
        "takes": [
            {"from": t.start_ms / 1000, "to": t.end_ms / 1000, "url": sounds[t.question_id, t.attempt]}
            for t in tape.takes
            if (t.question_id, t.attempt) in sounds
        ],
    }


def _spans(tape: Tape) -> Iterator[dict[str, Any]]:
    """Who had the floor; within a recorded answer, where words are."""
    recorded = {take.start_ms: take for take in tape.takes if take.speech_ms}
    for line in tape.lines:
        mine = line.speaker is Speaker.CANDIDATE
        take: Take | None = recorded.get(line.start_ms) if mine else None
        yield {"from": line.start_ms / 1000, "to": line.end_ms / 1000, "you": mine, "quiet": take is not None}
        for first, last in take.speech_ms if take else ():
            yield {"from": first / 1000, "to": last / 1000, "you": True, "quiet": False}
