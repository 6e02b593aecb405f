"""Where WebRTC may be relayed when two networks cannot reach each other directly."""

import logging
import time
from collections.abc import Callable
from typing import Any

import httpx
import streamlit as st
from streamlit_webrtc.credentials import get_cloudflare_ice_servers, get_hf_ice_servers

from components.wiring import running

_log = logging.getLogger("rehearsal")
IceServers = list[dict[str, Any]]
KEPT_S = 3600.0  # what the services lend is good for longer
TWILIO = "https://api.twilio.com"
TWILIO_TIMEOUT_S = 5.0


def ice_servers() -> IceServers:
    """Asked for once in a browser session, and again when they grow old."""
    asked_s, servers = st.session_state.get("turn-servers", (None, []))
    if asked_s is None or time.monotonic() - asked_s > KEPT_S:
        servers = found_servers()
        st.session_state["turn-servers"] = (time.monotonic(), servers)
    return list(servers)


def found_servers() -> IceServers:
    """Own servers, then Cloudflare's, Twilio's or Hugging Face's, whichever is set first. A service that does not
    answer is left out: on one network, and to the socket, none is needed."""
    settings = running().settings
    own: IceServers = []
    if settings.turn_urls:
        password = settings.turn_password.get_secret_value() if settings.turn_password else None
        own = [{"urls": list(settings.turn_urls), "username": settings.turn_username, "credential": password}]
    if settings.cloudflare_turn_key_id and settings.cloudflare_turn_api_token:
        key_id, token = settings.cloudflare_turn_key_id, settings.cloudflare_turn_api_token.get_secret_value()
        return own + _asked("Cloudflare", lambda: get_cloudflare_ice_servers(key_id, token))
    if settings.twilio_account_sid and settings.twilio_auth_token:
        sid, secret = settings.twilio_account_sid, settings.twilio_auth_token.get_secret_value()
        return own + _asked("Twilio", lambda: twilio_servers(sid, secret))
    if settings.hf_token:
        hf_token = settings.hf_token.get_secret_value()
        return own + _asked("Hugging Face", lambda: get_hf_ice_servers(hf_token))
    return own


def twilio_servers(account_sid: str, auth_token: str, *, address: str = TWILIO) -> IceServers:
    """By its tokens for network traversal (twilio.com/docs/stun-turn). Raises httpx.HTTPError, ValueError, KeyError."""
    answer = httpx.post(
        f"{address}/2010-04-01/Accounts/{account_sid}/Tokens.json",
        auth=(account_sid, auth_token),
        timeout=TWILIO_TIMEOUT_S,
    )
    answer.raise_for_status()
    wanted = ("urls", "username", "credential")
    return [{name: one[name] for name in wanted if one.get(name)} for one in answer.json()["ice_servers"]]


def _asked(service: str, ask: Callable[[], Any]) -> IceServers:
    try:
        servers: IceServers = ask()
    except Exception as error:  # each vendor's client has errors of its own, and none of them may stop an interview
        _log.warning("turn: %s gave no servers: %s", service, type(error).__name__)
        return []
    return servers
