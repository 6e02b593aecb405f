"""The ways of the sound: which one is taken, and what is left where none is."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.microphone import audible_s, spoken
from tests.browser.server import AppServer
from tests.browser.voice_room import enter, listening, muted_but_for_space, settled, sound_by, turns, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Only relays may be used, and there is none: the two sides look for each other in vain, as between two networks.
NO_WAY = """const Plain = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Plain {
  constructor(wanted) { super({ ...wanted, iceServers: [], iceTransportPolicy: "relay" }); }
};"""
RECOGNISER = """window.SpeechRecognition = window.webkitSpeechRecognition = class {
  start() { window.recogniser = this; setTimeout(() => this.onstart?.()); }
  stop() { setTimeout(() => this.onend?.()); }
};
window.recognise = (transcript, isFinal) => {
  const result = Object.assign([{ transcript }], { isFinal });
  window.recogniser.onresult({ resultIndex: 0, results: [result] });
};"""


@pytest.fixture(scope="module")
def flite(tmp_path_factory):
    """The voice that is here, so that no other one is tried in vain."""
    server = AppServer(tmp_path_factory.mktemp("flite"), {"REHEARSAL_VOICES": "flite"})
    server.start()
    yield server
    server.kill()


@pytest.mark.timeout(180)
def test_where_webrtc_finds_no_way_the_socket_takes_over(flite, talking):
    page = talking
    page.context.add_init_script(NO_WAY)
    enter(page, flite.url)
    expect(page.get_by_text("WebRTC did not connect")).to_be_visible(timeout=20_000)
    expect(sound_by(page)).to_have_text("WebSocket")
    listening(page)
    assert audible_s(page) > 3
    expect(turns(page)).to_have_count(2)  # a greeting and a question: nothing was begun twice
    muted_but_for_space(page)
    assert "Traceback" not in flite.log


@pytest.mark.timeout(180)
def test_where_no_sound_gets_through_an_answer_is_recorded_or_typed(flite, talking):
    page = talking
    page.add_init_script("AudioWorklet.prototype.addModule = async () => { throw new Error('none here'); };")
    page.context.add_init_script(NO_WAY)
    enter(page, flite.url)
    expect(page.get_by_text("The microphone could not be opened")).to_be_visible(timeout=30_000)
    expect(page.get_by_label("Your answer")).to_be_visible()
    expect(page.locator(".ask h1")).to_have_text(re.compile(r"\w"))
    settled(page)
    page.get_by_label("Your answer").fill("First of all:")
    page.get_by_role("button", name="Record").click()
    page.evaluate("wav => window.say(wav)", spoken("We moved the data to another place."))
    page.get_by_role("button", name="Stop recording").click()
    expect(page.get_by_label("Your answer")).to_have_value(re.compile(r"^First of all: \w+"), timeout=30_000)
    page.get_by_role("button", name="Send answer").click()
    expect(page.locator(".turn.mine")).to_have_count(1)
    assert "Traceback" not in flite.log


@pytest.mark.timeout(180)
def test_the_browsers_recogniser_writes_where_it_was_chosen(tmp_path, talking):
    page = talking
    page.context.add_init_script(RECOGNISER)
    server = AppServer(tmp_path / "data", {"REHEARSAL_VOICES": "flite", "REHEARSAL_VOICE_TRANSPORT": "socket"})
    server.start()
    try:
        page.goto(f"{server.url}/setup")
        page.get_by_role("radio", name="Voice", exact=True).click()
        expect(page.get_by_role("button", name="Check the microphone")).to_be_visible()
        settled(page)
        page.get_by_text("Web Speech: browser writes").click()
        settled(page)
        page.get_by_role("button", name="Enter the room").click()
        listening(page)
        page.evaluate("window.recognise('we moved the', false)")
        page.evaluate("wav => { window.say(wav); }", spoken("We moved the data to another place and nobody noticed."))
        until(page, "view.speaking")
        page.wait_for_timeout(2500)
        page.evaluate("window.recognise('we moved the data to another place and nobody noticed', true)")
        page.get_by_role("button", name="I'm done").click()
        expect(page.locator(".turn.mine").first).to_contain_text("We moved the data to another place", ignore_case=True)
        expect(page.get_by_label("What was heard")).to_have_count(0)  # no draft
        assert "Traceback" not in server.log
    finally:
        server.kill()
