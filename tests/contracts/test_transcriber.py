"""What every transcriber keeps to."""

import importlib.util
import shutil

import numpy as np
import pytest

from core.adapters.flite_voice import FliteVoice
from core.adapters.groq.transcriber import groq_transcribers
from core.adapters.pocketsphinx_transcriber import PocketsphinxTranscriber
from core.domain.language import words_of
from core.domain.speech import SPEECH_RATE_HZ, AudioChunk, Utterance
from core.providers import HealthRecord
from core.speech.resampling import resampled
from core.voice_providers import TranscriberChain
from tests.fakes.groq_server import groq_server
from tests.fakes.voices import ScriptedTranscriber, silence

SENTENCE = "We measured the latency for a month, and it went down by half."
needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")
needs_pocketsphinx = pytest.mark.skipif(
    importlib.util.find_spec("pocketsphinx") is None, reason="pocketsphinx is not installed"
)


@pytest.fixture(params=["groq", pytest.param("pocketsphinx", marks=needs_pocketsphinx), "chain", "fake"])
def transcriber(request):
    if request.param == "groq":
        with groq_server() as server:
            yield groq_transcribers("key", ["whisper-large-v3-turbo"], {}, base_url=server.url)[0]
    elif request.param == "pocketsphinx":
        made = PocketsphinxTranscriber(decoders=1)
        yield made
        made.close()
    elif request.param == "chain":
        one = ScriptedTranscriber(SENTENCE)
        yield TranscriberChain([one], HealthRecord([one.name]))
    else:
        yield ScriptedTranscriber(SENTENCE)


@pytest.fixture(scope="module")
def spoken() -> Utterance:
    chunks = list(FliteVoice({}).synthesize(SENTENCE, voice=""))
    sound = np.concatenate([np.frombuffer(chunk.pcm, "<i2").astype(np.int16) for chunk in chunks])
    sound = resampled(sound, chunks[0].sample_rate_hz, SPEECH_RATE_HZ)
    return Utterance(AudioChunk(sound.astype("<i2").tobytes()))


@needs_flite
def test_speech_becomes_words_in_their_order_and_within_the_sound(transcriber, spoken):
    transcript = transcriber.transcribe(spoken)
    assert len(words_of(transcript.text)) >= 8
    assert transcript.transcriber == transcriber.name
    assert transcript.confidence is None or 0 <= transcript.confidence <= 1
    starts = [word.start_ms for word in transcript.words]
    assert starts == sorted(starts)
    assert all(0 <= word.start_ms <= word.end_ms <= spoken.audio.duration_ms + 50 for word in transcript.words)


def test_silence_is_no_words_and_no_error(transcriber):
    if isinstance(transcriber, (ScriptedTranscriber, TranscriberChain)):
        pytest.skip("says what it was told to")
    transcript = transcriber.transcribe(Utterance(AudioChunk(silence(1500))))
    assert (transcript.text, transcript.words) == ("", ())


@needs_pocketsphinx
@needs_flite
def test_a_draft_is_marked(spoken):
    transcriber = PocketsphinxTranscriber(decoders=1)
    transcript = transcriber.transcribe(spoken)
    transcriber.close()
    assert transcript.is_draft and not transcript.has_punctuation
    assert {"month", "half"} <= set(words_of(transcript.text))
