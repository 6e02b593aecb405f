"""One visitor's page after the other's. Python computes for one thread at a time: pages made in the same moment take it
from each other in small pieces, and all of them come as late as the last. In turn, each but the last comes sooner."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

STREAM = "/_stcore/stream"
# Nobody is held up for longer, whatever the others asked for. With much less, a slow machine that serves many has them
# all in at once again.
PATIENCE_S = 0.25
LOOK_S = 0.005
BUSY = 0.5  # of the time that passes is spent computing
END_BYTES = 400  # the message that a run has ended is shorter


class OneAtATime:
    """ASGI middleware around Streamlit's WebSocket. A visitor's turn is over when the run that was asked for has ended;
    when the process does not compute, since the run waits for a database or a model; or when the next visitor has
    waited for `patience_s`. The times, and the processor's seconds that the process has used, are arguments for tests.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        patience_s: float = PATIENCE_S,
        look_s: float = LOOK_S,
        computed_s: Callable[[], float] = time.process_time,
    ) -> None:
        self._app, self._patience_s, self._look_s, self._computed_s = app, patience_s, look_s, computed_s
        self._whose: object | None = None
        self._waiting: deque[tuple[object, asyncio.Future[None]]] = deque()
        self._seen_s = 0.0  # computed by when it was last looked
        self._look_due: asyncio.TimerHandle | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or not scope["path"].endswith(STREAM):
            await self._app(scope, receive, send)
            return
        visitor = object()

        async def asked() -> Message:
            message = await receive()
            if self._whose is not visitor and _asks_for_a_run(message):
                await self._turn_of(visitor)
            return message

        async def answered(message: Message) -> None:
            await send(message)
            if self._whose is visitor and _ends_a_run(message):
                self._next()

        try:
            await self._app(scope, asked, answered)
        finally:
            if self._whose is visitor:
                self._next()

    async def _turn_of(self, visitor: object) -> None:
        if self._whose is not None:
            place = visitor, asyncio.get_running_loop().create_future()
            self._waiting.append(place)
            if self._look_due is None:
                self._look_later()
            try:
                await asyncio.wait([place[1]], timeout=self._patience_s)
            finally:
                if place in self._waiting:
                    self._waiting.remove(place)
        self._whose = visitor

    def _next(self) -> None:
        self._whose = None
        if self._waiting:
            self._whose, turn = self._waiting.popleft()
            turn.set_result(None)

    def _look_later(self) -> None:
        self._seen_s = self._computed_s()
        self._look_due = asyncio.get_running_loop().call_later(self._look_s, self._look)

    def _look(self) -> None:
        self._look_due = None
        if self._waiting and self._computed_s() - self._seen_s <= BUSY * self._look_s:
            self._next()
        if self._waiting:
            self._look_later()


def _asks_for_a_run(message: Message) -> bool:
    try:
        kind: str | None = BackMsg.FromString(message.get("bytes") or b"").WhichOneof("type")
    except DecodeError:  # Streamlit refuses it
        return False
    return kind == "rerun_script"


def _ends_a_run(message: Message) -> bool:
    """One that begins anew at once has not ended."""
    sent = message.get("bytes") or b""
    if len(sent) > END_BYTES:
        return False
    told = ForwardMsg.FromString(sent)
    kind: str | None = told.WhichOneof("type")
    return kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
