"""What every voice keeps to."""

import shutil

import numpy as np
import pytest

from core.adapters.espeak_voice import EspeakVoice
from core.adapters.flite_voice import FliteVoice
from core.adapters.groq.voice import groq_voices
from core.adapters.gtts_voice import GttsVoice
from core.providers import HealthRecord
from core.voice_providers import SynthesizerChain
from tests.fakes.groq_server import groq_server
from tests.fakes.gtts_server import gtts_server
from tests.fakes.voices import ToneVoice


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


@pytest.fixture(
    params=[
        "groq",
        "gtts",
        pytest.param("flite", marks=needs("flite")),
        pytest.param("espeak", marks=needs("espeak-ng")),
        "chain",
        "fake",
    ]
)
def voice(request):
    if request.param == "groq":
        with groq_server() as server:
            yield groq_voices("key", ["canopylabs/orpheus-v1-english"], {"maya": "hannah"}, base_url=server.url)[0]
    elif request.param == "gtts":
        with gtts_server() as server:
            yield GttsVoice({"maya": "co.uk"}, address=server.url)
    else:
        yield {
            "flite": FliteVoice({"maya": "slt"}),
            "espeak": EspeakVoice({"maya": "en-gb"}),
            "chain": SynthesizerChain([ToneVoice()], HealthRecord(["tone"])),
            "fake": ToneVoice(),
        }[request.param]


@pytest.mark.parametrize("persona", ["maya", "somebody else"])
@pytest.mark.parametrize("text", ["Right.", 'It isn\'t "much", <b>is it</b> -- $HOME; `id`?', "-o /tmp/x"])
def test_a_sentence_is_sound_in_small_pieces(voice, persona, text):
    chunks = list(voice.synthesize(text, voice=persona))
    assert chunks and len({chunk.sample_rate_hz for chunk in chunks}) == 1
    assert all(0 < chunk.duration_ms <= 201 and len(chunk.pcm) % 2 == 0 for chunk in chunks)
    sound = np.concatenate([np.frombuffer(chunk.pcm, "<i2") for chunk in chunks])
    assert np.abs(sound.astype(int)).max() > 1000


def test_a_longer_sentence_takes_longer(voice):
    def seconds(text: str) -> float:
        return sum(chunk.duration_ms for chunk in voice.synthesize(text, voice="maya")) / 1000

    assert seconds("Tell me about a project that you were proud of, and why.") > seconds("Right.")


def test_it_can_be_left_in_the_middle(voice):
    sound = voice.synthesize("Tell me about a project that you were proud of.", voice="maya")
    assert next(sound).pcm
    sound.close()
    assert list(voice.synthesize("And again.", voice="maya"))
