"""Supabase Auth (GoTrue), as far as signing in with a provider needs it, on this machine. Providers say yes at once."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

from tests.listening import listening

SECRET = "a-secret-of-the-loopback-project-alone"
KEY = "anon-key"
EXTERNAL = {"google": True, "github": True, "gitlab": False, "email": True, "phone": True, "anonymous_users": True}


class GoTrueServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        self.person_id, self.email = "5a0c8f7e-6f0f-4d43-9f0e-3f4d5c6b7a81", "ann@example.org"
        self.is_down, self.asked = False, []
        self._challenges: dict[str, str] = {}  # by code
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                where = urlsplit(self.path)
                outer.asked.append(f"{self.command} {where.path}")
                query = {name: values[0] for name, values in parse_qs(where.query).items()}
                status, found, to = outer.answer(f"{self.command} {where.path}", query, body, self.headers)
                content = json.dumps(found).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                if to:
                    self.send_header("Location", to)
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = answer  # noqa: N815

            def log_message(self, *_: object) -> None:
                return None

        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, what: str, query: dict[str, str], body: bytes, headers: Any) -> tuple[int, Any, str]:
        if self.is_down:
            return 503, {"message": "down"}, ""
        if what == "GET /auth/v1/authorize":  # a browser goes there, and has no key
            return self._authorize(query)
        if headers.get("apikey") != KEY:
            return 401, {"message": "No API key found in request"}, ""
        if what == "GET /auth/v1/settings":
            return 200, {"external": EXTERNAL, "disable_signup": False, "mailer_autoconfirm": False}, ""
        if what == "POST /auth/v1/token" and query.get("grant_type") == "pkce":
            return self._token(json.loads(body))
        return 404, {"code": 404, "msg": "not found"}, ""

    def _authorize(self, query: dict[str, str]) -> tuple[int, Any, str]:
        if not EXTERNAL.get(query["provider"]):
            return 400, {"code": 400, "error_code": "validation_failed", "msg": "Unsupported provider"}, ""
        assert query["code_challenge_method"] == "s256"
        code = secrets.token_urlsafe(16)
        self._challenges[code] = query["code_challenge"]
        return 302, {}, f"{query['redirect_to']}?{urlencode({'code': code})}"

    def _token(self, given: dict[str, str]) -> tuple[int, Any, str]:
        challenge = self._challenges.pop(given["auth_code"], None)
        if challenge is None:
            return 404, {"code": 404, "error_code": "flow_state_not_found", "msg": "invalid flow state"}, ""
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        if urlsafe_b64encode(digest).rstrip(b"=").decode() != challenge:
            return 400, {"code": 400, "error_code": "bad_code_verifier", "msg": "code challenge does not match"}, ""
        claims = {"sub": self.person_id, "email": self.email, "role": "authenticated"}
        at = "2026-03-01T12:00:00Z"
        user = {"id": self.person_id, "aud": "authenticated", "email": self.email, "created_at": at}
        user |= {"app_metadata": {"provider": "google"}, "user_metadata": {"full_name": "Ann"}, "updated_at": at}
        session = {"access_token": jwt.encode(claims, SECRET, "HS256"), "token_type": "bearer", "expires_in": 3600}
        return 200, {**session, "refresh_token": secrets.token_urlsafe(16), "user": user}, ""


@contextmanager
def gotrue() -> Iterator[GoTrueServer]:
    server = GoTrueServer()
    with listening(server):
        yield server
