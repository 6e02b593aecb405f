"""The words of the screens in the language that somebody chose. English stands in the code and is the key; another
language is a folder of `components/messages`, a file a screen. A word that is not there stays English."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

K = TypeVar("K")
ENGLISH = "en"
SURFACES = {"en": "English", "de": "Deutsch"}
FOLDER = Path(__file__).parent / "messages"
_KEY = "surface"
_held = threading.local()  # the run that this thread last asked in, and its language
_DECIMALS = str.maketrans(".,", ",.")  # of every other language of the surface so far


def settle(chosen: str) -> None:
    """At the beginning of a run: as `chosen`, or as the browser asks while nothing was chosen."""
    locale = st.context.locale
    asked = locale.partition("-")[0].lower() if isinstance(locale, str) else ENGLISH
    st.session_state[_KEY] = chosen if chosen in SURFACES else asked if asked in SURFACES else ENGLISH
    _held.run = None


def surface() -> str:
    """The session is asked once a run: a page has dozens of words, and each look takes its locks."""
    run = get_script_run_ctx(suppress_warning=True)
    if run is None or getattr(_held, "run", None) is not run:
        _held.run, _held.language = run, str(st.session_state.get(_KEY, ENGLISH))
    return str(_held.language)


def t(text: str, /, **values: object) -> str:
    """`text` in the surface's language, with its {values}."""
    language = surface()
    shown = messages(language).get(text, text)
    if language == ENGLISH:  # what Python's own formatting writes, at a fifth of the cost
        return shown.format(**values) if values else shown
    return _FILLED.vformat(shown, (), values) if values else shown


def numeral(value: float, shape: str = "") -> str:
    """As the surface's language writes it; `shape` is that of a format: ",.1f"."""
    return written(format(value, shape), surface())


def written(figures: str, language: str) -> str:
    """Figures of English in another language: 1,250.5 is 1.250,5."""
    return figures if language == ENGLISH else figures.translate(_DECIMALS).replace("%", "\u00a0%")


class _Filled(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, int | float):
            return numeral(value, format_spec)
        return format(value, format_spec)


_FILLED = _Filled()


def m(text: str) -> str:
    """Marks a message that is translated when it is shown."""
    return text


def lowered(text: str) -> str:
    """For the middle of a sentence: English writes it small, German does not."""
    return text.lower() if surface() == ENGLISH else text


class Words(Mapping[K, str]):
    """Names of values; each is translated when it is looked up."""

    def __init__(self, english: Mapping[K, str]) -> None:
        self.english = english

    def __getitem__(self, key: K) -> str:
        return t(self.english[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self.english)

    def __len__(self) -> int:
        return len(self.english)


@cache
def messages(language: str) -> Mapping[str, str]:
    return texts_in(FOLDER / language)


def texts_in(folder: Path) -> Mapping[str, str]:
    """English and its translation, of all catalogues in a folder; not of those in folders within it."""
    files = sorted(folder.glob("*.toml"))
    return {key: text for file in files for key, text in tomllib.loads(file.read_text(encoding="utf-8")).items()}
