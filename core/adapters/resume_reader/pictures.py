"""The text of a picture: by a vision model where one is configured, by Tesseract otherwise or where that fails."""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from core.adapters.resume_reader.parsing.layout import in_reading_order
from core.adapters.resume_reader.refusals import NO_TESSERACT, PICTURE_SAYS_NOTHING, PICTURE_TOO_SLOW
from core.domain.resume import ReadDocument, SourceKind
from core.domain.resume_text import cleaned
from core.errors import InputRejected, ProviderError
from core.resume_ports import ConfinedProgram, ConfinedRun, PictureReader

NAME = "Tesseract"
ANSWERED_HERE = "{model} did not answer, so the picture was read by Tesseract on this server. Look it over."
LANGUAGES = ("eng", "deu", "fra", "spa", "ita", "por", "nld")
LEAST_LETTERS = 12
SLOWEST_MS = 15_000  # a full page takes two or three seconds
log = logging.getLogger(__name__)

Confined = Callable[[ConfinedProgram, bytes], ConfinedRun]


class PictureText:
    def __init__(self, confined: Confined, vision: Sequence[PictureReader]) -> None:
        self._confined = confined
        self._vision = tuple(vision)

    def read(self, jpeg: bytes) -> ReadDocument:
        """Raises InputRejected."""
        failed = ""
        for model in self._vision:
            try:
                return _document(model.read(jpeg, "image/jpeg"), model.name)
            except ProviderError as error:
                log.warning("%s could not read a picture: %s", model.name, error)
                failed = model.name
        return _document(self._by_tesseract(jpeg), NAME, ANSWERED_HERE.format(model=failed) if failed else "")

    def _by_tesseract(self, jpeg: bytes) -> str:
        found = _tesseract()
        if found is None:
            raise InputRejected(NO_TESSERACT)
        program, data, languages = found
        command = (program, "stdin", "stdout", "-l", languages, "--psm", "3", "-c", "preserve_interword_spaces=1")
        environment = (("OMP_THREAD_LIMIT", "1"), ("TESSDATA_PREFIX", data))
        ended = self._confined(ConfinedProgram(command, SLOWEST_MS, (data,), environment), jpeg)
        if ended.stopped_by == "time":
            raise InputRejected(PICTURE_TOO_SLOW)
        if ended.exit_code != 0:
            log.warning("Tesseract failed: %s, exit %s", ended.stopped_by, ended.exit_code)
            raise InputRejected(PICTURE_SAYS_NOTHING)
        return "\n".join(in_reading_order(ended.stdout.decode(errors="replace").split("\n")))


def _document(text: str, read_by: str, note: str = "") -> ReadDocument:
    text = cleaned(text)
    if sum(c.isalpha() for c in text) < LEAST_LETTERS:
        raise InputRejected(PICTURE_SAYS_NOTHING)
    return ReadDocument(text, 1, SourceKind.PICTURE, read_by, note)


@cache
def _tesseract() -> tuple[str, str, str] | None:
    """The program, the folder of its data, and the languages that it knows."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    asked = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603
    folder = re.search(r'"([^"]+)"', asked.stdout)
    known = [language for language in LANGUAGES if language in asked.stdout.split()]
    if folder is None or not known:
        return None
    return str(Path(program).resolve()), str(Path(folder[1]).resolve()), "+".join(known)
