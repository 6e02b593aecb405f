"""Rows as a table; its numbers are written as the browser's language has them where the surface is not English."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.elements.lib.column_config_utils import ColumnConfigMappingInput

from components.catalogue import ENGLISH, surface

Rows = Sequence[Mapping[str, object]]


def table(rows: Rows, key: str | None = None) -> None:
    st.dataframe(rows, hide_index=True, key=key, column_config=None if surface() == ENGLISH else _numbers(rows))


def _numbers(rows: Rows) -> ColumnConfigMappingInput:
    fractions = {name for row in rows for name, value in row.items() if isinstance(value, float)}
    return {name: st.column_config.NumberColumn(format="localized") for name in fractions}
