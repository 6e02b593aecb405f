"""A choice of one, from a list that opens."""

from collections.abc import Mapping
from typing import TypeVar

from streamlit.delta_generator import DeltaGenerator

T = TypeVar("T")


def choice(column: DeltaGenerator, label: str, options: Mapping[T, str], chosen: T, key: str) -> T:
    """The first of them where `chosen` is none."""
    values = list(options)
    at = values.index(chosen) if chosen in options else 0
    return column.selectbox(label, values, at, format_func=lambda value: options[value], key=key)
