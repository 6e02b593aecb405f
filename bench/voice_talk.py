"""One candidate of `bench.voice_sessions`: speaks an answer whenever the interviewer listens, and times the reply."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field

FRAME_MS = 20
FRAME_BYTES = 640
WAIT_FRAMES = 25  # between the interviewer's last word and the answer


@dataclass(slots=True)
class Session:
    spoken: bytes
    state: str = "idle"
    latencies_ms: list[float] = field(default_factory=list)
    late_frames: int = 0
    frames: int = 0
    silent_s: float | None = None  # when the last sound of an answer left

    def told(self, message: str) -> None:
        self.state = json.loads(message).get("view", {}).get("state", self.state)

    def sounds(self, now_s: float) -> None:
        """The interviewer can be heard."""
        if self.silent_s is not None:
            self.latencies_ms.append((now_s - self.silent_s) * 1000)
            self.silent_s = None


class Mouth:
    """The microphone's sound, frame by frame."""

    def __init__(self, session: Session) -> None:
        self._session, self._at, self._waited = session, len(session.spoken), 0

    def chunk(self) -> bytes:
        session = self._session
        if self._at >= len(session.spoken) and session.state == "listening" and session.silent_s is None:
            self._waited += 1
            if self._waited > WAIT_FRAMES:
                self._at, self._waited = 0, 0
        chunk = session.spoken[self._at : self._at + FRAME_BYTES] if self._at < len(session.spoken) else b""
        if chunk:
            self._at += FRAME_BYTES
            if self._at >= len(session.spoken):
                session.silent_s = time.monotonic()
        return chunk.ljust(FRAME_BYTES, b"\0")
