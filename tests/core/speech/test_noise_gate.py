import numpy as np
import pytest

from core.domain.speech import AudioChunk
from core.speech.noise_gate import NoiseGate, level_dbfs

WINDOW = 480


def noise(dbfs: float, windows: int, seed: int = 1) -> list[float]:
    samples = np.random.default_rng(seed).normal(0, 32768 * 10 ** (dbfs / 20), WINDOW * windows)
    pcm = np.clip(samples, -32768, 32767).astype("<i2")
    return [level_dbfs(AudioChunk(pcm[i * WINDOW : (i + 1) * WINDOW].tobytes())) for i in range(windows)]


def test_level_is_that_of_full_scale():
    square = np.full(WINDOW, 32767, "<i2").tobytes()
    assert level_dbfs(AudioChunk(square)) == pytest.approx(0, abs=0.01)
    assert level_dbfs(AudioChunk(bytes(2 * WINDOW))) == -90
    assert level_dbfs(AudioChunk(b"")) == -90


@pytest.mark.parametrize("dbfs", [-50, -40, -30, -20])
def test_steady_noise_of_any_loudness_stops_passing_within_three_seconds(dbfs):
    gate = NoiseGate()
    passed = [gate.passes(level) for level in noise(dbfs, 400)]
    assert not any(passed[100:])


@pytest.mark.parametrize("room_dbfs", [-70, -50, -40])
def test_speech_above_the_room_passes(room_dbfs):
    gate = NoiseGate()
    for level in noise(room_dbfs, 200):
        gate.passes(level)
    loud = noise(room_dbfs + 20 if room_dbfs > -60 else -40, 20, seed=2)
    assert all(gate.passes(level) for level in loud)


def test_syllables_keep_passing_for_as_long_as_somebody_speaks():
    """Speech has gaps: here a fifth of the windows is as quiet as the room."""
    gate = NoiseGate()
    loud, quiet = noise(-25, 1000), noise(-60, 1000)
    passed = [gate.passes(quiet[i] if i % 5 == 0 else loud[i]) for i in range(1000)]
    assert all(passed[i] for i in range(1000) if i % 5)
