"""`/voice`: a conversation's sound and state over a WebSocket, on the port of the pages.

The first message is `{"ticket": …}`. From then on the browser sends
  bytes                    the microphone: mono s16le at 16 kHz, at most a second
  {"sound": true|false}    whether this socket carries the sound; without it, it only shows the state
  {"played": position}     everything before it was heard
  {"picture": true}        the next bytes are a JPEG of the camera, of at most 60 kB, up to two a second
  {"words": "…", "final": true|false}   what a recogniser in the browser has heard; null: it listens no more
  {"muted": true|false}    whether the microphone counts, whoever carries the sound
  {"done": true}           the candidate is done
  {"ping": n}
and gets
  bytes                    u32 epoch, u32 position, then mono s16le at 24 kHz. Another epoch than before: what is
                           buffered is void. Silence is not sent.
  {"view": {…}}            what changed in the conversation's view
  {"pong": n}

Streamlit checks neither origin nor session for routes of ours: both are checked here, and size and rate as well.
"""

from __future__ import annotations

import asyncio
import json
import logging
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from core.api.allowance import Allowance
from core.api.guard import is_ours
from core.api.voice_view import changes, view_of
from core.domain.speech import PLAYBACK_RATE_HZ, SAMPLE_BYTES, SPEECH_RATE_HZ, AudioChunk, VoiceLine
from core.errors import PracticeError
from core.services.voice import VoiceDoor

log = logging.getLogger(__name__)

TICK_S = 0.02
TICKS_PER_VIEW = 4
TICKS_PER_VIEW_WITHOUT_SOUND = 2  # the view alone tells such a page that what it has buffered is void
FRAME = PLAYBACK_RATE_HZ // 50
AHEAD = PLAYBACK_RATE_HZ // 5  # what lies in the browser before it is heard: 200 ms bridge a busy server
MAX_CHUNK_BYTES = SPEECH_RATE_HZ * SAMPLE_BYTES
MAX_TEXT_CHARACTERS = 4000
MAX_RATE = 1.25  # of real time, over and above a burst of five seconds
BURST_S = 5.0
MAX_TEXTS_PER_S = 100
MAX_PICTURE_BYTES = 60_000
MAX_PICTURES_PER_S = 2.0
TICKET_PATIENCE_S = 5.0
SILENT_S = 4.0  # a microphone that sends nothing for so long is on a network that is gone
SILENT_WITHOUT_SOUND_S = 70.0  # timers of a hidden tab run once a minute
BAD_REQUEST, NOT_ADMITTED, ELSEWHERE, GONE, TOO_MUCH, LOST = 4400, 4401, 4409, 4410, 4429, 4408


class Refused(Exception):
    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def voice_route(door: Callable[[], VoiceDoor]) -> WebSocketRoute:
    """`door` is called for each connection, so that the server can start before the application is built."""
    links: dict[tuple[str, str], Link] = {}

    async def voice(socket: WebSocket) -> None:
        if not is_ours(socket.headers):
            await socket.close()
            return
        await socket.accept()
        try:
            key, line = await _admitted(socket, door())
            await _held(Link(socket, line), key, links)
        except Refused as refusal:
            await _closed(socket, refusal.code, str(refusal))
        except PracticeError as error:
            log.warning("voice: %s", error)
            await _closed(socket, GONE, "not available")
        except (WebSocketDisconnect, RuntimeError):
            pass  # the tab is gone, in the middle of a message or before one

    return WebSocketRoute("/voice", voice)


async def _admitted(socket: WebSocket, door: VoiceDoor) -> tuple[tuple[str, str], VoiceLine]:
    try:
        message = await asyncio.wait_for(socket.receive_text(), TICKET_PATIENCE_S)
        ticket = json.loads(message[:MAX_TEXT_CHARACTERS])["ticket"]
    except (TimeoutError, ValueError, KeyError, TypeError):
        raise Refused(NOT_ADMITTED, "a ticket comes first") from None
    seat = door.tickets.redeem(str(ticket))
    if seat is None:
        raise Refused(NOT_ADMITTED, "this ticket is not good any more")
    line = door.lines.get(seat.owner_id, seat.interview_id)
    if line is None:
        raise Refused(GONE, "this conversation has ended")
    return (seat.owner_id, seat.interview_id), line


async def _held(link: Link, key: tuple[str, str], links: dict[tuple[str, str], Link]) -> None:
    """The newest connection of an interview takes the place of an older one."""
    before, links[key] = links.get(key), link
    if before is not None:
        await before.leave(ELSEWHERE, "continued elsewhere")
    try:
        await link.run()
    finally:
        if links.get(key) is link:
            del links[key]
        link.end()


async def _closed(socket: WebSocket, code: int, reason: str) -> None:
    if socket.application_state is WebSocketState.CONNECTED:
        with suppress(RuntimeError, WebSocketDisconnect):
            await socket.close(code, reason)


