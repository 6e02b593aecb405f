"""The voice benches measure what they say."""

import json
import shutil
import wave
from pathlib import Path

import numpy as np
import pytest

from bench.endpointing import read_wav, told, utterances
from bench.transcription import edits, manifest, measured
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Medium, Plan
from core.domain.speech import AudioChunk, Utterance
from tests.core.speech.test_conversation import eventually
from tests.fakes.voices import LoudnessDetector, ScriptedTranscriber, silence, speech


def wav(path: Path, pcm: bytes, *, rate_hz: int = 16_000, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(pcm)
    return path


SOUND = silence(600) + speech(1500) + silence(2000) + speech(1500) + silence(6000)
TIMED = [{"start_ms": 600, "end_ms": 2100, "text": "We moved the data to"}, {"end_ms": 5600, "text": "another place."}]
SAID = {
    "timed.tsv": "600\t2100\tWe moved the data to\n4100\t5600\tanother place.\n",
    "ends.tsv": "2100\tWe moved the data to\n5600\tanother place.\n",
    "list.json": json.dumps(TIMED),
    "lines.jsonl": "\n".join(map(json.dumps, TIMED)),
    "plain.txt": "We moved the data to\nanother place.\n",
}


@pytest.mark.parametrize("name", SAID)
def test_a_pause_inside_a_sentence_is_no_end(tmp_path, name):
    (tmp_path / name).write_text(SAID[name])
    samples = read_wav(wav(tmp_path / "a.wav", SOUND))
    (found,) = utterances(samples, told(tmp_path / name), detector=LoudnessDetector())
    assert found["start_ms"] == pytest.approx(600, abs=60) and found["end_ms"] == pytest.approx(5600, abs=60)


def test_a_pause_after_a_sentence_is_one(tmp_path):
    (tmp_path / "said.tsv").write_text("2100\tWe moved the data.\n5600\tIt was fine.\n")
    samples = read_wav(wav(tmp_path / "a.wav", SOUND))
    found = utterances(samples, told(tmp_path / "said.tsv"), detector=LoudnessDetector())
    assert [round(one["end_ms"], -2) for one in found] == [2100, 5600]


def test_any_16_bit_wav_is_read(tmp_path):
    stereo = np.repeat(np.frombuffer(speech(500), "<i2"), 2).tobytes()
    assert len(read_wav(wav(tmp_path / "s.wav", stereo, rate_hz=48_000, channels=2))) == pytest.approx(8000 / 3, abs=2)


def test_word_errors_are_edits_by_words_of_the_reference(tmp_path):
    assert edits(["a", "b", "c", "d"], ["a", "x", "c"]) == 2
    assert edits([], ["a"]) == 1
    wav(tmp_path / "one.wav", speech(1000))
    (tmp_path / "m.tsv").write_text("one.wav\tWe moved the data.\n")
    figures = measured(ScriptedTranscriber("we moved that data"), manifest(tmp_path / "m.tsv"))
    assert figures["wer"] == 0.25 and figures["n"] == 1 and figures["rtf"] >= 0


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@pytest.mark.realtime(undisturbed=True)
def test_a_voice_turn_is_fast_enough():
    from bench.voice_turn import measure

    figures = measure(turns=4, callers=4, seed=3)
    assert figures["unanswered"] == 0
    assert figures["p50_ms"] <= 900 and figures["content_p50_ms"] <= 1250 and figures["ratio"] >= 5


def test_the_script_of_a_fake_answer_is_told_up_to_its_time():
    from bench.voice_providers import Script

    script = Script([(1000, "One."), (2000, "Two.")])
    assert (script.until(900), script.until(1500), script.until(3000)) == ("", "One.", "One. Two.")
    assert Utterance(AudioChunk(b"")).audio.duration_ms == 0


def test_the_server_of_the_sessions_holds_conversations(tmp_path):
    from bench.voice_server import application

    services = application(tmp_path).services_for(LOCAL_PERSON)
    interview = services.interview.start(Plan(medium=Medium.VOICE))
    line = services.voice.open(interview.id, lambda: True)
    try:
        line.connect(lag_ms=0)
        eventually(lambda: not line.pull(480, 24_000).is_silence, "for the first words")
    finally:
        services.voice.close(interview.id)
