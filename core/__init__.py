"""Rehearsal's core: everything that is not a screen. Synchronous, typed, and free of Streamlit."""

__version__ = "0.1.0"
