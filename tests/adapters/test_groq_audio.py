"""Groq's ears and voice, well and badly."""

import pytest

from core.adapters.groq.transcriber import groq_transcribers
from core.adapters.groq.voice import groq_voices
from core.deadlines import Limits
from core.domain.speech import AudioChunk, Utterance
from core.errors import (
    ModelUnavailable,
    ProviderBusy,
    ProviderError,
    ProviderMisbehaved,
    ProviderRefused,
    ProviderUnreachable,
)
from tests.fakes.groq_server import Fault, Text, groq_server
from tests.fakes.voices import speech

KEY = "gsk_secret"
LIMITS = Limits(connect_s=1, first_token_s=1, total_s=1)
SOUND = Utterance(AudioChunk(speech(2000)))
FAULTS = [
    (Fault.UNAUTHORISED, ProviderRefused),
    (Fault.BUSY_BRIEFLY, ProviderBusy),
    (Fault.SERVER_ERROR, ProviderUnreachable),
    (Fault.NOT_FOUND, ModelUnavailable),
    (Fault.HANG, ProviderUnreachable),
    (Fault.HANG_MIDWAY, ProviderUnreachable),
    (Fault.DRIP, ProviderUnreachable),
    (Fault.TRUNCATED, ProviderUnreachable),
    (Fault.HTML, ProviderMisbehaved),
]

HESITANT = {"en": "Umm, so, uh.", "de": "Ähm, also, äh."}


@pytest.fixture
def server():
    with groq_server(drip_s=0.02) as running:
        yield running


def ears(server):
    return groq_transcribers(KEY, ["whisper-large-v3-turbo"], HESITANT, base_url=server.url, limits=LIMITS)[0]


def voice(server):
    return groq_voices(KEY, ["orpheus"], {"kenji": "daniel"}, base_url=server.url, limits=LIMITS)[0]


def test_a_transcription_has_words_with_times_and_a_confidence(server):
    transcript = ears(server).transcribe(SOUND)
    assert transcript.text.startswith("I, um, worked") and not transcript.is_draft
    assert transcript.words[0].text == "I," and transcript.words[-1].end_ms == 2000
    assert transcript.confidence == pytest.approx(0.819, abs=0.001)
    (request,) = server.requests
    assert request["prompt"] == HESITANT["en"] and request["timestamp_granularities"] == ["word", "segment"]
    assert request["language"] == "en" and len(request["file"]) == 44 + len(SOUND.audio.pcm)


def test_words_that_were_made_up_for_silence_are_no_words(server):
    transcript = ears(server).transcribe(Utterance(AudioChunk(bytes(32_000))))
    assert (transcript.text, transcript.words) == ("", ())


def test_text_as_it_was_said(server):
    server.script(Text(" We cut it, uh, in half."))
    assert ears(server).transcribe(SOUND).text == "We cut it, uh, in half."


@pytest.mark.parametrize(
    ("fault", "error"),
    [*FAULTS, (Fault.INVALID_JSON, ProviderMisbehaved), (Fault.WRONG_SCHEMA, ProviderMisbehaved)],
)
def test_faults_of_the_transcriber_become_ours(server, fault, error):
    server.script(fault)
    with pytest.raises(error) as raised:
        ears(server).transcribe(SOUND)
    assert isinstance(raised.value, ProviderError) and KEY not in str(raised.value)


@pytest.mark.parametrize(("fault", "error"), [*FAULTS, (Fault.EMPTY, ProviderMisbehaved)])
def test_faults_of_the_voice_become_ours(server, fault, error):
    server.script(fault)
    with pytest.raises(error) as raised:
        list(voice(server).synthesize("Tell me more about that.", voice="maya"))
    assert KEY not in str(raised.value)


def test_a_persona_has_its_own_voice(server):
    for persona in ("kenji", "somebody else"):
        list(voice(server).synthesize("Hello.", voice=persona))
    assert [request["voice"] for request in server.requests] == ["daniel", "hannah"]