class Link:
    """One admitted socket. Everything runs on the event loop; the line's methods return at once."""

    def __init__(self, socket: WebSocket, line: VoiceLine) -> None:
        self._socket, self._line = socket, line
        self._carries_sound = False
        self._heard_s = time.monotonic()
        self._bytes = Allowance(MAX_RATE * SPEECH_RATE_HZ * SAMPLE_BYTES, BURST_S * SPEECH_RATE_HZ * SAMPLE_BYTES)
        self._texts = Allowance(MAX_TEXTS_PER_S, 2 * MAX_TEXTS_PER_S)
        self._pictures = Allowance(MAX_PICTURES_PER_S, 4 * MAX_PICTURES_PER_S)
        self._shows_next = False  # whether the next bytes are a picture
        self._sent = self._played = 0
        self._epoch: int | None = None
        self._view: dict[str, Any] = {}
        self._is_leaving = False

    async def run(self) -> None:
        speaking = asyncio.create_task(self._speak())
        listening = asyncio.create_task(self._listen())
        try:
            done, _ = await asyncio.wait({speaking, listening}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in (speaking, listening):
                task.cancel()
            await asyncio.gather(speaking, listening, return_exceptions=True)

    async def leave(self, code: int, reason: str) -> None:
        self._is_leaving = True  # the one that takes its place goes on with the same line
        await _closed(self._socket, code, reason)

    def end(self) -> None:
        if self._carries_sound and not self._is_leaving:
            self._line.disconnect()

    # --- from the browser

    async def _listen(self) -> None:
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            self._heard_s = time.monotonic()
            if (sound := message.get("bytes")) is not None:
                self._take_bytes(sound)
            else:
                await self._take_text(message.get("text") or "")

    def _take_bytes(self, content: bytes) -> None:
        if not self._shows_next:
            self._take_sound(content)
            return
        self._shows_next = False
        if len(content) > MAX_PICTURE_BYTES:
            raise Refused(BAD_REQUEST, "a picture that is too large")
        if not self._pictures.takes(1, self._heard_s):
            raise Refused(TOO_MUCH, "too many pictures")
        self._line.see(content)

    def _take_sound(self, sound: bytes) -> None:
        if len(sound) > MAX_CHUNK_BYTES or len(sound) % SAMPLE_BYTES:
            raise Refused(BAD_REQUEST, "not a second of 16-bit sound at the most")
        if not self._bytes.takes(len(sound), self._heard_s):
            raise Refused(TOO_MUCH, "faster than real time")
        if self._carries_sound and sound:
            self._line.hear(AudioChunk(sound))

    async def _take_text(self, text: str) -> None:
        if not self._texts.takes(1, self._heard_s):
            raise Refused(TOO_MUCH, "too many messages")
        try:
            message = json.loads(text) if len(text) <= MAX_TEXT_CHARACTERS else None
        except ValueError:
            message = None
        if not isinstance(message, dict):
            raise Refused(BAD_REQUEST, "not a message")
        if isinstance(message.get("sound"), bool):
            self._carry_sound(message["sound"])
        if isinstance(message.get("played"), int):
            self._acknowledge(message["played"])
        if isinstance(message.get("muted"), bool):
            self._line.set_muted(message["muted"])
        if isinstance(message.get("words", False), str | None):
            self._line.hear_words(message["words"], is_final=message.get("final") is True)
        if message.get("picture") is True:
            self._shows_next = True
        if message.get("done") is True:
            self._line.finish_turn()
        if isinstance(message.get("ping"), int | float):
            await self._socket.send_json({"pong": message["ping"]})

    def _carry_sound(self, on: bool) -> None:
        if on and not self._carries_sound:
            self._line.connect(lag_ms=None)
        if self._carries_sound and not on:
            self._line.disconnect()
        self._carries_sound = on

    def _acknowledge(self, position: int) -> None:
        if self._carries_sound and 0 <= position <= self._sent:
            self._played = max(self._played, position)
            self._line.acknowledge(position)

    # --- to the browser

    async def _speak(self) -> None:
        tick = 0
        while not self._line.is_closed:
            patience_s = SILENT_S if self._carries_sound else SILENT_WITHOUT_SOUND_S
            if time.monotonic() - self._heard_s > patience_s:
                raise Refused(LOST, "nothing came for too long")
            if self._carries_sound:
                await self._hand_out()
            if tick % (TICKS_PER_VIEW if self._carries_sound else TICKS_PER_VIEW_WITHOUT_SOUND) == 0:
                await self._show()
            tick += 1
            await asyncio.sleep(TICK_S)
        raise Refused(GONE, "this conversation has ended")

    async def _hand_out(self) -> None:
        """All that is ready, up to `AHEAD` of the ear; when nothing is, time passes in silence."""
        now = self._line.pull(0, PLAYBACK_RATE_HZ)
        if now.epoch != self._epoch:
            self._epoch, self._played = now.epoch, now.position
            await self._socket.send_bytes(_framed(now.epoch, now.position, b""))
        while self._sent - self._played < AHEAD:
            frame = self._line.pull(FRAME, PLAYBACK_RATE_HZ)
            self._sent = frame.position + frame.audio.samples
            if frame.epoch != self._epoch:
                self._epoch, self._played = frame.epoch, frame.position
            elif frame.is_silence:
                self._played = self._sent  # nothing of it needs to be waited for
                return
            await self._socket.send_bytes(_framed(frame.epoch, frame.position, frame.audio.pcm))

    async def _show(self) -> None:
        view = view_of(self._line.snapshot(), has_sound=self._carries_sound)
        changed = changes(self._view, view)
        if changed:
            self._view |= changed
            await self._socket.send_json({"view": changed})


def _framed(epoch: int, position: int, pcm: bytes) -> bytes:
    return struct.pack("<II", epoch & 0xFFFFFFFF, position & 0xFFFFFFFF) + pcm
