"""An answer that was recorded as a whole: its words, for the candidate to look over before they are sent."""

from __future__ import annotations

import io
import wave

from core.domain.language import ENGLISH
from core.domain.speech import MAX_UTTERANCE_MS, SAMPLE_BYTES, SPEECH_RATE_HZ, AudioChunk, Utterance
from core.errors import InputRejected
from core.ports import Transcriber


def dictated(wav: bytes, transcriber: Transcriber, language: str = ENGLISH) -> str:
    """`wav`: mono, 16 bit, 16 kHz, of at most five minutes. Raises InputRejected for anything else, and where no words
    are in it; ProviderError."""
    audio = _sound_of(wav)
    if audio.duration_ms > MAX_UTTERANCE_MS:
        raise InputRejected("A recorded answer may last five minutes at the most.")
    text = transcriber.transcribe(Utterance(audio, 0, audio.duration_ms), language=language).text.strip()
    if not text:
        raise InputRejected("No words were heard in the recording. Please record it again, or type.")
    return text


def _sound_of(wav: bytes) -> AudioChunk:
    try:
        with wave.open(io.BytesIO(wav)) as file:
            form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            if form != (1, SAMPLE_BYTES, SPEECH_RATE_HZ):
                raise InputRejected("The recording is in a form that cannot be read.")
            return AudioChunk(file.readframes(file.getnframes()))
    except (wave.Error, EOFError) as error:
        raise InputRejected("The recording cannot be read.") from error
