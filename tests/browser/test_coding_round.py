"""The coding round in a browser: from the topics to the report, in each language; and nothing typed is ever lost."""

import re
import time

import pytest
from playwright.sync_api import expect

from core.domain.coding import Language
from tests.browser import desk
from tests.browser.room import settled

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.mark.parametrize("language", list(Language))
def test_from_the_topics_to_the_report(page, app, language):
    desk.start(page, app.url, topic="Arrays")
    expect(page.locator(".p-head")).to_contain_text("Arrays")
    desk.tell(page)
    desk.choose(page, language)
    desk.press(page, "Run")
    expect(page.locator(".v-head")).to_contain_text("0 of")
    expect(page.locator("details.v-case[open]")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Hint 1")).click()
    expect(page.locator(".hints li:not(.shut)")).to_have_count(1)
    desk.write(page, desk.reference(page, language))
    desk.press(page, "Submit")
    expect(page.locator(".v-head")).to_contain_text("Accepted")
    expect(page.locator(".fig-head")).to_be_visible()
    page.get_by_role("button", name="Finish").click()
    page.wait_for_url("**/report**")
    card = page.locator(".st-key-card-question")
    expect(card).to_contain_text("1 hint taken")
    expect(card).to_contain_text("Accepted: all")
    expect(card).to_contain_text(desk.PLAN[:60])
    expect(card).to_contain_text("History (2)")
    expect(card.locator(".diff")).to_be_visible()
    the_code_lies_on_the_tape(page, language)


def the_code_lies_on_the_tape(page, language) -> None:
    """The starter that was run, the hint that was taken at it, and the reference that was submitted."""
    tape, code = page.locator("section.tape"), page.locator("section.tape .code")
    page.get_by_role("slider", name="Position").press("Home")
    expect(code).to_contain_text("Nothing was run yet")
    seen = []
    for _ in range(tape.locator(".events button").count()):
        page.get_by_role("slider", name="Position").press("n")
        seen.append(code.locator("b").inner_text())
    assert seen[0].startswith("Ran: 0 of") and "Submitted: accepted" in seen, seen
    expect(code.locator("header span")).to_contain_text(desk.NAMES[language])
    assert code.locator("li.fresh").count() > 0
    page.get_by_role("slider", name="Position").press("Home")
    expect(code.locator("li")).to_have_count(0)


def test_typing_loses_nothing_and_the_caret_stays(page, app):
    desk.start(page, app.url)
    desk.tell(page)
    desk.editor(page).focus()
    page.keyboard.press("Control+End")
    before = desk.code(page)
    text = "".join(chr(97 + n % 26) for n in range(120))
    began = time.monotonic()
    for n, letter in enumerate(text):
        page.keyboard.type(letter)
        time.sleep(max(0.0, began + (n + 1) * 10 / 120 - time.monotonic()))
    assert desk.code(page) == before + text
    expect(page.locator(".saved")).to_have_text(re.compile("Saved"))
    page.reload()
    expect(page.locator(".saved")).to_have_text("Saved")
    assert desk.code(page) == before + text


def test_a_kill_loses_nothing_and_each_language_keeps_its_draft(page, own_app):
    desk.start(page, own_app.url)
    desk.tell(page)
    desk.write(page, "# mine in Python\n")
    desk.choose(page, Language.JAVA)
    desk.write(page, "// mine in Java\n")
    desk.choose(page, Language.PYTHON)
    assert desk.code(page) == "# mine in Python\n"
    address = page.url
    own_app.kill()
    own_app.start()
    page.goto(address)
    desk.choose(page, Language.JAVA)
    assert desk.code(page) == "// mine in Java\n"
    desk.choose(page, Language.PYTHON)
    assert desk.code(page) == "# mine in Python\n"
    expect(page.locator(".t-you")).to_contain_text(desk.PLAN[:40])


def test_keys_run_and_submit_and_undo_outlives_a_reset(page, app):
    desk.start(page, app.url)
    page.get_by_role("button", name="Straight to the code").click()
    expect(page.get_by_role("tab", name="Tests")).to_be_visible()
    starter = desk.code(page)
    desk.write(page, "x = 1\n")
    page.get_by_role("button", name="Reset").click()
    assert desk.code(page) == starter
    desk.editor(page).focus()
    page.keyboard.press("Control+Z")
    assert desk.code(page) == "x = 1\n"
    page.keyboard.press("Control+Enter")
    expect(page.locator(".v-head")).to_contain_text("Does not load", timeout=60_000)
    expect(page.get_by_role("tab", name="Submissions (1)")).to_be_visible()
    desk.editor(page).focus()
    page.keyboard.press("Control+Shift+Enter")
    expect(page.get_by_role("tab", name="Submissions (2)")).to_be_visible(timeout=60_000)


def test_vim_keys_edit_and_stay_chosen(page, app):
    desk.start(page, app.url)
    page.get_by_role("button", name="Straight to the code").click()
    desk.write(page, "one\ntwo\n")
    desk.use_keys(page, "vim")
    page.keyboard.type("ggdd")
    assert desk.code(page) == "two\n"
    page.keyboard.type("ithree ")
    page.keyboard.press("Escape")
    page.keyboard.type("x")
    expect(page.locator(".saved")).to_have_text(re.compile("Saved"))
    assert desk.code(page) == "threetwo\n"
    page.reload()
    expect(page.locator(".saved")).to_have_text("Saved")
    expect(page.locator(".keys")).to_have_value("vim")
    desk.use_keys(page, "emacs")
    page.keyboard.press("Control+A")  # there the start of the line, not all of it
    page.keyboard.type("x")
    page.keyboard.press("Control+E")
    page.keyboard.type("y")
    assert desk.code(page) == "xthreetwoy\n"


def test_two_tabs_at_one_desk_lose_nothing(page, app):
    desk.start(page, app.url)
    other = page.context.new_page()
    desk.tell(page)
    desk.choose(page, Language.PYTHON)
    desk.write(page, "# from the first tab\n")
    other.goto(page.url)
    expect(other.locator(".saved")).to_have_text("Saved")
    assert desk.code(other) == "# from the first tab\n"
    desk.press(other, "Run")
    other.get_by_role("button", name=re.compile("^Hint 1")).click()
    expect(other.locator(".hints li:not(.shut)")).to_have_count(1)
    desk.write(page, "# again from the first tab\n")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_role("tab", name="Submissions (2)")).to_be_visible(timeout=60_000)
    expect(page.locator(".hints li:not(.shut)")).to_have_count(1)
    assert desk.code(page) == "# again from the first tab\n"
    expect(page.locator(".running")).to_have_count(0)  # while it waits for a verdict, it would follow by itself
    settled(other)
    other.get_by_role("button", name="End round").click()
    other.get_by_role("dialog").get_by_role("button", name="End").click()
    other.wait_for_url("**/report**")
    page.get_by_role("button", name="Run", exact=True).click()
    page.wait_for_url("**/report**")  # the first tab follows with whatever it does next
    expect(page.locator(".st-key-card-question")).to_contain_text("History")


def test_real_mode_has_a_clock_and_neither_hints_nor_right_answers(page, app):
    desk.start(page, app.url, mode="Real")
    page.get_by_role("button", name="Straight to the code").click()
    desk.press(page, "Run")
    assert page.locator(".hints").count() == 0
    assert page.locator(".v-more").first.inner_text().count("Expected") == 0
    assert page.locator(".st-key-countdown").count() == 1


def test_an_own_input_is_answered_by_the_reference_too(page, app):
    desk.start(page, app.url)
    page.get_by_role("button", name="Straight to the code").click()
    desk.choose(page, Language.PYTHON)
    desk.write(page, desk.reference(page, Language.PYTHON))
    page.get_by_role("tab", name="Custom input").click()
    page.get_by_role("button", name="Try it").click()
    expect(page.locator(".try")).to_contain_text("They agree.", timeout=60_000)
