"""One visitor without a browser: speaks Streamlit's protocol over its WebSocket, as the page's own code does."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE_S = 30
# How Streamlit names the one widget that carries all triggers of a component (components v2).
TRIGGERS = "$$STREAMLIT_INTERNAL_KEY_{}__events"


class PageFailed(Exception):
    """The page showed an exception or an error."""


@dataclass(slots=True)
class Mounted:
    """A component of the page: its id, the fragment it lives in, and what Python gave it."""

    id: str
    fragment_id: str
    data: dict[str, Any]


@dataclass(slots=True)
class Visitor:
    socket: ClientConnection
    page_name: str
    query_string: str
    page_hash: str = ""
    running: bool = False
    components: dict[str, Mounted] = field(default_factory=dict)  # by the last part of the component's name
    failure: str = ""
    heard: bytearray = field(default_factory=bytearray)  # all that the server sent, as it came
    _cache: dict[str, ForwardMsg] = field(default_factory=dict)  # large messages are sent once and then referred to

    @classmethod
    async def arrive(cls, address: str, page_name: str = "", query_string: str = "") -> Self:
        """Opens a page and waits until it is complete. Raises PageFailed."""
        visitor = await cls.connected(address, page_name, query_string)
        await visitor.rerun()
        return visitor

    @classmethod
    async def connected(cls, address: str, page_name: str, query_string: str, *, cookie: str = "") -> Self:
        """Before anything was asked for."""
        socket = await connect(
            f"ws://{urlsplit(address).netloc}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": cookie} if cookie else None,
            max_size=None,
            ping_interval=None,
            open_timeout=PATIENCE_S,
        )
        return cls(socket, page_name, query_string)

    async def leave(self) -> None:
        await self.socket.close()

    async def rerun(self, *widgets: WidgetState, fragment_id: str = "") -> None:
        """Until the script has run to its end, reruns that it asks for itself included. Raises PageFailed."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_name, state.page_script_hash = self.query_string, self.page_name, self.page_hash
        state.fragment_id = fragment_id
        state.cached_message_hashes.extend(self._cache)
        state.widget_states.widgets.extend(widgets)
        state.context_info.timezone, state.context_info.locale = "UTC", "en-GB"
        self.running = True
        await self.socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE_S):
            await self.settled()

    async def trigger(self, component: str, event: str, value: object) -> None:
        """What `setTriggerValue(event, value)` does in a component's JavaScript."""
        mounted = self.components[component]
        widget = WidgetState(
            id=TRIGGERS.format(mounted.id), json_trigger_value=json.dumps([{"event": event, "value": value}])
        )
        await self.rerun(widget, fragment_id=mounted.fragment_id)

    async def settled(self) -> None:
        while self.running:
            received = await self.socket.recv()
            self.heard += received if isinstance(received, bytes) else received.encode()
            message = ForwardMsg()
            message.ParseFromString(received if isinstance(received, bytes) else received.encode())
            self._take(message)
        if self.failure:
            raise PageFailed(self.failure)

    def _take(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable:
            self._cache[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message = self._cache[message.ref_hash]
            kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page_hash = message.new_session.page_script_hash or self.page_hash
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash or self.page_hash
        elif kind == "page_not_found":
            self.failure = f"there is no page {self.page_name}"
        elif kind == "page_info_changed":
            self.query_string = message.page_info_changed.query_string
        elif kind == "script_finished":
            # A script that asked for its own rerun ends early, and another run follows.
            self.running = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._see(message.delta.new_element, message.delta.fragment_id)

    def _see(self, element: Element, fragment_id: str) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.failure = f"{element.exception.type}: {element.exception.message}"
        elif kind == "alert" and element.alert.format == Alert.ERROR:
            self.failure = element.alert.body
        elif kind == "bidi_component":
            component = element.bidi_component
            name = component.component_name.rsplit(".", 1)[-1]
            self.components[name] = Mounted(component.id, fragment_id, _data(component))


def _data(component: BidiComponent) -> dict[str, Any]:
    text = component.json or (component.mixed.json if component.WhichOneof("data") == "mixed" else "")
    data = json.loads(text) if text else {}
    return data if isinstance(data, dict) else {}
