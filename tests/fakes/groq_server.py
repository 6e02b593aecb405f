"""A server on this machine that speaks Groq's API, well or badly, as told.

Shapes are those of api.groq.com. Without a script it talks and fills forms plausibly, so that it can stand behind the
whole app: `python -m tests.fakes.groq_server --port 8765`, GROQ_BASE_URL=http://127.0.0.1:8765, any GROQ_API_KEY.
It serves /v1/… as well, as compatible servers do. Every refusal quotes the key that was sent: nothing may pass that on.
"""

import argparse
import json
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.fakes.groq_audio import body_of, speech, transcription
from tests.fakes.plausible import FormFiller, reply_to
from tests.listening import listening

MODELS = (
    "openai/gpt-oss-120b",
    "openai/gpt-oss-20b",
    "whisper-large-v3-turbo",
    "whisper-large-v3",
    "canopylabs/orpheus-v1-english",
)

USAGE = {"queue_time": 0.01, "prompt_tokens": 90, "completion_tokens": 40, "total_tokens": 130}


class Fault(StrEnum):
    UNAUTHORISED = "unauthorised"
    BUSY = "busy"  # 429 without retry-after
    BUSY_BRIEFLY = "busy-briefly"  # 429, retry-after: 0.2
    BUSY_FOR_LONG = "busy-for-long"  # 429, retry-after: 300
    SERVER_ERROR = "server-error"
    DECOMMISSIONED = "decommissioned"
    NOT_FOUND = "not-found"
    SCHEMA_REFUSED = "schema-refused"  # 400 wherever a json_schema is asked for
    HANG = "hang"  # accepts, and says nothing
    HANG_MIDWAY = "hang-midway"  # after the first words
    DRIP_HEADERS = "drip-headers"  # a header now and then, for ever
    DRIP = "drip"  # a delta now and then, for ever
    DRIP_SILENCE = "drip-silence"  # comments that keep the connection alive, and never a word
    TRUNCATED = "truncated"  # the connection closes after the first words
    ERROR_MIDWAY = "error-midway"  # an error object within the stream
    INVALID_JSON = "invalid-json"  # a body or an event that is not JSON; a form that is prose
    WRONG_SCHEMA = "wrong-schema"  # valid JSON that answers something else
    EMPTY = "empty"  # finishes without a word
    HTML = "html"  # a captive portal


@dataclass(frozen=True, slots=True)
class Text:
    """Said as it is, also where a form is asked for."""

    text: str


REFUSALS: dict[Fault, tuple[int, str, str, dict[str, str]]] = {
    Fault.UNAUTHORISED: (401, "invalid_api_key", "Invalid API Key", {}),
    Fault.BUSY: (429, "rate_limit_exceeded", "Rate limit reached on tokens per minute", {}),
    Fault.BUSY_BRIEFLY: (429, "rate_limit_exceeded", "Please try again in 200ms", {"retry-after": "0.2"}),
    Fault.BUSY_FOR_LONG: (429, "rate_limit_exceeded", "Please try again in 5m", {"retry-after": "300"}),
    Fault.SERVER_ERROR: (500, "internal_server_error", "Internal Server Error", {}),
    Fault.DECOMMISSIONED: (400, "model_decommissioned", "The model has been decommissioned", {}),
    Fault.NOT_FOUND: (404, "model_not_found", "The model does not exist or you do not have access to it", {}),
    Fault.SCHEMA_REFUSED: (400, "", "This model does not support response format `json_schema`", {}),
}


class GroqServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int = 0, *, drip_s: float = 0.05, key: str | None = None) -> None:
        """`key`: the only one that is accepted; without it any is."""
        super().__init__(("127.0.0.1", port), Handler)
        self.drip_s = drip_s
        self.key = key
        self.requests: list[dict[str, Any]] = []  # bodies, in order of arrival
        self.stopping = threading.Event()
        self.aborted = threading.Event()  # a caller hung up before its answer was complete
        self._script: deque[Fault | Text | None] = deque()
        self._standing: dict[str, Fault] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def script(self, *answers: Fault | Text | None) -> None:
        """The next answers, one a request; None is a plausible one. After them, all are."""
        self._script.extend(answers)

    def always(self, fault: Fault | None, *, model: str = "") -> None:
        """For every request (for this model) that is not scripted."""
        if fault is None:
            self._standing.pop(model, None)
        else:
            self._standing[model] = fault

    def next_answer(self, body: Mapping[str, Any]) -> Fault | Text | None:
        if self._script:
            return self._script.popleft()
        return self._standing.get(body["model"], self._standing.get(""))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hangs up is part of the test, not news."""


@contextmanager
def groq_server(**options: Any) -> Iterator[GroqServer]:
    server = GroqServer(**options)
    with listening(server):
        try:
            yield server
        finally:
            server.stopping.set()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every first word is 40 ms late
    server: GroqServer

    def do_GET(self) -> None:
        if self.path.endswith("/models"):
            models = [{"id": model, "object": "model", "owned_by": "Groq", "active": True} for model in MODELS]
            self._json(200, {"object": "list", "data": models})
        else:
            self._json(404, {"error": {"message": f"Unknown request URL: GET {self.path}", "code": "unknown_url"}})

    def do_POST(self) -> None:
        body = body_of(self.rfile.read(int(self.headers["Content-Length"])), self.headers["Content-Type"])
        if not self.path.endswith(("/v1/chat/completions", "/v1/audio/transcriptions", "/v1/audio/speech")):
            self._json(404, {"error": {"message": f"Unknown request URL: POST {self.path}", "code": "unknown_url"}})
            return
        self.server.requests.append(body)
        answer = self.server.next_answer(body)
        if self.server.key and self.headers.get("Authorization") != f"Bearer {self.server.key}":
            answer = Fault.UNAUTHORISED
        try:
            self._answer(body, answer)
        except OSError:
            self.server.aborted.set()

    def log_message(self, *_: Any) -> None:
        """Quiet: the tests read `requests`."""

    def _answer(self, body: Mapping[str, Any], answer: Fault | Text | None) -> None:
        wanted = body.get("response_format")  # a word where sound is asked about
        form = wanted.get("type") if isinstance(wanted, dict) else None
        if answer is Fault.SCHEMA_REFUSED and form != "json_schema":
            answer = None
        if isinstance(answer, Fault) and answer in REFUSALS:
            status, code, message, headers = REFUSALS[answer]
            quoted = f"{message} ({self.headers.get('Authorization', 'no key')}, model {body['model']})"
            self._json(status, {"error": {"message": quoted, "type": "invalid_request_error", "code": code}}, headers)
        elif answer is Fault.HANG:
            self.server.stopping.wait()
        elif answer is Fault.DRIP_HEADERS:
            self.send_response(200)
            self.flush_headers()
            for i in self._beats():
                self.wfile.write(f"X-Wait-{i}: 1\r\n".encode())
        elif answer is Fault.HTML:
            self._send(200, b"<html><body>Please log in to this network</body></html>", "text/html")
        elif "/audio/" in self.path:
            self._audio(body, answer)
        elif body.get("stream"):
            self._stream(body, answer)
        else:
            self._complete(body, answer)

    def _audio(self, body: Mapping[str, Any], answer: Fault | Text | None) -> None:
        if self.path.endswith("/speech"):
            payload, kind = (b"" if answer is Fault.EMPTY else speech(body["input"])), "audio/wav"
        else:
            said = answer.text if isinstance(answer, Text) else "" if answer is Fault.EMPTY else None
            payload, kind = json.dumps(transcription(body, said)).encode(), "application/json"
        if answer in (Fault.INVALID_JSON, Fault.WRONG_SCHEMA):
            payload = b'{"answer": 42}' if answer is Fault.WRONG_SCHEMA else payload[:20]
        if answer not in (Fault.TRUNCATED, Fault.HANG_MIDWAY, Fault.DRIP):
            self._send(200, payload, kind)
            return
        self._head(200, kind, {"Content-Length": str(len(payload))})
        self.wfile.write(payload[:20])
        if answer is Fault.HANG_MIDWAY:
            self.server.stopping.wait()
        if answer is Fault.DRIP:
            for i in self._beats():
                self.wfile.write(payload[20 + i : 21 + i])
        self.close_connection = True

    def _complete(self, body: Mapping[str, Any], answer: Fault | Text | None) -> None:
        text = self._text(body, answer)
        message = {"role": "assistant", "content": text}
        whole = {
            **self._frame(body, "chat.completion"),
            "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
            "usage": USAGE,
        }
        payload = json.dumps(whole).encode()
        if answer is Fault.INVALID_JSON and not body.get("response_format"):
            payload = payload[:-20]
        if answer in (Fault.TRUNCATED, Fault.HANG_MIDWAY, Fault.DRIP):
            self._head(200, "application/json", {"Content-Length": str(len(payload))})
            self.wfile.write(payload[:20])
            if answer is Fault.HANG_MIDWAY:
                self.server.stopping.wait()
            if answer is Fault.DRIP:
                for i in self._beats():
                    self.wfile.write(payload[20 + i : 21 + i])
            self.close_connection = True
            return
        self._send(200, payload, "application/json")

    def _stream(self, body: Mapping[str, Any], answer: Fault | Text | None) -> None:
        self._head(200, "text/event-stream", {"Transfer-Encoding": "chunked"})
        if answer is Fault.DRIP_SILENCE:
            for _ in self._beats():
                self._part(b": keep-alive\n\n")
            return
        if answer is Fault.WRONG_SCHEMA:
            self._part(b'data: {"object": "something.else"}\n\n')
        self._event(body, {"role": "assistant", "content": ""})
        words = self._text(body, answer).split(" ")
        for i, word in enumerate(words):
            if i == 2 and answer in (Fault.TRUNCATED, Fault.HANG_MIDWAY, Fault.ERROR_MIDWAY, Fault.INVALID_JSON):
                self._break(answer)
                return
            self._event(body, {"content": word if i == 0 else f" {word}"})
        if answer is Fault.DRIP:
            for _ in self._beats():
                self._event(body, {"content": " and"})
        self._event(body, {}, "stop")
        if body.get("stream_options", {}).get("include_usage"):  # as OpenAI's protocol has it
            last = {**self._frame(body, "chat.completion.chunk"), "choices": [], "usage": USAGE}
            self._part(f"data: {json.dumps(last)}\n\n".encode())
        self._part(b"data: [DONE]\n\n")
        self._part(b"")

    def _break(self, fault: Fault) -> None:
        if fault is Fault.HANG_MIDWAY:
            self.server.stopping.wait()
        elif fault is Fault.ERROR_MIDWAY:
            error = {"message": f"stopped ({self.headers.get('Authorization')})", "type": "internal_server_error"}
            self._part(f"data: {json.dumps({'error': error})}\n\n".encode())
            self._part(b"")
        elif fault is Fault.INVALID_JSON:
            self._part(b'data: {"id": "chatcmpl-1", "choices": [\n\n')
            self._part(b"")
        self.close_connection = True

    def _text(self, body: Mapping[str, Any], answer: Fault | Text | None) -> str:
        form = body.get("response_format")
        if isinstance(answer, Text):
            return answer.text
        if answer is Fault.EMPTY:
            return ""
        if not form:
            return reply_to(body["messages"])
        if answer is Fault.INVALID_JSON:
            return '{"level": 3, "quote": "I'
        if answer is Fault.WRONG_SCHEMA:
            return json.dumps({"answer": 42})
        return json.dumps(FormFiller(body["messages"]).fill(schema_of(body)), ensure_ascii=False)

    def _beats(self) -> Iterator[int]:
        i = 0
        while not self.server.stopping.wait(self.server.drip_s):
            yield i
            i += 1

    def _frame(self, body: Mapping[str, Any], kind: str) -> dict[str, Any]:
        return {
            "id": "chatcmpl-7b0e2a6c",
            "object": kind,
            "created": int(time.time()),
            "model": body["model"],
            "system_fingerprint": "fp_179b0f92c9",
            "x_groq": {"id": "req_01k9"},
        }

    def _event(self, body: Mapping[str, Any], delta: Mapping[str, str], finish_reason: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        event = {**self._frame(body, "chat.completion.chunk"), "choices": [choice]}
        if finish_reason:
            event["x_groq"] = {"id": "req_01k9", "usage": USAGE}
        self._part(f"data: {json.dumps(event)}\n\n".encode())

    def _part(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))

    def _head(self, status: int, content_type: str, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _json(self, status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> None:
        self._send(status, json.dumps(body).encode(), "application/json", headers)

    def _send(self, status: int, body: bytes, kind: str, headers: Mapping[str, str] | None = None) -> None:
        self._head(status, kind, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)


def schema_of(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of the request's json_schema, or as the words of JSON mode carry it."""
    form = body["response_format"]
    if form["type"] == "json_schema":
        return form["json_schema"]["schema"]
    system = body["messages"][0]["content"]
    return json.JSONDecoder().raw_decode(system, system.index("{", system.index("JSON schema")))[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--fault", type=Fault, choices=list(Fault), help="for every request")
    options = parser.parse_args()
    server = GroqServer(options.port)
    server.always(options.fault)
    print(server.url, flush=True)
    with suppress(KeyboardInterrupt):
        server.serve_forever()


if __name__ == "__main__":
    main()
