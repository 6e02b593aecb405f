"""Loud enough to be somebody speaking here: above the room's own noise, which is followed as it changes.

The floor is a low percentile of the last seconds: speech has gaps between and within its words that reach down to it,
steady noise (a fan, a train) has none, and so it soon lies on its own floor.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from core.domain.speech import AudioChunk

FLOOR_WINDOWS = 100  # 3 s
FLOOR_PERCENTILE = 15
MARGIN_DB = 7.0  # steady noise in 30 ms windows stays within about ±2 dB
QUIETEST_DBFS = -52.0  # softer than any usable speech
SILENCE_DBFS = -90.0
START_FLOOR_DBFS = -60.0


def level_dbfs(chunk: AudioChunk) -> float:
    """Root mean square of full scale."""
    samples = np.frombuffer(chunk.pcm, "<i2").astype(np.float32)
    power = float(np.mean(samples * samples)) if len(samples) else 0.0
    return max(SILENCE_DBFS, 10 * float(np.log10(power / 32768**2 + 1e-12)))


class NoiseGate:
    def __init__(self) -> None:
        self._levels: deque[float] = deque([START_FLOOR_DBFS] * (FLOOR_WINDOWS // 5), maxlen=FLOOR_WINDOWS)

    def passes(self, dbfs: float) -> bool:
        self._levels.append(dbfs)
        ordered = sorted(self._levels)
        floor = ordered[len(ordered) * FLOOR_PERCENTILE // 100]
        return dbfs > max(floor + MARGIN_DB, QUIETEST_DBFS)
