"""eSpeak NG: a voice of last resort that is nearly everywhere."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from core.domain.speech import AudioChunk
from core.errors import ProviderMisbehaved, ProviderUnreachable
from core.wav import chunks_of_wav

PROVIDER = "espeak-ng"
LIMIT_S = 10.0
WORDS_PER_MINUTE = 165


class EspeakVoice:
    """`voices`: persona → a voice as `espeak-ng -v` takes it ("en-gb+f3"); `tongues`: other languages → what it calls
    them, spoken with the persona's variant ("fr-fr+f3")."""

    def __init__(
        self, voices: Mapping[str, str], default: str = "en-gb", *, tongues: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._voices, self._default, self._tongues = voices, default, tongues

    @property
    def languages(self) -> frozenset[str]:
        return frozenset({"en", *self._tongues})

    @property
    def name(self) -> str:
        return PROVIDER

    def synthesize(self, text: str, *, voice: str, language: str = "en") -> Iterator[AudioChunk]:
        program = shutil.which("espeak-ng")
        if program is None:
            raise ProviderUnreachable(PROVIDER, "is not installed")
        chosen = self._voices.get(voice, self._default)
        if language in self._tongues:
            chosen = "".join((self._tongues[language], *chosen.partition("+")[1:]))
        try:
            done = subprocess.run(  # noqa: S603 (no shell; the text goes through standard input)
                [program, "-v", chosen, "-s", str(WORDS_PER_MINUTE), "--stdin", "--stdout"],
                input=text.encode("utf-8", "replace"),
                capture_output=True,
                timeout=LIMIT_S,
                check=True,
            )
        except subprocess.TimeoutExpired:
            raise ProviderUnreachable(PROVIDER, f"did not finish within {LIMIT_S:g} s") from None
        except (subprocess.CalledProcessError, OSError) as error:
            raise ProviderMisbehaved(PROVIDER, f"failed ({type(error).__name__})") from None
        yield from chunks_of_wav([done.stdout], PROVIDER)
