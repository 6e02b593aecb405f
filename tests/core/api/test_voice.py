"""The socket as a browser sees it, with a real conversation behind it."""

import json
import struct
import threading
import time
from contextlib import ExitStack, contextmanager, suppress

import pytest
import uvicorn
from starlette.applications import Starlette
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from core.api.allowance import Allowance
from core.api.voice import (
    AHEAD,
    BAD_REQUEST,
    ELSEWHERE,
    GONE,
    MAX_PICTURE_BYTES,
    NOT_ADMITTED,
    TOO_MUCH,
    voice_route,
)
from core.api.voice_view import changes, view_of
from core.domain.camera import Framing, FramingHint
from core.domain.speech import AudioChunk, VoiceSnapshot, VoiceState
from core.errors import StoreUnavailable
from core.services.voice import VoiceDoor
from core.services.voice_lines import VoiceLines
from core.services.voice_tickets import Seat, VoiceTickets
from core.speech.conversation import Conversation, Senses, VoiceConfig
from core.speech.dialogue import Phrases
from tests.core.speech.test_conversation import eventually
from tests.fakes.session import Session
from tests.fakes.voices import LoudnessDetector, ScriptedDialogue, ScriptedTranscriber, ToneVoice, silence, speech

SEAT = Seat("ann", "one")
PHRASES = Phrases(("Right.",), ("Are you there?",), ("Take your time.",), "Once more.")
FRAME_BYTES = 640


class ScriptedEye:
    def __init__(self):
        self.seen = []

    def see(self, picture):
        self.seen.append(picture)

    def framing(self):
        hint = FramingHint.GOOD if len(self.seen) >= 3 else None
        return Framing(len(self.seen), in_frame=0.5, hint=hint) if self.seen else Framing()


class Room:
    """One conversation, behind the route, behind a server on this machine."""

    def __init__(self):
        self.dialogue = ScriptedDialogue("Tell me about a project of yours.", "Good.")
        self.transcriber = ScriptedTranscriber("It worked.")
        self.eye = ScriptedEye()
        senses = Senses(self.transcriber, ToneVoice(), LoudnessDetector(), self.eye)
        self.line = Conversation(self.dialogue, senses, PHRASES, VoiceConfig("maya"))
        self.door, self.session = VoiceDoor(VoiceTickets(), VoiceLines()), Session()
        self.door.lines.get_or_make(SEAT.owner_id, SEAT.interview_id, lambda: self.line, self.session.lasts)
        self.open = ExitStack()
        self.port = self.open.enter_context(serving(Starlette(routes=[voice_route(lambda: self.door)])))

    def knock(self, **headers):
        address = f"ws://127.0.0.1:{self.port}/voice"
        return self.open.enter_context(connect(address, additional_headers=headers, close_timeout=1, proxy=None))

    def connect(self, ticket=None, **headers):
        socket = self.knock(**headers)
        tell(socket, {"ticket": self.door.tickets.draw(SEAT) if ticket is None else ticket})
        return socket


@contextmanager
def serving(app):
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="websockets-sansio", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    eventually(lambda: server.started)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


@pytest.fixture
def room():
    made = Room()
    with made.open:
        yield made
    made.line.close()


def tell(socket, message):
    socket.send(json.dumps(message))


class Ear:
    """Plays at once what comes, and says so."""

    def __init__(self, socket):
        self.socket, self.view, self.epochs, self.sound, self.end = socket, {}, [], b"", 0

    def take(self):
        try:
            message = self.socket.recv(timeout=0.02)
        except TimeoutError:
            self.socket.send(silence(20))  # an open microphone is never without sound
            return
        if isinstance(message, str):
            self.view |= json.loads(message).get("view", {})
            return
        epoch, position = struct.unpack("<II", message[:8])
        self.epochs.append(epoch)
        self.sound += message[8:]
        self.end = position + len(message[8:]) // 2
        tell(self.socket, {"played": self.end})

    def until(self, holds, timeout_s=10):
        give_up_s = time.monotonic() + timeout_s
        while not holds():
            assert time.monotonic() < give_up_s, self.view
            self.take()


def code_of(socket):
    """With what the server closes, whatever it sends before."""
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            socket.recv(timeout=5)
    return closed.value.rcvd.code


def test_a_page_of_somebody_else_is_not_let_in(room):
    with pytest.raises(InvalidStatus) as refused:
        room.connect(origin="https://evil.example")
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("headers", ["same origin", "no browser"])
def test_our_own_page_is_let_in(room, headers):
    own = {"origin": f"http://127.0.0.1:{room.port}"} if headers == "same origin" else {}
    ear = Ear(room.connect(**own))
    ear.until(lambda: ear.view.get("state") == "idle")


def test_a_proxy_may_name_the_host(room):
    ear = Ear(room.connect(**{"origin": "https://practice.example", "x-forwarded-host": "practice.example"}))
    ear.until(lambda: "state" in ear.view)


