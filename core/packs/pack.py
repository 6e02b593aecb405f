"""A pack: a folder with a `pack.toml`, and beside it what the product has in its own prompts folder."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from core.domain.pack import Pack
from core.entries import Entry, checked
from core.errors import ConfigurationError

MANIFEST = "pack.toml"
PARTS = ("questions", "rubrics", "presets", "personas", "problems")
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]


class _Manifest(Entry):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=30)]
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    version: Words
    about: Words
    is_not: Words
    author: Words


def read_pack(folder: Path) -> Pack:
    """Its manifest alone. Raises ConfigurationError."""
    try:
        raw = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{MANIFEST}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{MANIFEST}: {error}") from error
    return Pack(**checked(_Manifest, raw, MANIFEST).model_dump(), folder=folder)


def read_packs(folders: Sequence[Path]) -> tuple[Pack, ...]:
    """Raises ConfigurationError, also for two whose ids could be taken for each other."""
    packs: list[Pack] = []
    for folder in folders:
        try:
            pack = read_pack(folder)
        except ConfigurationError as error:
            raise ConfigurationError(f"REHEARSAL_PACKS: {folder.name}: {error}") from error
        for other in packs:
            if pack.prefix.startswith(other.prefix) or other.prefix.startswith(pack.prefix):
                raise ConfigurationError(f"REHEARSAL_PACKS: {folder.name}: {MANIFEST}: id: is too like {other.id}")
        packs.append(pack)
    return tuple(packs)
