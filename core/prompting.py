"""Prompts are files. Rendering is strict: a missing or an unused variable is our fault, and said at once."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from string import Template

from core.errors import ConfigurationError


class Prompts:
    """The `*.md` files of one folder, with `$variables`."""

    def __init__(self, folder: Path) -> None:
        self._texts = {path.stem: path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob("*.md"))}

    def names(self) -> tuple[str, ...]:
        return tuple(self._texts)

    def variables(self, name: str) -> frozenset[str]:
        return frozenset(Template(self._text(name)).get_identifiers())

    def render(self, name: str, **values: str) -> str:
        """Raises ConfigurationError for an unknown prompt, a missing variable, and one that the prompt does not use."""
        wanted = self.variables(name)
        if wanted != values.keys():
            missing, unused = sorted(wanted - values.keys()), sorted(values.keys() - wanted)
            raise ConfigurationError(f"prompt {name}: missing {missing}, unused {unused}")
        return Template(self._text(name)).substitute(values)

    def version(self, name: str) -> str:
        """Changes whenever the text does; stored with what was made from it."""
        return hashlib.sha256(self._text(name).encode()).hexdigest()[:12]

    def _text(self, name: str) -> str:
        try:
            return self._texts[name]
        except KeyError:
            raise ConfigurationError(f"there is no prompt {name}.md") from None


def fenced(text: str) -> str:
    """A person's words as data inside a prompt. They cannot close the fence: runs that could are cut
    to two (taking them out would let their neighbours form new ones)."""
    harmless = re.sub(r"([<>])\1{2,}", r"\1\1", text)
    return f"<<<DATA\n{harmless}\nDATA>>>"
