"""Pitch by normalised autocorrelation (P. Boersma, 1993: the autocorrelation of a windowed frame divided by that of
its window). Coarse: for spreads, not for single frames."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

LOWEST_HZ, HIGHEST_HZ = 70, 400
FRAME_S, HOP_S = 0.04, 0.01
VOICED_FROM = 0.45  # of the peak at no lag
QUIET = 1e-3  # of the loud frames' power: nothing to hear a pitch in
BLOCK_FRAMES = 1000  # at a time: five minutes at once would take 150 MB


def pitch_hz(samples: npt.NDArray[np.float32], rate_hz: int) -> npt.NDArray[np.float64]:
    """One value every 10 ms; 0 where there is none."""
    size, hop = int(FRAME_S * rate_hz), int(HOP_S * rate_hz)
    count = 1 + (len(samples) - size) // hop if len(samples) >= size else 0
    if count == 0:
        return np.zeros(0)
    power = np.zeros(count)
    pitch = np.zeros(count)
    strength = np.zeros(count)
    for start in range(0, count, BLOCK_FRAMES):
        block = slice(start, min(start + BLOCK_FRAMES, count))
        index = np.arange(size)[None, :] + hop * np.arange(block.start, block.stop)[:, None]
        power[block], pitch[block], strength[block] = _frames(samples[index], rate_hz)
    loud = float(np.percentile(power, 95))
    return np.where((strength > VOICED_FROM) & (power > loud * QUIET) & (power > 1.0), pitch, 0.0)


def _frames(
    frames: npt.NDArray[np.float32], rate_hz: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """(power, pitch, strength) of each."""
    size = frames.shape[1]
    frames = frames - frames.mean(axis=1, keepdims=True)
    power = np.mean(np.square(frames, dtype=np.float64), axis=1)
    window = np.hanning(size).astype(np.float32)
    correlation = _autocorrelation(frames * window)
    correlation = correlation / (correlation[:, :1] + 1e-9)
    own = _autocorrelation(window[None, :])[0]
    correlation = correlation / (own / own[0] + 1e-9)
    low, high = rate_hz // HIGHEST_HZ, min(rate_hz // LOWEST_HZ, size - 2)
    lags = correlation[:, low : high + 1]
    # The first peak that is nearly the highest: later ones are multiples of the period.
    peaks = (lags[:, 1:-1] >= lags[:, :-2]) & (lags[:, 1:-1] >= lags[:, 2:])
    peaks &= lags[:, 1:-1] >= 0.9 * lags.max(axis=1, keepdims=True)
    lag = low + np.where(peaks.any(axis=1), peaks.argmax(axis=1) + 1, lags.argmax(axis=1))
    rows = np.arange(len(lags))
    before, at, after = (correlation[rows, np.minimum(lag + step, size - 1)] for step in (-1, 0, 1))
    bend = before - 2 * at + after
    shift = np.divide(0.5 * (before - after), bend, out=np.zeros(len(at)), where=np.abs(bend) > 1e-9)
    return power, rate_hz / (lag + np.clip(shift, -0.5, 0.5)), at.astype(np.float64)


def _autocorrelation(frames: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    size = frames.shape[1]
    length = 1 << (2 * size - 1).bit_length()
    spectrum = np.fft.rfft(frames, length)
    correlation: npt.NDArray[np.float64] = np.fft.irfft(np.abs(spectrum) ** 2)[:, :size]
    return correlation