def test_without_a_good_ticket_nothing_is_said(room):
    assert code_of(room.connect("made up")) == NOT_ADMITTED
    ticket = room.door.tickets.draw(SEAT)
    room.connect(ticket)
    assert code_of(room.connect(ticket)) == NOT_ADMITTED


@pytest.mark.parametrize("first", ["", "{}", "[1]", "null", '"ticket"', '{"ticket": "' + "x" * 5000 + '"}'])
def test_what_is_no_ticket_is_refused(room, first):
    socket = room.knock()
    socket.send(first)
    assert code_of(socket) == NOT_ADMITTED


def test_a_ticket_opens_one_interview_only(room):
    ticket = room.door.tickets.draw(Seat("bob", "one"))
    assert code_of(room.connect(ticket)) == GONE


def test_the_interviewer_is_heard_and_the_candidate_answers(room):
    socket = room.connect()
    ear = Ear(socket)
    tell(socket, {"sound": True})
    ear.until(lambda: ("interviewer", "Tell me about a project of yours.") in room.dialogue.saved)
    assert len(ear.sound) > 24_000
    for pcm in (speech(1200), silence(900)):
        for start in range(0, len(pcm), FRAME_BYTES):
            socket.send(pcm[start : start + FRAME_BYTES])
    ear.until(lambda: ("candidate", "It worked.") in room.dialogue.saved)
    ear.until(lambda: ear.view["revision"] >= 2)


def test_sound_waits_in_the_browser_for_a_moment_only(room):
    """Who does not say what was played gets no more than that much in advance."""
    socket = room.connect()
    tell(socket, {"sound": True})
    frames, end_s = 0, time.monotonic() + 1.5
    while time.monotonic() < end_s:
        tell(socket, {"ping": 1})
        time.sleep(0.01)
        message = socket.recv(timeout=5)
        frames += isinstance(message, bytes) and len(message) > 8
    assert 0 < frames * 480 <= AHEAD + 480


def test_an_interruption_voids_what_lies_in_the_browser(room):
    socket = room.connect()
    ear = Ear(socket)
    tell(socket, {"sound": True})
    ear.until(lambda: len(ear.sound) > 4800)
    before = ear.epochs[-1]
    began_s = time.monotonic()
    for start in range(0, len(pcm := speech(300)), FRAME_BYTES):
        socket.send(pcm[start : start + FRAME_BYTES])
    ear.until(lambda: ear.epochs[-1] > before)
    assert time.monotonic() - began_s < 0.5


def test_a_page_whose_sound_goes_elsewhere_is_told_of_an_interruption(room):
    socket = room.connect()
    ear = Ear(socket)
    room.line.connect(lag_ms=0)

    def speaks():
        room.line.pull(480, 24_000)
        return ear.view.get("state") == "speaking"

    ear.until(speaks)
    assert ear.view["held"] is False
    began_s = time.monotonic()
    room.line.hear(AudioChunk(speech(300)))
    ear.until(lambda: ear.view["held"])
    assert time.monotonic() - began_s < 0.3


def test_the_newest_tab_goes_on_and_the_older_one_is_told(room):
    old = room.connect()
    ear = Ear(old)
    tell(old, {"sound": True})
    ear.until(lambda: ear.view.get("connected"))
    new = room.connect()
    assert code_of(old) == ELSEWHERE
    later = Ear(new)
    tell(new, {"sound": True})
    later.until(lambda: later.view.get("connected"))
    later.until(lambda: len(later.sound) > 4800)


def test_the_line_waits_when_the_tab_is_gone(room):
    socket = room.connect()
    ear = Ear(socket)
    tell(socket, {"sound": True})
    ear.until(lambda: ear.view.get("connected"))
    socket.close()
    eventually(lambda: not room.line.snapshot().is_connected)
    assert not room.line.is_closed


@pytest.mark.parametrize("sound", [b"\0" * 64_000, b"\0"])
def test_what_is_no_sound_ends_the_connection(room, sound):
    socket = room.connect()
    socket.send(sound)
    assert code_of(socket) == BAD_REQUEST


@pytest.mark.parametrize("text", ["[]", "no", "x" * 2000, "1"])
def test_what_is_no_message_ends_the_connection(room, text):
    socket = room.connect()
    socket.send(text)
    assert code_of(socket) == BAD_REQUEST


def test_faster_than_real_time_ends_the_connection(room):
    socket = room.connect()
    with suppress(ConnectionClosed):  # it may end while there is more to send
        for _ in range(12):
            socket.send(bytes(32_000))
    assert code_of(socket) == TOO_MUCH


@pytest.mark.parametrize(
    "message", ['{"played": -1}', '{"played": 99999999}', '{"played": "x"}', '{"sound": 1}', '{"what": {}}']
)
def test_odd_messages_change_nothing(room, message):
    socket = room.connect()
    socket.send(message)
    tell(socket, {"ping": 7})
    ear = Ear(socket)
    ear.until(lambda: "state" in ear.view)
    assert not room.line.snapshot().is_connected


