"""What the settings choose among those who hear."""

import pytest

from core.metering import Recorders
from core.settings import Settings
from core.speech.browser_words import BrowserWords
from core.vendors import voice_providers

OFFLINE = "pocketsphinx en-us"
WHISPER = ("groq whisper-large-v3-turbo", "groq whisper-large-v3")


@pytest.mark.parametrize(
    ("order", "key", "names"),
    [
        (None, None, ("web-speech", OFFLINE)),
        (None, "gsk_planted", (*WHISPER, "web-speech", OFFLINE)),
        ("pocketsphinx, web-speech", None, (OFFLINE, "web-speech")),
        ("web-speech, pocketsphinx, groq", "gsk_planted", ("web-speech", OFFLINE, *WHISPER)),
    ],
)
def test_the_browsers_recogniser_has_its_place_in_the_order(order, key, names):
    chosen = {"rehearsal_transcribers": order} if order else {}
    chain = voice_providers(Settings(groq_api_key=key, **chosen), Recorders()).transcriber
    assert chain.health.names == names
    assert "web-speech" not in chain.names  # a conversation brings its own
    assert chain.with_own(BrowserWords()).names == names


def test_the_browsers_recogniser_can_be_left_out():
    chain = voice_providers(Settings(rehearsal_transcribers="pocketsphinx"), Recorders()).transcriber
    assert chain.health.names == chain.with_own(BrowserWords()).names == (OFFLINE,)
