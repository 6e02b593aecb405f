"""The tape: turns, events and recordings on one axis, with the transcript under it. One slider moves them all.

An element with `data-tape-ms` (see `moment`) plays that moment wherever it stands on the page.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from components.catalogue import Words, m, numeral, t
from components.frontend import component
from components.worded import worded
from components.words import LANGUAGES
from core.domain.interview import Speaker
from core.domain.tape import EventKind, Take, Tape, TapeLine

_mount = component("timeline")

KINDS = {
    EventKind.STRENGTH: (m("Strength"), m("Strengths"), "star"),
    EventKind.GAP: (m("Gap"), m("Gaps"), "flag"),
    EventKind.PAUSE: (m("Long pause"), m("Long pauses"), "hourglass_empty"),
    EventKind.FILLERS: (m("Filler run"), m("Filler runs"), "more_horiz"),
    EventKind.INTERRUPTION: (m("Interruption"), m("Interruptions"), "record_voice_over"),
    EventKind.HINT: (m("Hint"), m("Hints"), "lightbulb"),
    EventKind.RUN: (m("Run"), m("Runs"), "terminal"),
    EventKind.SUBMISSION: (m("Submission"), m("Submissions"), "task_alt"),
}

RATES = (1, 1.5, 2, 4)  # how fast it plays

# What the browser says; $names are filled there. The aria labels are named as in timeline.html.
WORDS = Words(
    {
        "tape": "The interview, in time",
        "previous": "Previous event",
        "following": "Next event",
        "keys": "Space plays, arrows move 5 seconds, n and p go from event to event",
        "position": "Position",
        "events": "Events; left and right arrows move between them",
        "kinds": "Events shown",
        "lines": "Transcript",
        "code": "The code at this moment",
        "source": "Lines of code",
        "back": "Back to the tape",
        "question": "Question $number: $label",
        "at": "$kind at $time: $label",
        "minutes": "$number min",
        "begin": "start",
        "nothing": "Nothing was run yet",
        "fresh": "$number new or changed",
        "play": "Play",
        "pause": "Pause",
        "speed": "Speed $number times",
    }
)


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
    who = {Speaker.INTERVIEWER: interviewer, Speaker.CANDIDATE: t("You")}
    return {
        "duration": tape.duration_ms / 1000,
        "start": start_ms / 1000,
        "spans": list(_spans(tape)),
        "chapters": [{"t": c.at_ms / 1000, "label": worded(c.label), "number": c.number} for c in tape.chapters],
        "events": [{"t": e.at_ms / 1000, "kind": e.kind.value, "label": worded(e.label)} for e in tape.events],
        "kinds": {
            kind.value: {"one": t(one), "many": t(many), "icon": icon} for kind, (one, many, icon) in KINDS.items()
        },
        "lines": [{"t": x.start_ms / 1000, "who": who[x.speaker], "text": _line(x, tape)} for x in tape.lines],
        "code": [
            {
                "t": c.at_ms / 1000,
                "label": worded(c.label),
                "language": LANGUAGES[c.language],
                "source": c.source,
                "fresh": list(c.fresh),
            }
            for c in tape.code
        ],
        "takes": [
            {"from": x.start_ms / 1000, "to": x.end_ms / 1000, "url": sounds[x.question_id, x.attempt]}
            for x in tape.takes
            if (x.question_id, x.attempt) in sounds
        ],
        "rates": [(rate, numeral(rate, "g")) for rate in RATES],
        "words": dict(WORDS),
    }


def _line(line: TapeLine, tape: Tape) -> str:
    """What was said stays as it is; at a desk, some lines are told by what happened there."""
    happened = {event.label for event in tape.events if event.kind in (EventKind.RUN, EventKind.SUBMISSION)}
    return worded(line.text) if line.text in {*happened, "Skipped."} else line.text


def _spans(tape: Tape) -> Iterator[dict[str, Any]]:
    """Who had the floor; within a recorded answer, where words are."""
    recorded = {take.start_ms: take for take in tape.takes if take.speech_ms}
    for line in tape.lines:
        mine = line.speaker is Speaker.CANDIDATE
        take: Take | None = recorded.get(line.start_ms) if mine else None
        yield {"from": line.start_ms / 1000, "to": line.end_ms / 1000, "you": mine, "quiet": take is not None}
        for first, last in take.speech_ms if take else ():
            yield {"from": first / 1000, "to": last / 1000, "you": True, "quiet": False}
