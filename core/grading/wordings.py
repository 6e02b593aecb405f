"""The wordings that the grader knows, from `prompts/grading/wordings.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from core.domain.language import ENGLISH
from core.errors import ConfigurationError
from core.grading.inflection import verb_forms
from core.languages import FOLDER, anywhere, language_of

SHIPPED = Path(__file__).resolve().parents[2] / "prompts" / "grading" / "wordings.toml"


class Wording:
    """Short wordings of one thing, looked for as whole words in text that was `straightened`: to look for both cases
    would take much longer."""

    def __init__(self, pattern: str) -> None:
        """The wording is the pattern's first group."""
        self._pattern = re.compile(pattern)

    def is_in(self, said: str) -> bool:
        return self._pattern.search(f" {said}") is not None

    def spans(self, said: str) -> tuple[tuple[int, int], ...]:
        return tuple([(match.start(1) - 1, match.end(1) - 1) for match in self._pattern.finditer(f" {said}")])


_NOTHING = Wording(r"(?!)()")


@cache
def _loaded() -> tuple[dict[str, frozenset[str]], dict[str, Wording], dict[str, str]]:
    try:
        data = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
        words = {name: frozenset(str(text).split()) for name, text in data["words"].items()}
        # A wording may end in a mark ("40%"), after which there is no edge of a word. The mark or blank before one is
        # sought as a character: it is found much faster than the edge, which every place of the text is tried for.
        wordings = {name: Wording(rf"\W({'|'.join(forms)})(?!\w)") for name, forms in data["wordings"].items()}
        plain = {str(long): str(short) for long, short in data["plain"].items()}
        past = {str(verb): str(form) for verb, form in data["past"].items()}
        for long, short in data["plain_verbs"].items():
            plain |= dict(zip(verb_forms(long, past), verb_forms(short, past), strict=True))
    except (OSError, tomllib.TOMLDecodeError, KeyError, re.error) as error:
        raise ConfigurationError(f"{SHIPPED.name} cannot be read: {error}") from error
    return words, wordings, plain


@cache
def _loaded_in(language: str) -> tuple[dict[str, frozenset[str]], dict[str, Wording]]:
    """Of another language than English: a part of the lists."""
    path = FOLDER / language / "grading.toml"
    is_spaced = language_of(language).is_spaced
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        own = {name: frozenset(str(text).split()) for name, text in data["words"].items()}
        patterns = {name: anywhere(forms, is_spaced=is_spaced).pattern for name, forms in data["wordings"].items()}
        wordings = {name: Wording(f"({pattern})") for name, pattern in patterns.items()}
    except (OSError, tomllib.TOMLDecodeError, KeyError, re.error) as error:
        raise ConfigurationError(f"languages/{language}/{path.name} cannot be read: {error}") from error
    return own, wordings


def words(name: str, language: str = ENGLISH) -> frozenset[str]:
    """Raises ConfigurationError when there is no such list; another language than English may have none."""
    if language != ENGLISH:
        return _loaded_in(language)[0].get(name, frozenset())
    try:
        return _loaded()[0][name]
    except KeyError:
        raise ConfigurationError(f"{SHIPPED.name} has no words {name}") from None


def wording(name: str, language: str = ENGLISH) -> Wording:
    """Raises ConfigurationError when there is no such list; where another language than English has none, nothing is
    found."""
    if language != ENGLISH:
        return _loaded_in(language)[1].get(name, _NOTHING)
    try:
        return _loaded()[1][name]
    except KeyError:
        raise ConfigurationError(f"{SHIPPED.name} has no wordings {name}") from None


def plain(word: str) -> str:
    """The short word for a long one; any other word as it is."""
    return _loaded()[2].get(word, word)


def straightened(text: str) -> str:
    """Apostrophes and letters as the wordings write them; every character keeps its place."""
    return text.replace("’", "'").replace("İ", "I").lower()  # the one letter that is two in lower case
