"""Relays for WebRTC: own ones, and those that a service lends, over HTTP on this machine."""

import base64
import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from pydantic import SecretStr

from components import turn_servers
from core.settings import Settings
from tests.listening import listening

SID, TOKEN = "AC00000000000000000000000000000000", "planted-token"
LENT = {
    "ttl": "86400",
    "ice_servers": [
        {"url": "stun:global.stun.twilio.com:3478", "urls": "stun:global.stun.twilio.com:3478"},
        {
            "url": "turn:global.turn.twilio.com:3478?transport=udp",
            "urls": "turn:global.turn.twilio.com:3478?transport=udp",
            "username": "for a day",
            "credential": "secret for a day",
        },
    ],
}


@contextmanager
def twilio(status, body):
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append((self.path, self.headers["Authorization"]))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with listening(server):
        yield f"http://127.0.0.1:{server.server_port}", asked


def test_twilio_lends_servers():
    with twilio(201, json.dumps(LENT).encode()) as (address, asked):
        servers = turn_servers.twilio_servers(SID, TOKEN, address=address)
    assert servers[0] == {"urls": "stun:global.stun.twilio.com:3478"}
    assert servers[1]["credential"] == "secret for a day"
    ((path, authorization),) = asked
    assert path == f"/2010-04-01/Accounts/{SID}/Tokens.json"
    assert base64.b64decode(authorization.removeprefix("Basic ")).decode() == f"{SID}:{TOKEN}"


@pytest.mark.parametrize(("status", "body"), [(401, b"{}"), (500, b""), (200, b"<html>"), (200, b"{}")])
def test_a_service_that_lends_nothing_is_left_out(status, body, caplog):
    with twilio(status, body) as (address, _):
        servers = turn_servers._asked("Twilio", lambda: turn_servers.twilio_servers(SID, TOKEN, address=address))
    assert servers == []
    assert TOKEN not in caplog.text and "Twilio gave no servers" in caplog.text


def test_own_servers_come_first_and_a_failing_service_costs_none_of_them(monkeypatch):
    settings = Settings(
        turn_urls=("turn:relay.example:3478",),
        turn_username="ann",
        turn_password=SecretStr("own-secret"),
        twilio_account_sid=SID,
        twilio_auth_token=SecretStr(TOKEN),
    )
    monkeypatch.setattr(turn_servers, "running", lambda: type("Running", (), {"settings": settings}))

    def refused(*_):
        raise httpx.ConnectError("no network")

    monkeypatch.setattr(turn_servers, "twilio_servers", refused)
    assert turn_servers.found_servers() == [
        {"urls": ["turn:relay.example:3478"], "username": "ann", "credential": "own-secret"}
    ]
