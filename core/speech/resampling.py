"""Sample rates, piece by piece: a windowed sinc, evaluated where each output sample falls.

J. O. Smith, "Digital Audio Resampling" (https://ccrma.stanford.edu/~jos/resample/); Kaiser window, beta 7.
"""

from __future__ import annotations

from math import gcd

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]
ZERO_CROSSINGS = 12
KAISER_BETA = 7.0


class Resampler:
    """Of one stream. Its output lags by half the filter until `flush`."""

    def __init__(self, from_hz: int, to_hz: int) -> None:
        self.from_hz, self.to_hz = from_hz, to_hz
        common = gcd(from_hz, to_hz)
        self._up, self._down = to_hz // common, from_hz // common
        cutoff = min(1.0, to_hz / from_hz)
        self._half = int(np.ceil(ZERO_CROSSINGS / cutoff))
        # One row of taps for each of the `up` places between two input samples where an output sample can fall.
        phases = np.arange(self._up)[:, None] / self._up
        distance = np.arange(-self._half + 1, self._half + 1)[None, :] - phases
        window = np.i0(KAISER_BETA * np.sqrt(np.maximum(0, 1 - (distance / self._half) ** 2))) / np.i0(KAISER_BETA)
        taps = cutoff * np.sinc(cutoff * distance) * window
        self._taps = (taps / taps.sum(axis=1, keepdims=True)).astype(np.float32)
        self._waiting = np.zeros(self._half - 1, np.float32)
        self._next = 0  # number of the next output sample, counted from the start of `_waiting` on the input's grid

    def feed(self, samples: Samples) -> Samples:
        if self.from_hz == self.to_hz:
            return samples
        self._waiting = np.concatenate([self._waiting, samples.astype(np.float32)])
        # Output n lies at n·down/up; its taps reach `half` samples beyond the one before it.
        last_start = len(self._waiting) - 2 * self._half
        count = max(0, (last_start * self._up + self._up - 1 - self._next) // self._down + 1) if last_start >= 0 else 0
        at = self._next + self._down * np.arange(count)
        starts, phases = at // self._up, at % self._up
        frames = self._waiting[starts[:, None] + np.arange(2 * self._half)[None, :]]
        out = np.einsum("ij,ij->i", frames, self._taps[phases])
        self._next += count * self._down
        used = self._next // self._up
        self._waiting, self._next = self._waiting[used:], self._next - used * self._up
        rounded: Samples = np.clip(np.rint(out), -32768, 32767).astype(np.int16)
        return rounded

    def flush(self) -> Samples:
        """What is left; the resampler is used up then."""
        if self.from_hz == self.to_hz:
            return np.zeros(0, np.int16)
        return self.feed(np.zeros(self._half, np.int16))


def resampled(samples: Samples, from_hz: int, to_hz: int) -> Samples:
    resampler = Resampler(from_hz, to_hz)
    return np.concatenate([resampler.feed(samples), resampler.flush()])


def doubled(samples: Samples) -> Samples:
    """24 to 48 kHz for a browser's ear: straight lines between samples, cheap enough for an event loop."""
    if not len(samples):
        return samples
    out = np.empty(2 * len(samples), np.int16)
    out[::2] = samples
    out[1:-1:2] = (samples[:-1].astype(np.int32) + samples[1:]) // 2
    out[-1] = samples[-1]
    return out
