import numpy as np
import pytest

from core.domain.speech import AudioChunk, Transcript, Utterance
from core.errors import ProviderError, ProviderUnreachable
from core.providers import HealthRecord
from core.voice_providers import SynthesizerChain, TranscriberChain, trimmed
from tests.fakes.voices import ScriptedTranscriber, ToneVoice, speech

SOUND = Utterance(AudioChunk(speech(500)))
DOWN = ProviderUnreachable("ears", "down")


class Named(ScriptedTranscriber):
    def __init__(self, name, *lines):
        super().__init__(*lines)
        self.name = name


class Breaking(ToneVoice):
    """Fails after its first chunk."""

    name = "breaking"

    def synthesize(self, text, *, voice, language="en"):
        yield next(super().synthesize(text, voice=voice, language=language))
        raise ProviderUnreachable(self.name, "gone")


def hearing(*transcribers, now=lambda: 0.0):
    return TranscriberChain(transcribers, HealthRecord([t.name for t in transcribers], clock=now), clock=now)


def speaking(*voices):
    return SynthesizerChain(voices, HealthRecord([v.name for v in voices]))


def test_the_next_transcriber_answers_and_the_failing_one_rests():
    time_s = [0.0]
    first, second = Named("first", DOWN, "back."), Named("second", "hello.")
    chain = hearing(first, second, now=lambda: time_s[0])
    assert chain.name == "first"
    assert chain.transcribe(SOUND).transcriber == "second"
    assert chain.transcribe(SOUND).transcriber == "second" and len(first.asked) == 1
    assert chain.name == "second"
    time_s[0] = 60.0
    assert chain.transcribe(SOUND) == Transcript("back.", transcriber="first")


def test_no_words_are_an_answer_and_not_an_outage():
    silent, second = Named("silent", ""), Named("second", "made up.")
    assert hearing(silent, second).transcribe(SOUND).text == "" and not second.asked


def test_nobody_there_is_an_error():
    with pytest.raises(ProviderError, match="down"):
        hearing(Named("only", DOWN)).transcribe(SOUND)
    with pytest.raises(ProviderError):
        hearing().transcribe(SOUND)


def test_the_next_voice_speaks_the_same_sentence():
    down, up = ToneVoice(), ToneVoice()
    down.name, down.is_down = "down", True
    chain = speaking(down, up)
    assert list(chain.synthesize("Hello there.", voice="maya")) and chain.name == "tone"


def test_a_voice_that_breaks_off_loses_that_sentence_only():
    chain = speaking(Breaking(), ToneVoice())
    broken = sum(c.duration_ms for c in chain.synthesize("A rather long sentence.", voice="maya"))
    whole = sum(c.duration_ms for c in chain.synthesize("A rather long sentence.", voice="maya"))
    assert broken == 200 and whole > 800


def test_what_repeats_is_said_once_for_each_voice():
    voice = ToneVoice()
    chain = speaking(voice)
    first, again = (list(chain.synthesize("Welcome.", voice="maya")) for _ in range(2))
    list(chain.synthesize("Welcome.", voice="kenji"))
    assert first == again and voice.said == ["Welcome.", "Welcome."]
    for _ in range(2):
        list(chain.synthesize("word " * 60, voice="maya"))
    assert len(voice.said) == 4, "what is long does not repeat"


def test_the_silence_around_a_sentence_is_cut():
    rate = 16_000
    loud = np.full(rate // 2, 5000, np.int16)
    quiet = np.zeros(rate // 2, np.int16)
    sound = np.concatenate([quiet, loud, quiet[: rate // 4], loud, quiet])
    pieces = [AudioChunk(sound[i : i + 3200].astype("<i2").tobytes(), rate) for i in range(0, len(sound), 3200)]
    kept = list(trimmed(iter(pieces)))
    total = np.concatenate([np.frombuffer(c.pcm, "<i2") for c in kept])
    assert len(total) / rate == pytest.approx(0.02 + 0.5 + 0.25 + 0.5 + 0.12, abs=0.021)
    assert np.argmax(total > 0) == 320


def test_a_conversation_may_bring_its_own_transcriber():
    down, own, last = Named("whisper", DOWN), Named("own", "by the browser"), Named("last", "a draft")
    health = HealthRecord(["whisper", "own", "last"])
    shared = TranscriberChain([down, last], health, own_at=1)
    assert shared.transcribe(SOUND).text == "a draft"
    mine = shared.with_own(own)
    assert mine.names == ("whisper", "own", "last")
    assert mine.transcribe(SOUND).text == "by the browser"
    assert shared.names == ("whisper", "last") and len(down.asked) == 1
    assert TranscriberChain([last], HealthRecord(["last"])).with_own(own).transcribe(SOUND).text == "a draft"


class Heavy(Named):
    prepared = 0

    def prepare(self):
        self.prepared += 1
        if self._lines == [DOWN]:
            raise DOWN


def test_only_who_would_be_asked_first_is_prepared():
    first, second = Heavy("first", DOWN), Heavy("second", "hello.")
    chain = hearing(first, second)
    chain.prepare()  # what it lacks is told when words are asked for
    assert (first.prepared, second.prepared) == (1, 0)
    chain.transcribe(SOUND)
    chain.prepare()
    assert (first.prepared, second.prepared) == (1, 1)
    hearing(Named("needs nothing", "hello.")).prepare()


class Spanish(ToneVoice):
    name = "spanish"
    languages = frozenset({"es"})


class EnglishEar(Named):
    languages = frozenset({"en"})


def test_who_does_not_know_the_language_is_not_asked_and_does_not_rest():
    ear, both, own = EnglishEar("english", "Hello."), Named("both", "Hola."), Named("own", "Buenas.")
    health = HealthRecord(["english", "own", "both"])
    chain = TranscriberChain([ear, both], health, own_at=1)
    heard = chain.of("es").transcribe(SOUND, language="es")
    assert (heard.text, heard.language) == ("Hola.", "es") and not ear.asked
    assert chain.of("es").with_own(own).names == ("own", "both") and chain.of("en").name == "english"
    tone = ToneVoice()
    voices = speaking(Spanish(), tone)
    assert (voices.of("es").name, voices.of("de").name) == ("spanish", "tone")
    first = list(voices.of("de").synthesize("Guten Tag.", voice="maya", language="de"))
    assert first == list(voices.of("de").synthesize("Guten Tag.", voice="maya", language="de")) and len(tone.said) == 1


def test_a_language_that_nobody_speaks_has_captions_only():
    assert speaking(Spanish()).of("de").name == ""