def test_an_allowance_fills_in_real_time():
    allowance = Allowance(per_s=10, most=20)
    assert allowance.takes(20, 0.0)
    assert not allowance.takes(1, 0.0)
    assert allowance.takes(9, 1.0)


def test_a_pause_that_goes_on_is_told_once():
    def at(left_ms):
        snapshot = VoiceSnapshot(state=VoiceState.LISTENING, patience_left_ms=left_ms, patience_total_ms=4000)
        return view_of(snapshot, has_sound=True)

    assert changes(at(3000), at(2900)) == {}
    assert changes(at(3000), at(3900)) == {"patience": [3900, 4000]}
    assert changes(at(3000), view_of(VoiceSnapshot(state=VoiceState.LISTENING), has_sound=True)) == {"patience": None}


def show(socket, picture):
    tell(socket, {"picture": True})
    socket.send(picture)


def test_pictures_go_to_the_eye_and_sound_to_the_ear(room):
    socket = room.connect()
    ear = Ear(socket)
    ear.until(lambda: "state" in ear.view)
    assert ear.view["framing"] is None
    show(socket, b"a picture of an odd number of bytes")
    socket.send(silence(20))
    ear.until(lambda: ear.view["framing"])
    assert room.eye.seen == [b"a picture of an odd number of bytes"]
    assert ear.view["framing"] == {"hint": None, "in_frame": 50, "centred": None, "facing": None, "still": None}
    for _ in range(2):
        show(socket, b"more")
    ear.until(lambda: ear.view["framing"]["hint"] == "good")


def test_a_picture_has_its_limits(room):
    socket = room.connect()
    show(socket, bytes(MAX_PICTURE_BYTES + 1))
    assert code_of(socket) == BAD_REQUEST
    socket = room.connect()
    with suppress(ConnectionClosed):
        for _ in range(30):
            show(socket, b"picture")
    assert code_of(socket) == TOO_MUCH
    assert len(room.eye.seen) < 30


def test_a_socket_closes_when_its_session_has_ended(room):
    socket = room.connect()
    ear = Ear(socket)
    tell(socket, {"sound": True})
    ear.until(lambda: ear.view.get("connected"))
    assert room.door.lines.end_signed_out(), "it goes on while the session does"
    room.session.problem = StoreUnavailable("away")
    assert room.door.lines.end_signed_out(), "an outage ends nothing"
    room.session.problem, room.session.is_open = None, False
    assert not room.door.lines.end_signed_out() and room.line.is_closed
    assert code_of(socket) == GONE


@pytest.mark.slow
def test_fifty_closed_tabs_leave_no_thread(room):
    """Each tab is closed while the interviewer talks; half a minute later nothing of it is left."""
    offset_s = [0.0]

    def conversation():
        senses = Senses(ScriptedTranscriber("It worked."), ToneVoice(), LoudnessDetector())
        dialogue = ScriptedDialogue("Tell me about a project of yours.")
        clock = lambda: time.monotonic() + offset_s[0]  # noqa: E731
        return Conversation(dialogue, senses, PHRASES, VoiceConfig("maya"), clock=clock)

    before = threading.active_count()
    lines = []
    for number in range(50):
        seat = Seat("ann", f"interview {number}")
        lines.append(room.door.lines.get_or_make(seat.owner_id, seat.interview_id, conversation, room.session.lasts))
        socket = room.connect(room.door.tickets.draw(seat))
        ear = Ear(socket)
        tell(socket, {"sound": True})
        ear.until(lambda ear=ear: ear.sound)
        socket.socket.shutdown(2)  # no goodbye
    eventually(lambda: not any(line.snapshot().is_connected for line in lines))
    assert not any(line.is_closed for line in lines)
    offset_s[0] += 31
    eventually(lambda: all(line.is_closed for line in lines))
    room.open.close()
    eventually(lambda: threading.active_count() <= before, f"for threads: {threading.enumerate()}")


def test_levels_are_told_where_the_browser_does_not_know_them():
    speaking = VoiceSnapshot(voice_level=0.52, microphone_dbfs=-26.0)
    told = view_of(speaking, has_sound=False)
    assert (told["level"], told["microphone_level"]) == (0.5, 0.25)
    own = view_of(speaking, has_sound=True)
    assert own["level"] is own["microphone_level"] is None


def test_a_muted_microphone_is_silence(room):
    socket = room.connect()
    ear = Ear(socket)
    tell(socket, {"sound": True, "muted": True})
    ear.until(lambda: ear.view.get("connected"))
    ear.until(lambda: ear.view["state"] == "listening", timeout_s=20)
    socket.send(speech(900))
    tell(socket, {"muted": False})
    for _ in range(10):
        ear.take()
    assert not ear.view["speaking"]
    socket.send(speech(900))
    ear.until(lambda: ear.view["speaking"])
