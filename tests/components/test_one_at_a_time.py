"""One visitor's run after the other's: who waits for whom, and what nobody waits for."""

import asyncio

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.one_at_a_time import END_BYTES, STREAM, OneAtATime

NEVER_S = 3600.0


def run_wanted() -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = "id=1"
    return message.SerializeToString()


def heartbeat() -> bytes:
    message = BackMsg()
    message.app_heartbeat = True
    return message.SerializeToString()


def ended(status=ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY) -> bytes:
    message = ForwardMsg()
    message.script_finished = status
    return message.SerializeToString()


def drawn(size: int) -> bytes:
    message = ForwardMsg()
    message.delta.new_element.markdown.body = "x" * size
    return message.SerializeToString()


class Tab:
    """One visitor's connection; `reached` is what the server behind got of it."""

    def __init__(self, server: OneAtATime, path: str = STREAM) -> None:
        self.reached: list[bytes] = []
        self._sent: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.connection = asyncio.create_task(
            server({"type": "websocket", "path": path, "tab": self}, self._receive, self._send)
        )

    async def _receive(self):
        data = await self._sent.get()
        return {"type": "websocket.disconnect"} if data is None else {"type": "websocket.receive", "bytes": data}

    async def _send(self, message) -> None:
        """What arrives in the browser is not looked at."""

    async def asks(self, data: bytes | None = None) -> None:
        self._sent.put_nowait(run_wanted() if data is None else data)
        await settled()

    async def leaves(self) -> None:
        self._sent.put_nowait(None)
        await settled()

    async def gets(self, data: bytes) -> None:
        await self.answer({"type": "websocket.send", "bytes": data})
        await settled()


async def streamlit(scope, receive, send) -> None:
    tab = scope["tab"]
    tab.answer = send
    while (message := await receive())["type"] != "websocket.disconnect":
        tab.reached.append(message["bytes"])


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def held(visit, **times) -> None:
    """Runs `visit(server)`; by default nobody's patience ends, and nobody looks whether anything is computed."""

    async def go() -> None:
        server = OneAtATime(streamlit, **{"patience_s": NEVER_S, "look_s": NEVER_S, **times})
        await visit(server)
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    asyncio.run(go())


def test_the_next_run_begins_when_the_one_before_has_ended():
    async def visit(server):
        first, second, third = Tab(server), Tab(server), Tab(server)
        for tab in (first, second, third):
            await tab.asks()
        assert [len(tab.reached) for tab in (first, second, third)] == [1, 0, 0]
        await first.gets(drawn(20))
        await first.gets(drawn(END_BYTES + 1))
        assert second.reached == []
        await first.gets(ended())
        assert [len(tab.reached) for tab in (first, second, third)] == [1, 1, 0]
        await second.gets(ended(ForwardMsg.FINISHED_SUCCESSFULLY))
        assert len(third.reached) == 1

    held(visit)


def test_a_run_that_begins_anew_at_once_has_not_ended():
    async def visit(server):
        first, second = Tab(server), Tab(server)
        await first.asks()
        await second.asks()
        await first.gets(ended(ForwardMsg.FINISHED_EARLY_FOR_RERUN))
        assert second.reached == []
        await first.gets(ended())
        assert len(second.reached) == 1

    held(visit)


@pytest.mark.parametrize("data", [heartbeat(), b"\xff\xff no message", b""])
def test_what_asks_for_no_run_does_not_wait(data):
    async def visit(server):
        first, second = Tab(server), Tab(server)
        await first.asks()
        await second.asks(data)
        assert second.reached == [data]

    held(visit)


def test_nobody_waits_for_themselves():
    async def visit(server):
        tab = Tab(server)
        await tab.asks()
        await tab.asks()
        assert len(tab.reached) == 2

    held(visit)


class Processor:
    """Seconds that the process has computed: as many more at each look as the test says."""

    def __init__(self, each_look_s: float) -> None:
        self.each_look_s = each_look_s
        self._computed_s = 0.0

    def __call__(self) -> float:
        self._computed_s += self.each_look_s
        return self._computed_s


IDLE_S, BUSY_S = 0.0, 1.0


@pytest.mark.parametrize(
    ("times", "begun"),
    [
        pytest.param({"look_s": 0.0, "computed_s": Processor(IDLE_S)}, 1, id="the one before waits for something else"),
        pytest.param({"look_s": 0.0, "computed_s": Processor(BUSY_S)}, 0, id="the one before computes"),
        pytest.param({"patience_s": 0.0}, 1, id="patience is over"),
    ],
)
def test_before_the_end_of_a_run_the_next_begins_only_where_that_slows_nobody_or_waiting_took_too_long(times, begun):
    async def visit(server):
        first, second = Tab(server), Tab(server)
        await first.asks()
        await second.asks()
        assert len(second.reached) == begun

    held(visit, **times)


def test_the_late_end_of_a_run_that_had_lost_its_turn_changes_nothing():
    processor = Processor(IDLE_S)

    async def visit(server):
        first, second, third = Tab(server), Tab(server), Tab(server)
        await first.asks()
        await second.asks()
        processor.each_look_s = BUSY_S
        await third.asks()
        await first.gets(ended())
        assert third.reached == []
        await second.gets(ended())
        assert len(third.reached) == 1

    held(visit, look_s=0.0, computed_s=processor)


def test_who_leaves_is_not_waited_for():
    async def visit(server):
        first, second, third = Tab(server), Tab(server), Tab(server)
        for tab in (first, second, third):
            await tab.asks()
        second.connection.cancel()  # while it waits
        await settled()
        await first.leaves()
        assert second.reached == []
        assert len(third.reached) == 1

    held(visit)


def test_other_connections_pass_untouched():
    async def visit(server):
        first, voice = Tab(server), Tab(server, "/voice")
        await first.asks()
        await voice.asks(b"sound")
        assert voice.reached == [b"sound"]

    held(visit)
