"""A provider that a project enables, and that says yes at once: the part of Auth that `@supabase/lite` lacks. Who comes
back is a person of the project like any other, by PKCE as https://supabase.com/docs/guides/auth/sessions/pkce-flow."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

Answer = tuple[int, list[tuple[str, str]], bytes]
Forward = Callable[[str, str, bytes], Answer]  # method, path, body
AS_JSON = [("Content-Type", "application/json")]


class Vouching:
    """Answers what concerns providers, and leaves everything else to the project."""

    def __init__(self, email: str) -> None:
        self._person = {"email": email, "password": secrets.token_urlsafe(16), "data": {"full_name": "Ann of Google"}}
        self._challenges: dict[str, str] = {}  # by code

    def answer(self, method: str, path: str, body: bytes, forward: Forward) -> Answer | None:
        where = urlsplit(path)
        query = {name: values[0] for name, values in parse_qs(where.query).items()}
        match method, where.path:
            case "GET", "/auth/v1/settings":
                return 200, AS_JSON, json.dumps({"external": {"google": True, "email": True}}).encode()
            case "GET", "/auth/v1/authorize":
                code = secrets.token_urlsafe(16)
                self._challenges[code] = query["code_challenge"]
                return 302, [("Location", f"{query['redirect_to']}?{urlencode({'code': code})}")], b""
            case "POST", "/auth/v1/token" if query.get("grant_type") == "pkce":
                given = json.loads(body)
                digest = hashlib.sha256(given["code_verifier"].encode()).digest()
                if urlsafe_b64encode(digest).rstrip(b"=").decode() != self._challenges.pop(given["auth_code"], None):
                    return 400, AS_JSON, b'{"code": 400, "error_code": "bad_code_verifier", "msg": "no"}'
                return self._signed_in(forward)
        return None

    def _signed_in(self, forward: Forward) -> Answer:
        known = forward("POST", "/auth/v1/token?grant_type=password", json.dumps(self._person).encode())
        return known if known[0] == 200 else forward("POST", "/auth/v1/signup", json.dumps(self._person).encode())
