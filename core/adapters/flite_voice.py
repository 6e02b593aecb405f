"""flite: voices that come as a Debian package, and answer in a tenth of a second."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping

from core.domain.speech import AudioChunk
from core.errors import ProviderMisbehaved, ProviderUnreachable
from core.wav import chunks_of_wav

PROVIDER = "flite"
LIMIT_S = 10.0


class FliteVoice:
    """`voices`: persona → one of rms, slt, awb, kal."""

    def __init__(self, voices: Mapping[str, str], default: str = "slt") -> None:
        self._voices, self._default = voices, default

    @property
    def name(self) -> str:
        return PROVIDER

    @property
    def languages(self) -> frozenset[str]:
        return frozenset({"en"})

    def synthesize(self, text: str, *, voice: str, language: str = "en") -> Iterator[AudioChunk]:  # noqa: ARG002
        program = shutil.which("flite")
        if program is None:
            raise ProviderUnreachable(PROVIDER, "is not installed")
        chosen = self._voices.get(voice, self._default)
        try:
            done = subprocess.run(  # noqa: S603 (no shell; the text is one argument, and follows its own flag)
                [program, "-voice", chosen, "-t", text, "-o", "/dev/stdout"],
                capture_output=True,
                timeout=LIMIT_S,
                check=True,
            )
        except subprocess.TimeoutExpired:
            raise ProviderUnreachable(PROVIDER, f"did not finish within {LIMIT_S:g} s") from None
        except (subprocess.CalledProcessError, OSError, ValueError) as error:
            raise ProviderMisbehaved(PROVIDER, f"failed ({type(error).__name__})") from None
        yield from chunks_of_wav([done.stdout], PROVIDER)
