"""Providers on this machine with Groq's shapes and fixed delays, for the voice benches."""

from __future__ import annotations

import json
import math
import re
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

RATE_HZ = 24_000
CONTENT_HZ, ACKNOWLEDGEMENT_HZ = 600, 200
REPLY = (
    "That is a clear account, and the figures help me to follow it. "
    "I would like to hear more about the part that went wrong. "
    "What would you do differently if you had to start again tomorrow?"
)


@dataclass(frozen=True, slots=True)
class Delays:
    transcribe_s: float = 0.3
    first_token_s: float = 0.25
    tokens_per_s: float = 60.0
    speech_s: float = 0.25  # a sentence
    evaluate_s: float = 3.0  # a whole answer of the model, not streamed


@dataclass(slots=True)
class Script:
    """What an answer says, and when: sentences with their ends in ms into the sound."""

    sentences: list[tuple[int, str]] = field(default_factory=list)

    def until(self, ms: int) -> str:
        return " ".join(text for end_ms, text in self.sentences if end_ms <= ms)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, delays: Delays, acknowledgements: tuple[str, ...]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.delays, self.acknowledgements = delays, acknowledgements
        self.scripts: dict[str, Script] = {}  # by the key of the caller
        self.calls: dict[str, int] = {"transcribe": 0, "reply": 0, "speech": 0}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def serving(delays: Delays, acknowledgements: tuple[str, ...]) -> Iterator[Server]:
    server = Server(delays, acknowledgements)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        arrived_s = time.monotonic()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            if self.path.endswith("/audio/transcriptions"):
                self._transcribe(body, arrived_s)
            elif self.path.endswith("/audio/speech"):
                self._speak(json.loads(body), arrived_s)
            else:
                self._reply(json.loads(body), arrived_s)
        except OSError:
            self.close_connection = True  # a guess that was dropped hangs up

    def log_message(self, *_: Any) -> None:
        """Quiet."""

    def _transcribe(self, body: bytes, arrived_s: float) -> None:
        self.server.calls["transcribe"] += 1
        wav = body[body.index(b"RIFF") :]
        size = struct.unpack_from("<I", wav, 40)[0]
        script = self.server.scripts[self.headers["Authorization"].removeprefix("Bearer ")]
        text = script.until(size // 32 + 60)
        segment = {"text": text, "start": 0, "end": size / 32000, "avg_logprob": -0.2, "no_speech_prob": 0.01}
        self._wait(arrived_s, self.server.delays.transcribe_s)
        self._json({"text": text, "words": [], "segments": [segment]})

    def _speak(self, request: dict[str, Any], arrived_s: float) -> None:
        self.server.calls["speech"] += 1
        text = request["input"]
        short = text in self.server.acknowledgements
        hz, seconds = (ACKNOWLEDGEMENT_HZ, 0.4) if short else (CONTENT_HZ, len(text) / 14)
        samples = [round(9000 * math.sin(2 * math.pi * hz * n / RATE_HZ)) for n in range(RATE_HZ // 10)]
        pcm = struct.pack(f"<{len(samples)}h", *samples) * max(1, round(seconds * 10))
        header = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(pcm), b"WAVE", b"fmt ", 16, 1, 1, RATE_HZ,
                             2 * RATE_HZ, 2, 16, b"data", len(pcm))  # fmt: skip
        self._wait(arrived_s, self.server.delays.speech_s)
        self._send(header + pcm, "audio/wav")

    def _reply(self, request: dict[str, Any], arrived_s: float) -> None:
        self.server.calls["reply"] += 1
        if not request.get("stream"):
            self._wait(arrived_s, self.server.delays.evaluate_s)
            self._json({"choices": [{"index": 0, "message": {"content": REPLY}, "finish_reason": "stop"}]})
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for n, token in enumerate(re.findall(r"\s*\S+", REPLY)):
            self._wait(arrived_s, self.server.delays.first_token_s + n / self.server.delays.tokens_per_s)
            self._event({"delta": {"content": token}, "index": 0, "finish_reason": None})
        self._event({"delta": {}, "index": 0, "finish_reason": "stop"})
        self._part(b"data: [DONE]\n\n")
        self._part(b"")

    def _event(self, choice: dict[str, Any]) -> None:
        event = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self._part(f"data: {json.dumps(event)}\n\n".encode())

    def _part(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def _json(self, answer: dict[str, Any]) -> None:
        self._send(json.dumps(answer).encode(), "application/json")

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _wait(self, from_s: float, delay_s: float) -> None:
        time.sleep(max(0.0, from_s + delay_s - time.monotonic()))
