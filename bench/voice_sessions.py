"""Many conversations at once: `python -m bench.voice_sessions [--sessions 10] [--seconds 60] [--transport socket]`.

The server is a process of its own, with providers of fixed delays (transcribe 300 ms, speech 250 ms a sentence). Each
session sends a microphone in real time, speaks an answer whenever it is listened to, and plays what comes. Measured:
CPU of the server a session and minute, frames that came after they were due, and the time from the last sound of an
answer to the first of the reply, among all sessions and alone; then memory and threads over sessions in a row.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import httpx
import numpy as np
from websockets.asyncio.client import ClientConnection, connect

from bench.spoken import answer
from bench.voice_talk import FRAME_MS, Mouth, Session

RATE_HZ = 24_000
LATE_S = 0.01  # two blocks of a browser's audio clock
ONE_AFTER_ANOTHER = 50


@dataclass(slots=True)
class Ear:
    """What the socket brings, as a browser's speaker takes it."""

    session: Session
    end: int = -1  # where the next frame of this run of sound begins
    due_s: float = 0.0
    epoch: int = -1

    def heard(self, frame: bytes, now_s: float) -> bool:
        """Whether it is to be acknowledged at once: a browser plays it when it is due."""
        epoch, position = struct.unpack("<II", frame[:8])
        samples = len(frame[8:]) // 2
        if not samples:
            self.epoch, self.end = epoch, -1
            return False
        if position != self.end or epoch != self.epoch:
            self.due_s = now_s
            self.session.sounds(now_s)
        self.session.late_frames += now_s > self.due_s + LATE_S
        self.session.frames += 1
        self.epoch, self.end = epoch, position + samples
        self.due_s += samples / RATE_HZ
        return True


async def talk(link: ClientConnection, session: Session, until_s: float) -> None:
    """The microphone: an answer each time the interviewer listens, and silence between."""
    mouth, next_s = Mouth(session), time.monotonic()
    while time.monotonic() < until_s:
        await link.send(mouth.chunk())
        next_s += FRAME_MS / 1000
        await asyncio.sleep(max(0.0, next_s - time.monotonic()))


async def listen(link: ClientConnection, session: Session) -> None:
    ear, loop = Ear(session), asyncio.get_running_loop()
    async for message in link:
        now_s = time.monotonic()
        if isinstance(message, str):
            session.told(message)
        elif ear.heard(message, now_s):
            loop.call_later(max(0.0, ear.due_s - now_s), acknowledge, link, ear.end, loop)


def acknowledge(link: ClientConnection, position: int, loop: asyncio.AbstractEventLoop) -> None:
    task = loop.create_task(link.send(json.dumps({"played": position})))
    task.add_done_callback(lambda done: done.exception())


async def one(port: int, seat: dict[str, str], session: Session, seconds: float) -> Session:
    async with connect(f"ws://127.0.0.1:{port}/voice", proxy=None, compression=None) as link:
        await link.send(json.dumps({"ticket": seat["ticket"]}))
        await link.send(json.dumps({"sound": True}))
        ear = asyncio.create_task(listen(link, session))
        await talk(link, session, time.monotonic() + seconds)
        ear.cancel()
    return session


class Server:
    def __init__(self, transport: str) -> None:
        self.one = one if transport == "socket" else import_module("bench.voice_peers").one
        self.folder = tempfile.TemporaryDirectory()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.voice_server", self.folder.name, str(self.port), transport]
        )
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", trust_env=False, timeout=30)
        give_up_s = time.monotonic() + 60
        while True:
            try:
                self.figures()
                return
            except httpx.TransportError:
                assert time.monotonic() < give_up_s, "the server did not start"
                time.sleep(0.1)

    def figures(self) -> dict[str, Any]:
        return dict(self.http.get("/figures").json())

    def seat(self) -> dict[str, str]:
        return dict(self.http.post("/seat").json())

    def leave(self, interview_id: str) -> None:
        if self.one is not one:
            self.http.post(f"/hang_up/{interview_id}")
        self.http.post(f"/leave/{interview_id}")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()


def together(server: Server, count: int, seconds: float) -> tuple[list[Session], float]:
    """The sessions, and the CPU seconds of the server a session and minute."""
    chance = random.Random(7)
    seats = [server.seat() for _ in range(count)]
    sessions = [Session(answer(chance, sentences=2).samples.astype("<i2").tobytes()) for _ in seats]
    before = server.figures()["cpu_s"]

    async def all_of_them() -> None:
        await asyncio.gather(
            *(server.one(server.port, seat, s, seconds) for seat, s in zip(seats, sessions, strict=True))
        )

    asyncio.run(all_of_them())
    cpu_s = server.figures()["cpu_s"] - before
    for seat in seats:
        server.leave(seat["id"])
    return sessions, cpu_s / count / (seconds / 60)


def p95(sessions: list[Session]) -> float:
    measured = sorted(ms for session in sessions for ms in session.latencies_ms)
    assert measured, "no turn was completed"
    return round(float(np.percentile(measured, 95)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--transport", choices=["socket", "webrtc"], default="socket")
    wanted = parser.parse_args()
    server = Server(wanted.transport)
    try:
        alone, _ = together(server, 1, wanted.seconds)
        sessions, cpu_s = together(server, wanted.sessions, wanted.seconds)
        full = server.figures()
        for _ in range(ONE_AFTER_ANOTHER):
            together(server, 1, 0.3)
        after = server.figures()
    finally:
        server.stop()
    turns = [ms for session in sessions for ms in session.latencies_ms]
    result = {
        "transport": wanted.transport,
        "sessions": wanted.sessions,
        "turns": len(turns),
        "cpu_s_per_minute": round(cpu_s, 2),
        "frames": sum(s.frames for s in sessions),
        "late_frames": sum(s.late_frames for s in sessions),
        "p50_ms": round(statistics.median(turns)),
        "p95_ms": p95(sessions),
        "p95_alone_ms": p95(alone),
        "rss_mb": full["rss_mb"],
        "rss_after_50_mb": after["rss_mb"],
        "threads": full["threads"],
        "threads_after_50": after["threads"],
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
