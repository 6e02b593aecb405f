"""The main job with a key, against a server on this machine that speaks Groq's API, and over its faults."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.room import STRONG, asked, box, enter, finish
from tests.browser.server import AppServer
from tests.fakes.groq_server import Fault, groq_server

KEY = "gsk_planted_for_this_test_0123456789"
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def groq():
    with groq_server(key=KEY) as server:
        yield server


@pytest.fixture
def app_on_groq(tmp_path, groq):
    server = AppServer(tmp_path / "data", {"GROQ_API_KEY": KEY, "GROQ_BASE_URL": groq.url})
    server.start()
    yield server
    server.kill()


def test_a_conversational_interviewer_and_a_model_as_judge(app_on_groq, groq, page):
    page.goto(app_on_groq.url)
    expect(page.locator(".st-key-brains")).to_contain_text("Groq")
    enter(page, app_on_groq.url)
    expect(page.locator(".st-key-notes")).to_contain_text("openai/gpt-oss-120b")
    finish(page, STRONG)
    expect(page.locator(".facts")).to_contain_text("openai/gpt-oss-120b")
    expect(page.locator(".big b").filter(has_text=re.compile(r"^\d+$"))).to_be_visible()
    assert KEY not in page.content()
    assert KEY not in app_on_groq.log


def test_an_outage_in_the_middle_costs_nothing(app_on_groq, groq, page):
    enter(page, app_on_groq.url)
    box(page).fill(STRONG)
    groq.always(Fault.TRUNCATED)
    page.get_by_role("button", name="Send answer").click()
    expect(page.locator(".turn.mine")).to_have_count(1)
    asked(page)
    expect(page.locator(".st-key-notes")).to_contain_text("built-in")
    groq.always(Fault.UNAUTHORISED)
    finish(page, STRONG)
    expect(page.get_by_text("What the score rests on")).to_be_visible()
    expect(page.get_by_text("could not be graded, and wait")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Not graded yet").first).to_be_visible()
    expect(page.locator(".big b")).to_have_text("–")
    page.get_by_role("button", name="Grade again").click()
    expect(page.get_by_text("could not be graded, and wait")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Use the built-in grader").click()
    expect(page.locator(".big b").filter(has_text=re.compile(r"^\d+$"))).to_be_visible()
    expect(page.locator(".facts")).to_contain_text("built-in")
    expect(page.get_by_text("could not be graded, and wait")).to_have_count(0)
    assert KEY not in page.content()
    assert KEY not in app_on_groq.log


def test_settings_show_a_refused_key_and_never_its_value(app_on_groq, groq, page):
    groq.always(Fault.UNAUTHORISED)
    page.goto(f"{app_on_groq.url}/settings")
    page.get_by_role("button", name="Test it").click()
    expect(page.locator(".brain.failing").first).to_be_visible()
    groq.always(None)
    page.get_by_role("button", name="Test it").click()
    expect(page.locator(".brain.working")).not_to_have_count(1)
    assert KEY not in page.content()
    assert KEY not in app_on_groq.log
