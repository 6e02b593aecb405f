"""Choices that stand in the page's address in English, whatever language the screens speak: a link opens the same view
for everybody. Streamlit's own binding writes what is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from components.catalogue import SURFACES, messages

V = TypeVar("V", bound=str | int)
_KNOWN = "address-known"


@dataclass(frozen=True, slots=True)
class Choice(Generic[V]):
    """`key`: of the control and in the address. `usual`: what counts without an address; None where several can be
    chosen, or none."""

    key: str
    english: Mapping[V, str]
    usual: V | None = None

    def read(self) -> list[V]:
        """Also of addresses that were written in another language of the screens."""
        words = st.query_params.get_all(self.key)
        return [value for value, english in self.english.items() if any(word in _spoken(english) for word in words)]

    def value(self) -> Any:
        return st.session_state.get(self.key, self.usual)


def _spoken(english: str) -> set[str]:
    return {messages(code).get(english, english) for code in SURFACES}


def follow(choices: Sequence[Choice[Any]]) -> None:
    """Before the controls are drawn. What was just chosen counts, and may not be in the browser's address yet; where
    nothing was, an address that differs was opened by somebody, or gone back to."""
    known: Mapping[str, tuple[Any, list[str]]] = st.session_state.get(_KNOWN, {})
    drawn = [choice for choice in choices if choice.key in st.session_state]
    untouched = all(st.session_state[choice.key] == known[choice.key][0] for choice in drawn if choice.key in known)
    for choice in choices:
        moved = choice.key in known and st.query_params.get_all(choice.key) != known[choice.key][1]
        if choice not in drawn or (untouched and moved):
            found = choice.read()
            st.session_state[choice.key] = found if choice.usual is None else next(iter(found), choice.usual)


def write(choice: Choice[Any]) -> None:
    """After its control is drawn. What is usual is left out."""
    value = choice.value()
    chosen = value if choice.usual is None else [value] if value != choice.usual else []
    words = [choice.english[one] for one in chosen]
    if words and words != st.query_params.get_all(choice.key):
        st.query_params[choice.key] = words
    elif not words:
        st.query_params.pop(choice.key, None)
    st.session_state[_KNOWN] = {**st.session_state.get(_KNOWN, {}), choice.key: (value, words)}


def forget(choice: Choice[Any]) -> None:
    """As for somebody who just came."""
    st.session_state.pop(choice.key, None)
    st.query_params.pop(choice.key, None)
