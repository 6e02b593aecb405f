"""The voices that speak other languages than English, and those that say that they do not."""

import shutil

import pytest

from core.adapters.espeak_voice import EspeakVoice
from core.adapters.flite_voice import FliteVoice
from core.adapters.gtts_voice import GttsVoice
from core.languages import language_of
from core.vendors import _tongues
from core.voice_providers import serves

OTHERS = ("es", "fr", "de", "hi", "zh")


def test_who_speaks_what():
    assert not any(serves(FliteVoice({}), code) for code in OTHERS)
    assert all(serves(GttsVoice({}, tongues=_tongues("gtts")), code) for code in (*OTHERS, "en"))
    assert all(serves(EspeakVoice({}, tongues=_tongues("espeak")), code) for code in (*OTHERS, "en"))


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize("code", OTHERS)
def test_espeak_speaks_it_with_the_personas_variant(code):
    voice = EspeakVoice({"maya": "en-us+f3"}, tongues=_tongues("espeak"))
    chunks = list(voice.synthesize(language_of(code).probe, voice="maya", language=code))
    assert sum(chunk.duration_ms for chunk in chunks) > 1000
