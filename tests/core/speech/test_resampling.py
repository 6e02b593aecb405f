import numpy as np
import pytest

from core.speech.resampling import Resampler, doubled, resampled


def sine(hz: float, rate: int, seconds: float = 1.0) -> np.ndarray:
    return (8000 * np.sin(2 * np.pi * hz * np.arange(int(rate * seconds)) / rate)).astype(np.int16)


@pytest.mark.parametrize(("from_hz", "to_hz"), [(48_000, 16_000), (16_000, 24_000), (22_050, 24_000), (8_000, 24_000)])
def test_a_tone_stays_what_it_is(from_hz, to_hz):
    out = resampled(sine(440, from_hz), from_hz, to_hz)
    assert len(out) == to_hz
    assert np.abs(out[100:-100] - sine(440, to_hz)[100:-100].astype(float)).max() < 3


def test_what_the_lower_rate_cannot_carry_is_gone():
    out = resampled(sine(11_000, 48_000), 48_000, 16_000)[200:-200].astype(float)
    assert np.sqrt(np.mean(out**2)) < 8000 * 0.003


@pytest.mark.parametrize("piece", [1, 7, 480, 960])
def test_pieces_make_the_same_whole(piece):
    samples = sine(300, 22_050, 0.2)
    resampler = Resampler(22_050, 24_000)
    parts = [resampler.feed(samples[i : i + piece]) for i in range(0, len(samples), piece)]
    assert np.array_equal(np.concatenate([*parts, resampler.flush()]), resampled(samples, 22_050, 24_000))


def test_the_same_rate_is_left_alone():
    samples = sine(300, 16_000, 0.1)
    assert np.array_equal(resampled(samples, 16_000, 16_000), samples)


def test_doubling_draws_straight_lines():
    assert doubled(np.array([0, 10, -10], np.int16)).tolist() == [0, 5, 10, 0, -10, -10]
    assert doubled(np.zeros(0, np.int16)).tolist() == []
