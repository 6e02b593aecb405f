"""Real time limits for a request that streams text, whatever its server does.

A socket's own time-out starts again with every byte, so a server that drips keeps its caller for ever. Here the request
runs in a thread of its own and the caller waits on a queue: it is back in time even while headers drip.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx


MOST_STRETCHED = 4.0  # times the usual total, for what takes that many times the usual tokens


@dataclass(frozen=True, slots=True)
class Limits:
    connect_s: float = 3.0
    first_token_s: float = 10.0
    total_s: float = 30.0

    @property
    def silence_s(self) -> float:
        """How long a connection may stay without a byte: a long form is written in silence. A reader leaves earlier."""
        return self.total_s * MOST_STRETCHED


class Request:
    """What the reader and the thread that works for it share. The thread tells how to abort once there is what to."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._abort: Callable[[], None] | None = None
        self.aborted = False

    def opened(self, abort: Callable[[], None]) -> None:
        """`abort` is called from the reader's thread, at once when the reader has left before."""
        with self._lock:
            self._abort = abort
            aborted = self.aborted
        if aborted:
            abort()

    def abort(self) -> None:
        with self._lock:
            self.aborted = True
            abort = self._abort
        if abort is not None:
            abort()

    def closed(self) -> None:
        """The thread is done with the connection: it belongs to somebody else from now on, and is not to be aborted."""
        with self._lock:
            self._abort = None


def hang_up(response: httpx.Response) -> None:
    """From any thread: one that waits for the rest of the response wakes up. Closing the response would not wake it."""
    stream = response.extensions.get("network_stream")
    sock = stream.get_extra_info("socket") if stream is not None else None
    if isinstance(sock, socket.socket):
        with suppress(OSError):
            # The plain method also of a TLS socket, whose own one is not safe beside a read.
            socket.socket.shutdown(sock, socket.SHUT_RDWR)


Work = Callable[[Request], Iterator[str]]


class TimedStream:
    """Texts from `work` in order; starts with the first `next`. Raises what `work` raises, and TimeoutError.
    `close` may be called from another thread than the one that reads."""

    def __init__(self, work: Work, limits: Limits) -> None:
        self._work = work
        self._limits = limits
        self._request = Request()
        self._texts: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()
        self._started_s: float | None = None
        self._has_text = False
        self._over = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._over:
            raise StopIteration
        if self._started_s is None:
            self._started_s = time.monotonic()
            # A daemon: an abandoned request must not keep the process from ending.
            threading.Thread(target=_run, args=(self._work, self._request, self._texts), daemon=True).start()
        text = self._wait(self._started_s)
        if isinstance(text, str):
            self._has_text = True
            return text
        self._over = True
        raise StopIteration if text is None else text

    def close(self) -> None:
        if not self._over:
            self._over = True
            self._request.abort()
            self._texts.put(None)

    def __del__(self) -> None:
        self.close()

    def _wait(self, started_s: float) -> str | Exception | None:
        limit_s = self._limits.total_s if self._has_text else min(self._limits.first_token_s, self._limits.total_s)
        try:
            return self._texts.get(timeout=max(0.0, started_s + limit_s - time.monotonic()))
        except queue.Empty:
            self.close()
            missing = "the end" if self._has_text else "a first word"
            return TimeoutError(f"waited {limit_s:g} s for {missing}")


def _run(work: Work, request: Request, texts: queue.SimpleQueue[str | Exception | None]) -> None:
    try:
        for text in work(request):
            if request.aborted:
                return
            texts.put(text)
        texts.put(None)
    except Exception as error:
        # An aborted request breaks off: that is no fault, and a reader in another thread just comes to the end.
        texts.put(None if request.aborted else error)
