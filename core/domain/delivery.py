"""How a whole interview was spoken. A value that was measured nowhere is None."""

from __future__ import annotations

from dataclasses import dataclass

# What listeners follow easily; conversational English lies around 150 words a minute (National Center for Voice and
# Speech).
COMFORTABLE_WPM = (120.0, 165.0)


@dataclass(frozen=True, slots=True)
class Pace:
    question: int  # number of the main question, from 1
    words_per_minute: float


@dataclass(frozen=True, slots=True)
class SpokenSummary:
    in_words: str  # what stands out, in a sentence or two
    words_per_minute: float | None = None  # weighted by how long each answer was
    pace: tuple[Pace, ...] = ()
    filler_count: int | None = None
    fillers_per_minute: float | None = None
    most_frequent_filler: str | None = None
    pause_count: int | None = None  # of at least half a second
    longest_pause_ms: int | None = None
    volume_dbfs: float | None = None
    pitch_variation_semitones: float | None = None
