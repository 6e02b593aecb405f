"""Many answers' delivery as one: means weighted by length, and what stands out in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from core.domain.delivery import COMFORTABLE_WPM, Pace, SpokenSummary
from core.domain.interview import Interview
from core.domain.speech import Delivery
from core.grading.scoring import weighted_mean

MANY_FILLERS_PER_MINUTE = 4.0
LONG_PAUSE_MS = 5000
MONOTONE_SEMITONES = 3.0
# Speech is usually levelled to about -23 dB full scale (EBU R 128): a dozen below it strains, a dozen above distorts.
QUIET_DBFS, LOUD_DBFS = -36.0, -12.0


def spoken_summary(interview: Interview) -> SpokenSummary | None:
    """None when nothing was spoken, or nothing of it could be measured."""
    numbers = {question.id: n for n, question in enumerate(interview.main_questions, start=1)}
    numbers |= {q.id: numbers[q.follows] for q in interview.questions if q.follows in numbers}
    spoken = [(numbers.get(a.question_id, 0), a.delivery) for a in interview.answers if a.delivery is not None]
    if not spoken:
        return None
    every = [delivery for _, delivery in spoken]
    fillers = [d.fillers for d in every if d.fillers is not None]
    counted = Counter({word: 0 for found in fillers for word, _ in found})
    for found in fillers:
        counted.update(dict(found))
    pauses = [d.longest_pause_ms for d in every if d.longest_pause_ms is not None]
    counts = [d.pause_count for d in every if d.pause_count is not None]
    summary = SpokenSummary(
        in_words="",
        words_per_minute=_mean(every, lambda d: d.words_per_minute),
        pace=tuple(Pace(n, d.words_per_minute) for n, d in spoken if n and d.words_per_minute is not None),
        filler_count=sum(counted.values()) if fillers else None,
        fillers_per_minute=_mean(every, lambda d: d.fillers_per_minute),
        most_frequent_filler=counted.most_common(1)[0][0] if counted else None,
        pause_count=sum(counts) if counts else None,
        longest_pause_ms=max(pauses, default=None),
        volume_dbfs=_mean(every, lambda d: d.volume_dbfs),
        pitch_variation_semitones=_mean(every, lambda d: d.pitch_variation_semitones),
    )
    words = _in_words(summary)
    return replace(summary, in_words=words) if words else None


def _mean(every: Sequence[Delivery], of: Callable[[Delivery], float | None]) -> float | None:
    value = weighted_mean((float(d.duration_ms), found) for d in every if (found := of(d)) is not None)
    return None if value is None else round(value, 1)


def _in_words(summary: SpokenSummary) -> str:
    parts = [_pace_words(summary.words_per_minute), _filler_words(summary.fillers_per_minute)]
    if summary.longest_pause_ms is not None and summary.longest_pause_ms >= LONG_PAUSE_MS:
        parts.append(f"The longest pause was {summary.longest_pause_ms / 1000:.0f} seconds; a pause to think is fine.")
    variation = summary.pitch_variation_semitones
    if variation is not None and variation < MONOTONE_SEMITONES:
        parts.append("Your voice stayed on nearly one note.")
    parts.append(_volume_words(summary.volume_dbfs))
    said = " ".join(part for part in parts if part)
    measured = (summary.longest_pause_ms, summary.volume_dbfs, variation)
    return said or ("Nothing stands out." if any(value is not None for value in measured) else "")


def _pace_words(words_per_minute: float | None) -> str:
    if words_per_minute is None:
        return ""
    low, high = COMFORTABLE_WPM
    if words_per_minute > high:
        return "Fast: some listeners will miss words."
    return "Slow and easy to follow." if words_per_minute < low else "A pace that is easy to follow."


def _volume_words(volume_dbfs: float | None) -> str:
    if volume_dbfs is None or QUIET_DBFS <= volume_dbfs <= LOUD_DBFS:
        return ""
    if volume_dbfs < QUIET_DBFS:
        return "Quiet: sit closer to the microphone, or speak up."
    return "Nearly too loud for the microphone."


def _filler_words(fillers_per_minute: float | None) -> str:
    if fillers_per_minute is None:
        return ""
    if fillers_per_minute >= MANY_FILLERS_PER_MINUTE:
        return f"Fillers came about {fillers_per_minute:.0f} times a minute."
    return "Few fillers."
