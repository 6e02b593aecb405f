"""The voice of Google Translate, through gTTS. Free, without a key and without a promise: it is timed and checked.

gTTS makes the requests and knows the answer's shape; they are sent here, because it would send them without a time-out
and without verifying the certificate."""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from core.domain.speech import AudioChunk
from core.errors import ProviderBusy, ProviderError, ProviderMisbehaved, ProviderUnreachable

PROVIDER = "gtts"
ADDRESS = "https://translate.google.{accent}"
PATH = "/_/TranslateWebserverUi/data/batchexecute"
CONNECT_S, READ_S = 2.0, 4.0
CHUNK_SAMPLES = 4800
RATE_HZ = 24_000
MIN_MP3_BYTES = 400  # less is no speech
_SOUND = re.compile(r'jQ1olc","\[\\"(.*?)\\"\]')

DEFAULT = "com"  # accent


class GttsVoice:
    """`accents`: persona → the top-level domain whose voice speaks English ("co.uk", "com.au", "ie", "co.in", "com");
    `tongues`: other languages → what Google calls them ("zh-CN"), each with one voice."""

    def __init__(
        self,
        accents: Mapping[str, str],
        *,
        address: str = ADDRESS,
        tongues: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._accents, self._address, self._tongues = accents, address, tongues

    @property
    def languages(self) -> frozenset[str]:
        return frozenset({"en", *self._tongues})

    @property
    def name(self) -> str:
        return PROVIDER

    def synthesize(self, text: str, *, voice: str, language: str = "en") -> Iterator[AudioChunk]:
        import httpx

        spoken = self._tongues.get(language)
        accent = DEFAULT if spoken else self._accents.get(voice, DEFAULT)
        headers, bodies = _requests(text, spoken or "en", accent)
        timeout = httpx.Timeout(READ_S, connect=CONNECT_S)
        try:
            with httpx.Client(base_url=self._address.format(accent=accent), timeout=timeout) as client:
                for body in bodies:
                    response = client.post(PATH, content=body, headers=headers)
                    if response.status_code != 200:
                        raise _refused(response.status_code)
                    yield from _decoded(_mp3(response.text))
        except httpx.HTTPError as error:
            raise ProviderUnreachable(PROVIDER, type(error).__name__) from None


def _requests(text: str, language: str, accent: str) -> tuple[dict[str, str], list[str]]:
    from gtts import gTTS

    try:
        spoken = gTTS(text, lang=language, tld=accent, lang_check=False)
        return dict(gTTS.GOOGLE_TTS_HEADERS), spoken.get_bodies()
    except AssertionError:
        raise ProviderMisbehaved(PROVIDER, "found nothing to say in the text") from None


def _refused(status: int) -> ProviderError:
    if status == 429:
        return ProviderBusy(PROVIDER, "too many requests")
    return ProviderUnreachable(PROVIDER, f"status {status}")


def _mp3(answer: str) -> bytes:
    """A 200 without any sound is one of its ways to refuse."""
    found = _SOUND.search(answer)
    try:
        mp3 = base64.b64decode(found[1], validate=True) if found else b""
    except binascii.Error:
        mp3 = b""
    if len(mp3) < MIN_MP3_BYTES:
        raise ProviderMisbehaved(PROVIDER, "answered without sound")
    return mp3


def _decoded(mp3: bytes) -> Iterator[AudioChunk]:
    import av

    waiting = b""
    try:
        with av.open(io.BytesIO(mp3), "r") as file:
            resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
            for frame in file.decode(audio=0):
                for part in resampler.resample(frame):
                    waiting += part.to_ndarray().astype("<i2").tobytes()
                while len(waiting) >= 2 * CHUNK_SAMPLES:
                    yield AudioChunk(waiting[: 2 * CHUNK_SAMPLES], RATE_HZ)
                    waiting = waiting[2 * CHUNK_SAMPLES :]
    except (av.FFmpegError, IndexError) as error:
        raise ProviderMisbehaved(PROVIDER, f"sent sound that cannot be decoded ({type(error).__name__})") from None
    if waiting:
        yield AudioChunk(waiting, RATE_HZ)
