"""Sentences that core worded, in the surface's language: refusals, the grader's advice, why a skill was found.

Core words them in English, and reports and messages keep what they were given. So a sentence is known again by the
English template that it was filled into: `components/messages/LANGUAGE/core/*.toml`, template = translation. What
people or models wrote fits no template and stays as it is; so does a text of which any sentence is not known.

A place of a template is `{name}` for any text, which stays as it is; `{name:n}` for a number, written as the language
writes it; `{name:w}` for words that are translated themselves; `{name:l}` for such words in a list with commas. They
may begin with a small letter where their own template has a capital one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from string import Formatter

from components.catalogue import ENGLISH, FOLDER, messages, surface, texts_in, written

_VALUES = {"": r"(.+?)", "w": r"(.+?)", "l": r"(.+?)", "n": r"([+−-]?\d+(?:[.,]\d+)*%?)"}
_BETWEEN = re.compile(r"((?<=[.!?…”)])\s+|\n+)")
_OF_ONE_TEMPLATE = 4
_MOST_SENTENCES = 40  # a text that is longer is somebody's own
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Template:
    fits: re.Pattern[str]
    places: tuple[tuple[str, str], ...]  # name and kind, in the order of the English
    said: str
    literal: int  # characters that are no place

    def filled(self, text: str, language: str) -> str | None:
        found = self.fits.fullmatch(text)
        if found is None:
            return None
        values = zip(self.places, found.groups(), strict=True)
        return self.said.format(**{name: _value(kind, value, language) for (name, kind), value in values})


def worded(text: str) -> str:
    """`text`, a sentence or some, as the surface's language says it; as it was where core did not word all of it."""
    language = surface()
    return text if language == ENGLISH else _told(text, language)


def reasons(text: str) -> str:
    """`text`, a sentence, or parts between semicolons: each a name with what is wrong with it, or either alone."""
    told = worded(text)
    parts = (part.partition(": ") for part in text.split("; "))
    return told if told != text else "; ".join(f"{worded(name)}{colon}{worded(fault)}" for name, colon, fault in parts)


def template(english: str, said: str) -> Template:
    """Raises ValueError for braces that do not close, KeyError for a kind of place that does not exist."""
    parts = list(Formatter().parse(english))
    pattern = "".join(
        re.escape(literal) + (_VALUES[kind or ""] if name is not None else "") for literal, name, kind, _ in parts
    )
    places = tuple((name, kind or "") for _, name, kind, _ in parts if name is not None)
    return Template(re.compile(pattern, re.DOTALL), places, said, sum(len(literal) for literal, _, _, _ in parts))


@cache
def templates(language: str) -> tuple[Template, ...]:
    """The most literal first: it says most about the sentence that it fits."""
    found = [template(english, said) for english, said in sentences(language).items()]
    return tuple(sorted(found, key=lambda one: -one.literal))


def sentences(language: str) -> Mapping[str, str]:
    return texts_in(FOLDER / language / "core")


@lru_cache(_REMEMBERED)
def _told(text: str, language: str) -> str:
    return _said(text, language) or text


def _said(text: str, language: str) -> str | None:
    """None where core did not word all of it."""
    parts = _BETWEEN.split(text)  # sentences and what stands between them, by turns
    return None if len(parts) > 2 * _MOST_SENTENCES else _from_the_end(parts, language)


def _from_the_end(parts: list[str], language: str) -> str | None:
    """None where a sentence is not known; a template takes as few sentences as it fits, and four at the most."""
    told: dict[int, str | None] = {len(parts) + 1: ""}
    for start in range(len(parts) - 1, -1, -2):
        told[start] = None
        for end in range(start + 1, min(start + 2 * _OF_ONE_TEMPLATE, len(parts) + 1), 2):
            rest = told[end + 1]
            said = None if rest is None else _known("".join(parts[start:end]), language)
            if said is not None:
                told[start] = "".join((said, *parts[end : end + 1], rest or ""))
                break
    return told[0]


def _known(text: str, language: str) -> str | None:
    exact = messages(language).get(text)
    if exact is not None:
        return exact
    return next((said for one in templates(language) if (said := one.filled(text, language)) is not None), None)


def _value(kind: str, value: str, language: str) -> str:
    if kind == "n":
        return written(value, language)
    if kind == "w":
        return _within(value, language)
    if kind == "l":
        return ", ".join(_within(one, language) for one in value.split(", "))
    return value


@lru_cache(_REMEMBERED)
def _within(value: str, language: str) -> str:
    """Core writes the first letter small where words stand within a sentence; they are kept with a capital as well."""
    return _said(value, language) or _said(value[:1].upper() + value[1:], language) or value
