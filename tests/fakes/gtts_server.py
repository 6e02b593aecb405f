"""Google Translate's speech, as far as gTTS uses it, on this machine."""

import base64
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import av
import numpy as np

from tests.listening import listening


class Fault(StrEnum):
    BUSY = "busy"
    BROKEN = "broken"
    WITHOUT_SOUND = "without-sound"  # 200, and nothing to hear
    TINY = "tiny"
    NOT_SOUND = "not-sound"
    HANG = "hang"


def mp3(seconds: float) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as out:
        stream = out.add_stream("libmp3lame", rate=24_000)
        stream.layout = "mono"
        samples = (9000 * np.sin(2 * np.pi * 220 * np.arange(int(24_000 * seconds)) / 24_000)).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), "s16", "mono")
        frame.sample_rate = 24_000
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            out.mux(packet)
    return file.getvalue()


class GttsServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.texts: list[str] = []
        self.fault: Fault | None = None
        self.stopping = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: GttsServer

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text = json.loads(json.loads(form["f.req"][0])[0][0][1])[0]
        self.server.texts.append(text)
        sound = base64.b64encode(mp3(max(0.3, len(text) / 14))).decode()
        match self.server.fault:
            case Fault.BUSY:
                return self._send(429, "")
            case Fault.BROKEN:
                return self._send(500, "")
            case Fault.HANG:
                self.server.stopping.wait()
                return None
            case Fault.WITHOUT_SOUND:
                return self._send(200, ')]}\'\n\n[["wrb.fr",null]]\n')
            case Fault.TINY:
                sound = base64.b64encode(b"ID3").decode()
            case Fault.NOT_SOUND:
                sound = base64.b64encode(b"<html>" * 500).decode()
        entry = ["wrb.fr", "jQ1olc", json.dumps([sound]), None, None, None, "generic"]
        return self._send(200, ")]}'\n\n100\n" + json.dumps([entry], separators=(",", ":")) + "\n")

    def log_message(self, *_: Any) -> None:
        """Quiet."""

    def _send(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())


@contextmanager
def gtts_server() -> Iterator[GttsServer]:
    server = GttsServer()
    with listening(server):
        try:
            yield server
        finally:
            server.stopping.set()
