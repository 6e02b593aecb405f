"""The interview languages, from `prompts/languages/<code>/language.toml`: what changes with the language is data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from core.domain.language import ENGLISH, MARKS, Ear, Manner, Requests, SpokenLanguage
from core.entries import read_toml
from core.errors import ConfigurationError

FOLDER = Path(__file__).resolve().parents[1] / "prompts" / "languages"
WISHES = ("repeat", "clarify", "pause", "hint")
_LATIN = ("en", "es", "fr", "de")
_Whole = Callable[[Iterable[str], str], re.Pattern[str]]


def language_codes() -> tuple[str, ...]:
    """English first."""
    found = sorted(path.parent.name for path in FOLDER.glob("*/language.toml"))
    return (ENGLISH, *(code for code in found if code != ENGLISH))


def languages() -> tuple[SpokenLanguage, ...]:
    return tuple(language_of(code) for code in language_codes())


@cache
def language_of(code: str) -> SpokenLanguage:
    """Raises ConfigurationError for a language that there is no file for, or whose file is wrong."""
    data = _data(code)
    try:
        return _language(code, data)
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise ConfigurationError(f"languages/{code}: {error}") from error


def anywhere(patterns: Iterable[str], *, is_spaced: bool) -> re.Pattern[str]:
    """Any of the patterns, as whole words where words are parted by blanks."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(rf"(?<![\w{MARKS}])(?:{joined})(?![\w{MARKS}])" if is_spaced else rf"(?:{joined})")


@cache
def _data(code: str) -> dict[str, Any]:
    return read_toml(FOLDER / code / "language.toml", f"languages/{code}")


def _language(code: str, data: dict[str, Any]) -> SpokenLanguage:
    is_spaced, fragments = "characters_a_word" not in data, data["fragments"]

    def filled(pattern: str) -> str:
        while names := re.findall(r"(?<!\?P)<(\w+)>", pattern):
            for name in names:
                pattern = re.sub(rf"(?<!\?P)<{name}>", lambda _, n=name: fragments[n], pattern)  # type: ignore[misc]
        return pattern

    def whole(patterns: Iterable[str], form: str) -> re.Pattern[str]:
        return re.compile(form.replace("@", "|".join(f"(?:{filled(pattern)})" for pattern in patterns)))

    return SpokenLanguage(
        code=code,
        name=data["name"],
        own_name=data["own_name"],
        conduct=data["conduct"],
        recogniser=data["recogniser"],
        probe=data["probe"],
        again=data["again"],
        hesitant=data["hesitant"],
        voices=data.get("voices", {}),
        stemmer=data.get("stemmer"),
        is_spaced=is_spaced,
        ear=_ear(data, whole, is_spaced=is_spaced),
        requests=_requests(data, whole, filled),
        manner=_manner(code, data, is_spaced=is_spaced),
    )


def _ear(data: dict[str, Any], whole: _Whole, *, is_spaced: bool) -> Ear:
    speech = data["speech"]
    start = rf"(?<![\w{MARKS}])" if is_spaced else ""
    return Ear(
        fillers=frozenset(speech["fillers"].split()),
        filler_phrases=anywhere(speech["filler_phrases"], is_spaced=is_spaced),
        back_channels=frozenset(speech["back_channels"].split()),
        never_last=frozenset(speech["never_last"].split()),
        rarely_last=frozenset(speech["rarely_last"].split()),
        list_ends=frozenset(speech["list_ends"].split()),
        thinking=whole(speech["thinking"], f"{start}(?:@)$"),
        done=whole(speech["done"], f"{start}(?:@)$"),
        commands=whole(speech["commands"], r"(?i)[\s,.;，。–-]*(?:@)[\s.!。！।]*$"),
        full_stop=data.get("full_stop", "."),
    )


def _requests(data: dict[str, Any], whole: _Whole, filled: Callable[[str], str]) -> Requests:
    asked, tail = data["requests"], data["fragments"]["tail"]
    explain, with_mark = asked["explain"], asked["explain_asked"]
    return Requests(
        wishes=tuple((wish, whole(asked[wish], f"(?:@){tail}")) for wish in WISHES),
        explain=tuple(re.compile(f"(?:{filled(pattern)}){tail}") for pattern in explain),
        explain_asked=tuple(re.compile(f"(?:{filled(pattern)}){tail}") for pattern in with_mark),
        lead=re.compile(f"^{data['fragments']['lead']}"),
        article=re.compile(f"^{asked['article']}"),
        no_term=re.compile(f"^{asked['no_term']}"),
    )


def _manner(code: str, data: dict[str, Any], *, is_spaced: bool) -> Manner:
    tone = data["tone"]
    own = frozenset(tone["function"].split())
    lists = (_data(other)["tone"]["function"].split() for other in _LATIN if other != code)
    others = frozenset(word for words in lists for word in words)
    foreign = frozenset(tone["foreign"].split()) if "foreign" in tone else others
    return Manner(
        dont_know=anywhere(tone["dont_know"], is_spaced=is_spaced),
        rude=anywhere(tone["rude"], is_spaced=is_spaced),
        function=own,
        telling=own if "foreign" in tone else own - others,
        foreign=foreign - own,
    )
