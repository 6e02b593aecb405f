"""A coding round by voice: the approach is said and looked over, and the interviewer is heard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import desk
from tests.browser.microphone import MICROPHONE, say

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]
SAID = "I go through the list once and keep the best answer so far. That is linear time."


def test_an_approach_is_said_looked_over_and_discussed_aloud(page, app):
    page.add_init_script(MICROPHONE)
    desk.start(page, app.url, by="Voice")
    expect(page.locator(".st-key-pane-talk [data-testid=stAudio]")).to_have_count(1)  # the first words are heard
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
    expect(page.locator(".st-key-pane-talk [data-testid=stAudio]")).to_have_count(1)
