"""Recordings of a whole answer become words to look over."""

import pytest

from core.domain.speech import AudioChunk
from core.errors import InputRejected
from core.services.voice_dictation import dictated
from core.wav import as_wav
from tests.fakes.voices import ScriptedTranscriber, silence, speech

RECORDED = as_wav(AudioChunk(speech(2000)))


def test_its_words_come_back():
    ear = ScriptedTranscriber(" We moved the data. ")
    assert dictated(RECORDED, ear) == "We moved the data."
    assert ear.asked[0].audio.duration_ms == 2000


@pytest.mark.parametrize(
    "wav",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"RIFF and then nothing", id="no wav"),
        pytest.param(RECORDED[:30], id="half a header"),
        pytest.param(as_wav(AudioChunk(bytes(9600), 48_000)), id="another rate"),
        pytest.param(as_wav(AudioChunk(silence(301_000))), id="too long"),
    ],
)
def test_what_cannot_be_taken_is_said_to_be(wav):
    ear = ScriptedTranscriber("never asked")
    with pytest.raises(InputRejected):
        dictated(wav, ear)
    assert not ear.asked


def test_no_words_are_no_answer():
    with pytest.raises(InputRejected, match="No words"):
        dictated(RECORDED, ScriptedTranscriber(""))
