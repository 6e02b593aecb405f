"""What the event loop calls, with a real conversation behind it."""

from fractions import Fraction

import av
import numpy as np
import pytest

from components.voice_webrtc import FRAME_SAMPLES, RATE_HZ, WebRtcLine, mono
from core.speech.conversation import Conversation, Senses, VoiceConfig
from core.speech.dialogue import Phrases
from tests.core.speech.test_conversation import eventually
from tests.fakes.voices import LoudnessDetector, ScriptedDialogue, ScriptedTranscriber, ToneVoice

PHRASES = Phrases(("Right.",), ("Are you there?",), ("Take your time.",), "Once more.")


def frame(samples: np.ndarray) -> av.AudioFrame:
    stereo = np.repeat(samples.astype("<i2"), 2).reshape(1, -1)
    made = av.AudioFrame.from_ndarray(stereo, format="s16", layout="stereo")
    made.sample_rate = RATE_HZ
    return made


@pytest.fixture
def line():
    senses = Senses(ScriptedTranscriber("It worked."), ToneVoice(), LoudnessDetector())
    made = Conversation(ScriptedDialogue("Tell me about it.", "Good."), senses, PHRASES, VoiceConfig("maya"))
    yield made
    made.close()


def test_both_channels_become_one():
    stereo = np.array([[100, 300, -50, 50]], np.int16)
    assert mono(stereo, 2).tolist() == [200, 0]
    assert mono(np.array([[1, 2, 3]], np.int16), 1).tolist() == [1, 2, 3]


def test_the_first_sound_connects_the_conversation_and_its_voice_comes_out(line):
    sound = WebRtcLine(lambda: line)
    assert not sound.speak(0, Fraction(1, RATE_HZ)).to_ndarray().any()
    sound.hear(frame(np.zeros(FRAME_SAMPLES)))
    eventually(lambda: line.snapshot().is_connected)

    def spoke():
        out = sound.speak(0, Fraction(1, RATE_HZ))
        assert (out.samples, out.sample_rate) == (FRAME_SAMPLES, RATE_HZ)
        return out.to_ndarray().any()

    eventually(spoke)
    sound.end()
    eventually(lambda: not line.snapshot().is_connected)


def test_muted_is_silence_and_time_goes_on(line):
    sound = WebRtcLine(lambda: line)
    loud = np.full(FRAME_SAMPLES, 20_000)
    line.set_muted(True)
    for _ in range(20):
        sound.hear(frame(loud))
    eventually(lambda: line.snapshot().is_connected)
    assert not line.snapshot().is_candidate_speaking
    assert line.snapshot().microphone_dbfs < -60


def test_a_conversation_that_was_replaced_is_followed(line):
    current = [None]
    sound = WebRtcLine(lambda: current[0])
    sound.hear(frame(np.zeros(FRAME_SAMPLES)))
    current[0] = line
    sound.hear(frame(np.zeros(FRAME_SAMPLES)))
    eventually(lambda: line.snapshot().is_connected)
