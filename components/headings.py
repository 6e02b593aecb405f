"""The head of a page: what it is, and one line on what to do there."""

from html import escape

import streamlit as st


def page_head(title: str, line: str) -> None:
    st.html(f'<header class="page-head"><h1>{escape(title)}</h1><p>{escape(line)}</p></header>')
