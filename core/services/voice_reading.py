"""Words read aloud as a whole, where no conversation runs."""

from __future__ import annotations

import io
import wave

from core.domain.language import ENGLISH
from core.domain.speech import SAMPLE_BYTES
from core.ports import Synthesizer


def read_aloud(text: str, voice: str, synthesizer: Synthesizer, language: str = ENGLISH) -> bytes:
    """A WAV, mono, 16 bit. Raises ProviderError."""
    chunks = list(synthesizer.synthesize(text, voice=voice, language=language))
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(chunks[0].sample_rate_hz)
        file.writeframes(b"".join(chunk.pcm for chunk in chunks))
    return sound.getvalue()
