"""A spoken interview in a browser, without a key: a candidate who talks, an interviewer who answers aloud."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.microphone import audible_s, say
from tests.browser.server import AppServer
from tests.browser.voice_room import (
    answered,
    came_in,
    ended,
    enter,
    listening,
    muted_but_for_space,
    sound_by,
    to_the_report,
    turns,
    until,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OFFLINE = {"REHEARSAL_VOICES": "flite", "REHEARSAL_TRANSCRIBERS": "pocketsphinx"}
SOCKET = {"REHEARSAL_VOICE_TRANSPORT": "socket"}
ANSWER = ("In my last job the import failed twice a week, so I read the logs of three months first.",)
NO_CAMERA = "if (navigator.mediaDevices) navigator.mediaDevices.enumerateDevices = async () => [];"
SHORT = ("I asked the team first, and then I wrote it down.",)
CORRECTED = (
    "In my last job the nightly import failed twice a week, and I was asked to make it reliable. "
    "I decided to read the logs of three months first, and found that two partners sent their files late. "
    "As a result the failures fell from nine a month to one."
)


@pytest.fixture(scope="module")
def offline(tmp_path_factory):
    server = AppServer(tmp_path_factory.mktemp("offline"), {**OFFLINE, **SOCKET})
    server.start()
    yield server
    server.kill()


@pytest.mark.realtime
@pytest.mark.timeout(600)
def test_three_questions_are_asked_heard_and_followed_up(offline, talking):
    page = talking
    enter(page, offline.url)
    listening(page)
    assert audible_s(page) > 5
    expect(turns(page)).to_have_count(2)  # a greeting and a question
    expect(page.locator(".ask h1")).to_have_text(re.compile(r"\w"))
    asked = page.locator(".ask h1").inner_text()

    # Corrected and confirmed, a draft is scored.
    answered(page, *ANSWER)
    heard = page.get_by_label("What was heard")
    expect(heard).to_have_value(re.compile("job|import|week|logs|months"))
    heard.fill(CORRECTED)
    page.get_by_role("button", name="Confirm").click()
    expect(heard).to_have_count(0)

    came_in(page, *SHORT)
    to_the_report(page, *SHORT)
    expect(page.get_by_text("What the score rests on")).to_be_visible(timeout=60_000)
    expect(page.locator(".big b")).to_have_text(re.compile(r"^\d+$"))  # of the confirmed answer
    expect(page.get_by_label("What was heard").first).to_be_visible()  # the others wait
    expect(page.get_by_text(asked).first).to_be_visible()
    assert "Traceback" not in offline.log


@pytest.mark.realtime
@pytest.mark.timeout(600)
def test_the_same_over_webrtc(tmp_path, talking):
    page = talking
    page.context.add_init_script(NO_CAMERA)
    server = AppServer(tmp_path / "data", {**OFFLINE, "REHEARSAL_VOICE_TRANSPORT": "webrtc"})
    server.start()
    try:
        enter(page, server.url)
        listening(page)
        expect(sound_by(page)).to_have_text("WebRTC")
        call = next(frame for frame in page.frames if "webrtc" in frame.url)
        assert audible_s(call) > 5
        assert "m=video" not in call.evaluate("window.calls.at(-1).localDescription.sdp")
        muted_but_for_space(page, mouth=call)
        came_in(page, *SHORT, mouth=call)
        ended(page)
        expect(page.get_by_text("What the score rests on")).to_be_visible(timeout=60_000)
        assert "Traceback" not in server.log
    finally:
        server.kill()


@pytest.mark.realtime
@pytest.mark.timeout(300)
def test_pauses_to_think_never_end_an_answer(offline, talking):
    page = talking
    enter(page, offline.url)
    listening(page)
    say(
        page,
        "I was asked to look at the import because",
        1.0,
        "it failed twice a week, and",
        3.0,
        "nobody had read the logs. I decided to",
        2.0,
        "go through three months of them, and I found that the",
        2.5,
        "partners sent their files late.",
    )
    expect(page.locator(".transcript-turns .turn.mine")).to_have_count(0)
    expect(page.locator(".transcript-turns .turn.mine")).to_have_count(1, timeout=60_000)
    said = page.locator(".transcript-turns .turn.mine .said").inner_text()
    assert len(said.split()) > 20, said
    until(page, "view.state === 'speaking'")
    expect(page.locator(".transcript-turns .turn.mine")).to_have_count(1)


@pytest.mark.timeout(300)
def test_a_lost_connection_comes_back_to_the_same_question(offline, talking):
    page = talking
    page.context.add_init_script(
        "window.sockets = []; const Plain = WebSocket;"
        "window.WebSocket = class extends Plain { constructor(...a) { super(...a); window.sockets.push(this); } };"
    )
    enter(page, offline.url)
    listening(page)
    expect(page.locator(".ask h1")).to_have_text(re.compile(r"\w"))
    question = page.locator(".ask h1").inner_text()
    said = turns(page).count()
    page.evaluate("window.sockets.filter((one) => one.url.endsWith('/voice')).at(-1).close()")
    until(page, "view.link !== 'open'")
    until(page, "view.link === 'open' && view.connected")
    until(page, "view.state === 'speaking'")  # welcome back, and the question again
    assert page.locator(".ask h1").inner_text() == question
    assert turns(page).count() == said

    other = page.context.new_page()
    other.goto(page.url)
    expect(page.get_by_text("In another tab")).to_be_visible()
    page.get_by_role("button", name="Go on here").click()
    until(page, "view.link === 'open' && view.connected")
    expect(other.get_by_text("In another tab")).to_be_visible()


@pytest.mark.timeout(120)
def test_without_a_microphone_typing_goes_on(app, page):
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); };"
    )
    enter(page, app.url)
    expect(page.get_by_text("allow the microphone")).to_be_visible(timeout=30_000)
    expect(page.get_by_label("Your answer")).to_be_visible()
    expect(page.locator(".ask h1")).to_have_text(re.compile(r"\w"))
    page.get_by_label("Your answer").fill(CORRECTED)
    page.get_by_role("button", name="Send answer").click()
    expect(page.locator(".turn.mine")).to_have_count(1)
    expect(page.get_by_role("button", name="Try the microphone again")).to_be_visible()
