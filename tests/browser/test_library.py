"""From a report into the library and back: keep, find, change, draft, take out, use as a model; and the coach who leads
to the moments, and stops when asked."""

import re

import pytest
from playwright.sync_api import expect

from core.bootstrap import build
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind, Plan
from core.settings import Settings
from tests.browser.server import AppServer
from tests.fakes.groq_server import Fault, groq_server
from tests.pages.conftest import ANSWER

KEY = "gsk_planted_for_this_test_0123456789"
NOTES = (
    "I called every supplier myself\nLast spring, clinic in Leeds, the fridge broke\nI had to save 400 doses by noon"
)
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def groq():
    with groq_server(key=KEY) as server:
        yield server


@pytest.fixture
def interview(tmp_path):
    """Finished and graded, before the app starts."""
    services = build(Settings(rehearsal_data_dir=tmp_path)).services_for(LOCAL_PERSON)
    held = services.interview.start(Plan(kind=Kind.BEHAVIOURAL, question_count=1))
    while held.is_open:
        list(services.interview.reply(held))
        held = services.interview.open(held.id)
        held = services.interview.answer(held, ANSWER) if held.is_open else held
    list(services.report.grade(held.id))
    return held


@pytest.fixture
def app(tmp_path, interview, groq):
    server = AppServer(tmp_path, {"GROQ_API_KEY": KEY, "GROQ_BASE_URL": groq.url})
    server.start()
    yield server
    server.kill()


def test_an_answer_is_kept_found_bettered_and_rehearsed_and_the_coach_leads_to_it(app, interview, groq, page):
    first = interview.main_questions[0].id
    page.goto(f"{app.url}/report?id={interview.id}&question={first}")
    page.get_by_role("button", name="Keep this answer").first.click()
    page.get_by_role("button", name="Use as my model answer").click()
    expect(page.get_by_text("Your own model answer")).to_be_visible()

    page.get_by_test_id("stTopNav").get_by_role("link", name="Library").click()
    page.get_by_label("Search").fill("handov rota")
    page.get_by_label("Search").press("Enter")
    expect(page.locator(".kept mark").first).to_have_text("handover")
    page.get_by_role("link", name="Open the answer").click()
    page.get_by_label("Answer", exact=True).fill("Releases were late. I agreed a rota, and they took two days.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".kept-about")).to_contain_text("2 versions")
    expect(page.get_by_text("Version 1 ·")).to_be_visible()

    page.get_by_role("link", name="All answers").click()
    page.get_by_role("button", name="Draft from notes").click()
    page.get_by_label("Notes").fill(NOTES)
    page.get_by_role("button", name="Draft it").click()
    expect(page.locator(".star .out")).to_contain_text("Result")
    page.get_by_label("How did it end?").fill("Nothing was thrown away")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".star")).to_contain_text("Nothing was thrown away.")
    page.get_by_label("Question or title").fill("A day when something broke")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".kept-about")).to_contain_text("1 version")
    page.get_by_role("link", name="All answers").click()
    expect(page.locator(".kept")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("button", name="Markdown").click()
    taken = download.value.path().read_text()
    assert "A day when something broke" in taken and "I agreed a rota, and they took two days" in taken

    page.get_by_test_id("stTopNav").get_by_role("link", name="Chat").click()
    page.get_by_role("button", name="Review my last interview").click()
    page.get_by_role("link", name=re.compile("Question 1 ·")).click()
    expect(page).to_have_url(re.compile(f"id={interview.id}&question={first}"))
    expect(page.locator(".st-key-card-question")).to_be_in_viewport()
    expect(page.get_by_text("Your own model answer")).to_be_visible()

    groq.always(Fault.DRIP)
    page.get_by_test_id("stTopNav").get_by_role("link", name="Chat").click()
    page.get_by_role("button", name="Review my last interview").click()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("· stopped")).to_be_visible()
    assert groq.aborted.wait(5), "the request goes with the reply"
    expect(page.get_by_role("button", name="What should I practise?")).to_be_enabled()
