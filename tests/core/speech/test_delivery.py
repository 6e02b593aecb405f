import numpy as np
import pytest

from core.domain.speech import SPEECH_RATE_HZ, AudioChunk, Transcript, Utterance
from core.speech.delivery import fillers_in, measured
from core.speech.pitch import pitch_hz

WORDS = "We moved the whole service to another place and it took us a year"  # 14


def voiced(ms: int, low_hz: float = 120, high_hz: float = 120, amplitude: float = 6000) -> np.ndarray:
    """Harmonics that glide from one pitch to the other, as a voice does."""
    time_s = np.arange(SPEECH_RATE_HZ * ms // 1000) / SPEECH_RATE_HZ
    hz = np.geomspace(low_hz, high_hz, len(time_s))
    phase = 2 * np.pi * np.cumsum(hz) / SPEECH_RATE_HZ
    return amplitude * sum(np.sin(k * phase) / k for k in range(1, 6))


def utterance(*parts: np.ndarray, noise: float = 20) -> Utterance:
    sound = np.concatenate(parts)
    sound = sound + np.random.default_rng(3).normal(0, noise, len(sound))
    return Utterance(AudioChunk(np.clip(sound, -32768, 32767).astype("<i2").tobytes()))


def pause(ms: int) -> np.ndarray:
    return np.zeros(SPEECH_RATE_HZ * ms // 1000)


@pytest.mark.parametrize("noise", [5, 60, 300])
def test_pauses_are_those_between_words_and_no_shorter_than_half_a_second(noise):
    first, middle, last = voiced(1500), voiced(1000), voiced(900)
    pauses = (pause(ms) for ms in (800, 300, 700, 1600, 900))
    before, *between, after = pauses
    spoken = utterance(before, first, between[0], middle, between[1], middle, between[2], last, after, noise=noise)
    delivery = measured(spoken, Transcript(WORDS))
    assert delivery.pause_count == 2
    assert delivery.longest_pause_ms == pytest.approx(1600, abs=60)


def test_words_a_minute_are_those_of_the_time_between_first_and_last_sound():
    delivery = measured(utterance(pause(1000), voiced(6000), pause(1000)), Transcript(WORDS, confidence=0.9))
    assert delivery.words_per_minute == pytest.approx(140, abs=3)
    assert delivery.clarity == 0.9 and delivery.duration_ms == 8000


def test_volume_is_that_of_the_speech_alone():
    loud = measured(utterance(voiced(3000), pause(3000)), Transcript(WORDS))
    soft = measured(utterance(voiced(3000, amplitude=600), pause(3000), noise=2), Transcript(WORDS))
    assert loud.volume_dbfs - soft.volume_dbfs == pytest.approx(20, abs=1)


@pytest.mark.parametrize(("low", "high", "expected"), [(120, 120, 0), (110, 220, 9.6), (180, 240, 4)])
def test_pitch_variation_is_coarse_and_right(low, high, expected):
    delivery = measured(utterance(voiced(4000, low, high)), Transcript(WORDS))
    assert delivery.pitch_variation_semitones == pytest.approx(expected, abs=0.5)
    assert delivery.pitch_variation_semitones * 2 == int(delivery.pitch_variation_semitones * 2)


def test_noise_has_no_pitch():
    noise = np.random.default_rng(1).normal(0, 3000, SPEECH_RATE_HZ * 2).astype(np.float32)
    assert np.mean(pitch_hz(noise, SPEECH_RATE_HZ) > 0) < 0.05


@pytest.mark.parametrize(
    "transcript",
    [Transcript(WORDS, is_draft=True), Transcript(WORDS, confidence=0.3), Transcript("Yes.")],
    ids=["draft", "unsure", "too short"],
)
def test_what_uncertain_words_cannot_carry_is_not_shown(transcript):
    delivery = measured(utterance(voiced(4000)), transcript)
    assert (delivery.words_per_minute, delivery.fillers, delivery.filler_count, delivery.clarity) == (None,) * 4
    assert delivery.pause_count == 0 and delivery.volume_dbfs is not None


def test_an_empty_utterance_has_no_figures():
    delivery = measured(Utterance(AudioChunk(b"")), Transcript(""))
    assert (delivery.pause_count, delivery.volume_dbfs, delivery.pitch_variation_semitones) == (None, None, None)


def test_fillers_are_counted_by_word():
    text = "Um, so I, you know, like, moved it, um, and I like it. Basically, uh, you know."
    assert dict(fillers_in(text)) == {"um": 2, "uh": 1, "you know": 2, "like": 1, "basically": 1}
    delivery = measured(utterance(voiced(6000)), Transcript(text, confidence=0.8))
    assert delivery.filler_count == 7 and delivery.fillers[0][1] == 2
    assert delivery.fillers_per_minute == pytest.approx(70, abs=2)
