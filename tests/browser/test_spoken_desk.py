"""A coding round by voice: the approach is said, the interviewer answers aloud, and a run is talked about. Where nobody
can be heard the approach is recorded and looked over."""

import re

import pytest
from playwright.sync_api import expect

from core.domain.coding import Language
from tests.browser import desk
from tests.browser.microphone import MICROPHONE, audible_s, say
from tests.browser.server import AppServer
from tests.browser.voice_room import listening, until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]
SAID = "I go through the list once and keep the best answer so far. That is linear time."
ASKED = "What does it cost when the list is very long?"
OFFLINE = {"REHEARSAL_VOICES": "flite", "REHEARSAL_TRANSCRIBERS": "pocketsphinx", "REHEARSAL_VOICE_TRANSPORT": "socket"}


# Of the microphone the first one who asks gets nothing: the line. The recorder asks later.
REFUSED_ONCE = """(() => {
  const given = navigator.mediaDevices.getUserMedia;
  navigator.mediaDevices.getUserMedia = async () => {
    navigator.mediaDevices.getUserMedia = given;
    throw new DOMException("", "NotReadableError");
  };
})();"""


@pytest.fixture(scope="module")
def offline(tmp_path_factory):
    server = AppServer(tmp_path_factory.mktemp("spoken"), OFFLINE)
    server.start()
    yield server
    server.kill()


@pytest.mark.realtime
def test_a_round_is_talked_through(offline, talking):
    page = talking
    desk.start(page, offline.url, by="Voice")
    until(page, "view.state === 'listening' && view.connected")
    assert audible_s(page) > 1  # the first words are heard
    expect(page.locator(".st-key-desk-line")).to_contain_text("On air")

    # The approach is said, and answered aloud.
    say(page, SAID)
    page.get_by_role("button", name="I'm done").click()
    expect(page.locator(".t-you")).to_contain_text(re.compile("list|best|answer|linear"), timeout=60_000)
    expect(page.locator(".t-you .t-mark")).to_have_text("as heard")
    heard = page.get_by_label("What was heard")
    until(page, "view.state === 'speaking' && view.heard > 10")

    # Whoever comes in is let in at once, and what was cut off stands as far as it was heard.
    say(page, ASKED)
    silent_ms = page.evaluate(
        "window.ear.filter(([at, level]) => at > window.spokeAt && level > 0.02).map(([at]) => at - window.spokeAt)"
    )
    assert max(silent_ms, default=0) < 1000
    page.get_by_role("button", name="I'm done").click()
    expect(page.locator(".t-you")).to_have_count(2, timeout=60_000)
    expect(page.locator(".t-them .t-mark")).to_have_text("cut off")
    expect(page.locator(".t-them")).to_have_count(3, timeout=60_000)
    listening(page)

    # A draft is corrected and confirmed; typing goes on, and is answered aloud.
    heard.fill(ASKED)
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator(".t-you", has_text=ASKED)).to_be_visible()
    expect(page.locator(".t-you .t-mark")).to_have_count(1)
    page.get_by_placeholder("Think aloud, or ask").fill("May the list be empty?")
    page.keyboard.press("Enter")
    until(page, "view.state === 'speaking'")
    expect(page.locator(".t-them")).to_have_count(4, timeout=60_000)
    expect(page.locator(".t-turn").last).to_be_in_viewport()
    listening(page)

    # The code is run while they talk; the strip stays in sight on a small screen, whichever pane is shown.
    desk.choose(page, Language.PYTHON)
    desk.press(page, "Run")
    expect(page.locator(".t-event")).to_have_count(1)
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("radiogroup", name="Pane").get_by_text("Code", exact=True).click()
    expect(page.locator(".st-key-desk-line .ring")).to_be_in_viewport()
    expect(page.locator(".st-key-pane-talk")).to_be_hidden()
    until(page, "view.link === 'open' && view.connected")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "Traceback" not in offline.log


def test_an_approach_is_recorded_looked_over_and_discussed_where_nobody_can_be_heard(offline, page):
    page.add_init_script(MICROPHONE + REFUSED_ONCE)
    desk.start(page, offline.url, by="Voice")
    expect(page.get_by_role("button", name="Try the microphone again")).to_be_visible()
    page.locator("form, [data-testid=stForm]").get_by_role("button", name="Record", exact=True).click()
    say(page, 0.5, SAID, 0.5)
    page.get_by_role("button", name="Stop recording").click()
    page.wait_for_timeout(1_000)
    page.get_by_role("button", name="Take it down").click()
    box = page.get_by_label("Your approach")
    expect(box).to_have_value(re.compile("list|best|answer|linear"), timeout=60_000)
    box.fill(f"{box.input_value()} An empty list gives nothing.")
    page.get_by_role("button", name="Discuss it").click()
    expect(page.locator(".t-you")).to_contain_text("An empty list gives nothing.")
    expect(page.locator(".t-them")).to_have_count(2)
    expect(page.locator(".st-key-pane-talk [data-testid=stAudio]")).to_have_count(1)  # and it is heard
