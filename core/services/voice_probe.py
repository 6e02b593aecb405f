"""The device check's sentence: which of its words were recognised."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from core.domain.speech import SPEECH_RATE_HZ, AudioChunk, Probe, Utterance
from core.errors import InputRejected
from core.ports import Transcriber

SENTENCE = "I led a team of four and we shipped it in June."
MAX_PROBE_MS = 15_000


def probed(pcm: bytes, transcriber: Transcriber) -> Probe:
    """`pcm`: mono s16le at 16 kHz. Raises InputRejected (no sound, or more than 15 s), ProviderError."""
    audio = AudioChunk(pcm[: len(pcm) // 2 * 2], SPEECH_RATE_HZ)
    if not 0 < audio.duration_ms <= MAX_PROBE_MS:
        raise InputRejected("The sentence should take between one and fifteen seconds.")
    transcript = transcriber.transcribe(Utterance(audio, 0, audio.duration_ms))
    return Probe(recognised(SENTENCE, transcript.text), transcript.text, transcript.transcriber)


def recognised(wanted: str, heard: str) -> tuple[tuple[str, bool], ...]:
    """Each word of `wanted`, and whether it is in `heard`, in its order."""
    words = wanted.split()
    matcher = SequenceMatcher(a=[_plain(word) for word in words], b=[_plain(w) for w in heard.split()], autojunk=False)
    found = {match.a + n for match in matcher.get_matching_blocks() for n in range(match.size)}
    return tuple((word, index in found) for index, word in enumerate(words))


def _plain(word: str) -> str:
    return re.sub(r"[^a-z0-9']", "", word.lower())
