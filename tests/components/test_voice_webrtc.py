"""What the event loop calls, with a real conversation behind it."""

import io
from fractions import Fraction

import av
import numpy as np
import pytest
from PIL import Image

from components.voice_webrtc import FRAME_SAMPLES, PICTURE_EVERY_S, RATE_HZ, WebRtcLine, mono, still
from core.adapters.opencv_faces import OpenCvFaces
from core.speech.conversation import Conversation, Senses, VoiceConfig
from core.speech.dialogue import Phrases
from tests.core.speech.test_conversation import eventually
from tests.fakes.portraits import drawn
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


class Watching:
    """A line that keeps what it is shown."""

    def __init__(self):
        self.pictures = []

    def connect(self, *, lag_ms): ...
    def hear(self, chunk): ...

    def see(self, picture):
        self.pictures.append(picture)


def video(picture):
    return av.VideoFrame.from_image(picture).reformat(format="yuv420p")


def test_about_one_picture_a_second_of_the_camera_is_looked_at():
    now_s = [100.0]
    watching = Watching()
    sound = WebRtcLine(lambda: watching, clock=lambda: now_s[0])
    sound.see(video(drawn()))
    assert not watching.pictures  # nobody is connected yet
    sound.hear(frame(np.zeros(FRAME_SAMPLES)))
    for _ in range(30):  # two seconds of a browser that sends fifteen
        sound.see(video(drawn()))
        now_s[0] += 1 / 15
    assert len(watching.pictures) == pytest.approx(2 / PICTURE_EVERY_S, abs=1)


def test_a_frame_of_video_shows_what_the_camera_saw():
    picture = still(video(drawn(width=640, height=480)))
    with Image.open(io.BytesIO(picture)) as image:
        assert (image.format, image.size) == ("JPEG", (320, 240))
    assert OpenCvFaces().find(picture) is not None
