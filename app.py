"""The server: Streamlit's screens, and our own routes beside them on the same port."""

import streamlit as st

from core import VERSION
from core.api.health import Vitals, health_route
from core.bootstrap import application


def _vitals() -> Vitals:
    running = application(st.secrets.to_dict() if st.secrets.load_if_toml_exists() else None)
    return Vitals(running.database.ping, running.brains.states)


app = st.App("components/shell.py", routes=[health_route(VERSION, _vitals)])
