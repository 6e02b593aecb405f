"""The device check's sentence: which of its words were recognised."""

from __future__ import annotations

from difflib import SequenceMatcher

from core.domain.language import ENGLISH, words_of
from core.domain.speech import SPEECH_RATE_HZ, AudioChunk, Probe, Utterance
from core.errors import InputRejected
from core.languages import language_of
from core.ports import Transcriber

MAX_PROBE_MS = 15_000


def probed(pcm: bytes, transcriber: Transcriber, language: str = ENGLISH) -> Probe:
    """`pcm`: mono s16le at 16 kHz. Raises InputRejected (no sound, or more than 15 s), ProviderError."""
    audio = AudioChunk(pcm[: len(pcm) // 2 * 2], SPEECH_RATE_HZ)
    if not 0 < audio.duration_ms <= MAX_PROBE_MS:
        raise InputRejected("The sentence should take between one and fifteen seconds.")
    transcript = transcriber.transcribe(Utterance(audio, 0, audio.duration_ms), language=language)
    wanted = language_of(language).probe
    return Probe(recognised(wanted, transcript.text), transcript.text, transcript.transcriber)


def recognised(wanted: str, heard: str) -> tuple[tuple[str, bool], ...]:
    """Each word of `wanted`, and whether it is in `heard`, in its order."""
    words = wanted.split() if " " in wanted else words_of(wanted)
    matcher = SequenceMatcher(a=["".join(words_of(word)) for word in words], b=words_of(heard), autojunk=False)
    found = {match.a + n for match in matcher.get_matching_blocks() for n in range(match.size)}
    return tuple((word, index in found) for index, word in enumerate(words))
