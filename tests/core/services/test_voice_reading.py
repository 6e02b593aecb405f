import io
import wave

import pytest

from core.domain.speech import AudioChunk
from core.errors import ProviderUnreachable
from core.services.voice_reading import read_aloud


class Voice:
    name = "two tones"

    def synthesize(self, text, *, voice, language="en"):
        if not text:
            raise ProviderUnreachable("two tones", "down")
        yield AudioChunk(b"\x01\x00" * 100, 16_000)
        yield AudioChunk(b"\x02\x00" * 50, 16_000)


def test_what_is_read_is_one_sound_at_the_voices_own_rate():
    with wave.open(io.BytesIO(read_aloud("Hello", "maya", Voice()))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes()) == (1, 2, 16_000, 150)


def test_a_voice_that_fails_is_said_to():
    with pytest.raises(ProviderUnreachable):
        read_aloud("", "maya", Voice())
