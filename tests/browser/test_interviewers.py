"""Who asks, and what starts in a click: an interviewer of one's own, and a preset that an administrator changed."""

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

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def app(tmp_path_factory) -> Iterator[AppServer]:
    server = AppServer(tmp_path_factory.mktemp("interviewers"), {"REHEARSAL_ACCOUNTS": "local"})
    server.start()
    yield server
    server.kill()


def test_an_administrator_changes_a_preset_and_a_candidate_starts_it_so(app, page, browser):
    administrator = somebody("Ada")
    sign_up(page, app.url, administrator)
    settings = Settings(rehearsal_data_dir=app.data, rehearsal_accounts="local")
    local_accounts(settings).appoint(address_of(administrator), Role.ADMINISTRATOR)
    page.goto(f"{app.url}/administration")
    desk = page.locator(".st-key-card-presets-desk")
    desk.get_by_role("radio", name="Sales").click()
    settled(page)
    desk.get_by_label("One line under it").fill("A short call about a lost deal")
    desk.get_by_label("Questions", exact=True).fill("2")
    desk.get_by_label("Questions", exact=True).press("Enter")
    desk.get_by_role("button", name="Save for everybody").click()
    expect(desk.get_by_role("button", name="Back to the file's own")).to_be_visible()

    candidate = browser.new_context(reduced_motion="reduce").new_page()
    sign_up(candidate, app.url, somebody("Cem"))
    expect(candidate.get_by_text("A short call about a lost deal")).to_be_visible()
    candidate.get_by_role("button", name="Sales").click()
    expect(candidate.get_by_text("Question 1 of 2")).to_be_visible()
    candidate.context.close()


def test_an_interviewer_of_ones_own_asks_in_the_room(app, page):
    sign_up(page, f"{app.url}/setup", somebody("Mia"))
    page.get_by_text("An interviewer of your own").click()
    page.get_by_text("Let this one interview me").click()
    field(page, "Name", "Robin Hale")
    field(page, "Title", "Head of nursing")
    field(page, "How they speak (heard where a model asks)", "Dry, and short of time.")
    page.get_by_role("combobox", name=re.compile("Approval")).click()
    page.get_by_role("option", name="Warm").click()
    expect(page.locator(".enter-sum")).to_contain_text("with Robin")
    page.get_by_role("button", name="Enter the room").click()
    asked(page)
    expect(page.locator(".turn .said").first).to_contain_text("Robin Hale")
    expect(page.get_by_text("Head of nursing").first).to_be_visible()
    answer(page, STRONG)
    page.goto(f"{app.url}/setup")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Robin Hale")
    expect(page.get_by_label("How they speak (heard where a model asks)")).to_have_value("Dry, and short of time.")


def field(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)
    page.get_by_label(label, exact=True).blur()
    settled(page)
