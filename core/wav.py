"""WAV, as voices send it: perhaps in pieces, perhaps with sizes that are not known yet."""

from __future__ import annotations

import io
import struct
import wave
from collections.abc import Iterable, Iterator

from core.domain.speech import SAMPLE_BYTES, AudioChunk
from core.errors import ProviderMisbehaved

CHUNK_MS = 200
LONGEST_HEADER = 4096
PCM, EXTENSIBLE = 1, 0xFFFE


def chunks_of_wav(pieces: Iterable[bytes], provider: str) -> Iterator[AudioChunk]:
    """At most 200 ms each. Raises ProviderMisbehaved for anything but mono 16 bit PCM, and for no sound at all."""
    waiting, rate_hz, has_sound = b"", 0, False
    for piece in pieces:
        waiting += piece
        if not rate_hz:
            header = _header(waiting, provider)
            if header is None:
                continue
            rate_hz, begin = header
            waiting = waiting[begin:]
        size = rate_hz * CHUNK_MS // 1000 * SAMPLE_BYTES
        while len(waiting) >= size:
            chunk, waiting = waiting[:size], waiting[size:]
            has_sound = True
            yield AudioChunk(chunk, rate_hz)
    rest = waiting[: len(waiting) // SAMPLE_BYTES * SAMPLE_BYTES] if rate_hz else b""
    if rest:
        yield AudioChunk(rest, rate_hz)
    elif not has_sound:
        raise ProviderMisbehaved(provider, "sent no sound")


def as_wav(audio: AudioChunk) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(SAMPLE_BYTES)
        out.setframerate(audio.sample_rate_hz)
        out.writeframes(audio.pcm)
    return file.getvalue()


def _header(data: bytes, provider: str) -> tuple[int, int] | None:
    """(rate, where the sound begins); None while it is not all there."""
    if len(data) < 12:
        return None
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise ProviderMisbehaved(provider, "sent something that is not a WAV file")
    at, rate_hz = 12, 0
    while at + 8 <= len(data):
        kind, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        if kind == b"data":
            if not rate_hz:
                raise ProviderMisbehaved(provider, "sent a WAV file without a format")
            return rate_hz, at + 8
        if kind == b"fmt ":
            if at + 24 > len(data):
                return None
            form, channels, rate_hz, _, _, bits = struct.unpack_from("<HHIIHH", data, at + 8)
            if form not in (PCM, EXTENSIBLE) or channels != 1 or bits != 16 or not 8000 <= rate_hz <= 48_000:
                raise ProviderMisbehaved(provider, f"sent sound of a kind that is not played: {channels} × {bits} bit")
        at += 8 + size + size % 2
    if len(data) > LONGEST_HEADER:
        raise ProviderMisbehaved(provider, "sent a WAV file without sound")
    return None
