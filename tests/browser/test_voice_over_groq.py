"""A spoken interview with a key, over a server on this machine, whose transcriber fails in the middle."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.server import AppServer
from tests.browser.test_voice_interview import SHORT, SOCKET
from tests.browser.voice_room import answered, ended, enter, listening
from tests.fakes.groq_server import Fault, groq_server

KEY = "gsk_planted_for_this_test_0123456789"
WHISPER = ("whisper-large-v3-turbo", "whisper-large-v3")
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.timeout(600)
def test_an_outage_of_the_transcriber_costs_no_turn(tmp_path, talking):
    page = talking
    with groq_server(key=KEY) as groq:
        settings = {"GROQ_API_KEY": KEY, "GROQ_BASE_URL": groq.url, "REHEARSAL_VOICES": "groq,flite", **SOCKET}
        app = AppServer(tmp_path / "data", settings)
        app.start()
        try:
            enter(page, app.url)
            listening(page)
            answered(page, *SHORT, heard_out=False)
            # Whisper's words are no draft.
            expect(page.locator(".turn.mine").first).to_contain_text("I, um, worked on that with my team")
            expect(page.get_by_label("What was heard")).to_have_count(0)
            for model in WHISPER:
                groq.always(Fault.SERVER_ERROR, model=model)
            answered(page, *SHORT, heard_out=False)
            expect(page.get_by_label("What was heard")).to_be_visible()
            for model in WHISPER:
                groq.always(None, model=model)
            ended(page)
            expect(page.get_by_text("What the score rests on")).to_be_visible(timeout=60_000)
            expect(page.get_by_text(re.compile(r"answers? to confirm"))).to_be_visible()
            assert KEY not in page.content()
            assert KEY not in app.log and "Traceback" not in app.log
        finally:
            app.kill()
