"""Who asks, and what starts in a click: an interviewer of one's own, and a preset that an administrator changed."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from core.domain.people import Role
from core.settings import Settings
from core.vendors import local_accounts
from tests.browser.room import STRONG, answer, asked, settled
from tests.browser.server import AppServer
from tests.browser.test_accounts import address_of, sign_up, somebody
from tests.fakes.groq_server import GroqServer, groq_server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KEY = "gsk_planted_for_this_test_0123456789"
TONE = "How they speak (heard where a model asks)"


@pytest.fixture(scope="module")
def groq() -> Iterator[GroqServer]:
    with groq_server(key=KEY) as server:
        yield server


@pytest.fixture(scope="module")
def app(tmp_path_factory, groq) -> Iterator[AppServer]:
    settings = {"REHEARSAL_ACCOUNTS": "local", "GROQ_API_KEY": KEY, "GROQ_BASE_URL": groq.url}
    server = AppServer(tmp_path_factory.mktemp("interviewers"), settings)
    server.start()
    yield server
    server.kill()


def test_an_administrator_changes_a_preset_and_a_candidate_starts_it_so(app, page, browser):
    administrator = somebody("Ada")
    sign_up(page, f"{app.url}/administration", administrator)
    expect(page.get_by_text("This page is for administrators.")).to_be_visible()
    settings = Settings(rehearsal_data_dir=app.data, rehearsal_accounts="local")
    local_accounts(settings).appoint(address_of(administrator), Role.ADMINISTRATOR)
    page.reload()
    desk = page.locator(".st-key-card-presets-desk")
    expect(desk.get_by_role("button", name="Save for everybody")).to_be_visible()
    settled(page)
    note = f"Two short ones, as {administrator} has it"
    desk.get_by_label("One line under it").fill(note)
    desk.get_by_label("Questions", exact=True).fill("2")
    desk.get_by_label("Questions", exact=True).press("Enter")
    desk.get_by_role("button", name="Save for everybody").click()
    expect(desk.get_by_role("button", name="Back to the file's own")).to_be_visible()

    candidate = browser.new_context(reduced_motion="reduce").new_page()
    sign_up(candidate, app.url, somebody("Cem"))
    expect(candidate.get_by_text(note)).to_be_visible()
    candidate.get_by_role("button", name="Software engineer").click()
    expect(candidate.get_by_text("Question 1 of 2")).to_be_visible()
    candidate.context.close()


def test_an_interviewer_of_ones_own_asks_in_the_room(app, groq, page):
    sign_up(page, f"{app.url}/setup", somebody("Mia"))
    expect(page.get_by_text("What to expect")).to_be_visible()
    settled(page)
    page.get_by_text("An interviewer of your own").click()
    page.get_by_label("Let this one interview me").press("Space")  # what opens is still moving
    expect(page.get_by_text("They ask in place of the others.")).to_be_visible()
    settled(page)
    field(page, "Name", "Robin Hale")
    expect(page.locator(".enter-sum")).to_contain_text("with Robin")
    field(page, "Title", "Head of nursing")
    field(page, TONE, "Dry, and short of time.")
    page.get_by_role("combobox", name=re.compile("Approval")).click()
    page.get_by_role("option", name="Warm").click()
    settled(page)
    page.get_by_role("button", name="Enter the room").click()
    asked(page)
    expect(page.get_by_text("Robin Hale").first).to_be_visible()
    expect(page.get_by_text("Head of nursing").first).to_be_visible()
    expect(page.locator(".turn.theirs .by b").first).to_have_text("Robin")
    answer(page, STRONG)
    told = json.dumps([request["messages"] for request in groq.requests if "messages" in request])
    assert "Robin Hale" in told and "Dry, and short of time." in told
    page.goto(f"{app.url}/setup")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Robin Hale")
    expect(page.get_by_label(TONE)).to_have_value("Dry, and short of time.")


def field(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)
    page.get_by_label(label, exact=True).blur()
    settled(page)
