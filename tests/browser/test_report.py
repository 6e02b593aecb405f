"""The report in a browser, without a key: the tape, a correction, a second try, the files, and a link to it."""

import io
import re
import time

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.room import STRONG, answer, box, end, enter, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BETTER = STRONG + " I would also write down what it cost, and who decided."


@pytest.fixture
def report(app, page):
    """Of an interview that was ended after one answer."""
    enter(page, app.url)
    answer(page, STRONG)
    end(page)
    expect(page.get_by_text("What the score rests on")).to_be_visible()
    expect(page.locator(".big b")).to_have_text(re.compile(r"^\d+$"))
    return page


def position(page) -> float:
    return float(page.get_by_role("slider", name="Position").get_attribute("aria-valuenow"))


def position_text(page) -> str:
    return page.locator(".clock [data-now]").inner_text()


def test_a_quote_plays_its_moment(report):
    tape = report.locator("section.tape")
    play = report.locator(".c-quote .c-play").first
    wanted = int(play.get_attribute("data-tape-ms"))
    expect(tape).to_have_attribute("data-playing", "false")
    began = time.monotonic()
    play.click()
    expect(tape).to_have_attribute("data-playing", "true")
    # It plays on while it is looked at, and a busy machine looks late.
    assert wanted / 1000 - 1 <= position(report) <= wanted / 1000 + 1 + time.monotonic() - began
    began = time.monotonic()
    report.evaluate("window.dispatchEvent(new CustomEvent('tape:play', { detail: { t: 0 } }))")
    assert position(report) <= 1 + time.monotonic() - began


def test_the_tape_is_run_from_the_keyboard(report):
    slider, tape = report.get_by_role("slider", name="Position"), report.locator("section.tape")
    slider.focus()
    slider.press("Home")
    assert position_text(report) == "0:00"
    slider.press("n")
    expect(report.locator(".events button.at")).not_to_have_count(0)
    at_event = position(report)
    slider.press("End")
    assert position(report) >= at_event
    slider.press("Home")
    slider.press(" ")
    expect(tape).to_have_attribute("data-playing", "true")
    slider.press(" ")
    expect(tape).to_have_attribute("data-playing", "false")
    names = report.locator("section.tape button").evaluate_all(
        "all => all.filter(b => b.offsetParent).map(b => b.ariaLabel || b.textContent.trim())"
    )
    assert names and all(names)


def test_a_correction_is_graded_anew(report):
    report.get_by_role("button", name="Correct the answer").first.click()
    expect(box(report)).to_have_value(STRONG)
    box(report).fill("I do not know, honestly.")
    report.get_by_role("button", name="Save and grade again").click()
    expect(report.get_by_text("corrected by you").first).to_be_visible()
    expect(report.locator(".said-marked").first).to_have_text("I do not know, honestly.")
    expect(report.get_by_text("You said that you do not know.")).to_be_visible()
    report.reload()
    expect(report.locator(".said-marked").first).to_have_text("I do not know, honestly.")


def test_a_second_try_stands_beside_the_first(report):
    before = report.locator(".big b").inner_text()
    report.get_by_role("button", name="Try this question again").first.click()
    box(report).fill(BETTER)
    report.get_by_role("button", name="Grade this try").click()
    expect(report.get_by_text("Your second try")).to_be_visible()
    expect(report.locator(".said-marked").nth(1)).to_have_text(BETTER)
    expect(report.locator("ul.moves li")).not_to_have_count(0)
    assert report.locator(".big b").inner_text() == before
    expect(report.get_by_role("button", name="Try this question again").first).to_be_visible()


def test_the_files_hold_what_was_said(report):
    contents = {}
    for name in ("PDF", "Markdown", "JSON"):
        with report.expect_download() as download:
            report.get_by_role("button", name=name, exact=True).click()
        contents[name] = download.value.path().read_bytes()
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(contents["PDF"])).pages).split())
    score = report.locator(".big b").inner_text()
    first = STRONG.split(". ")[0]
    assert first in text
    assert f"{score} of 100" in text
    assert "What the score rests on" in text
    assert first in contents["Markdown"].decode().replace("\\", "")
    assert first in contents["JSON"].decode()


def test_a_link_opens_for_others_and_dies_when_revoked(app, report, browser):
    report.get_by_role("button", name="Share", exact=True).click()
    report.get_by_role("button", name="Make a link").click()
    address = report.locator("[data-testid=stDialog] code").inner_text().strip()
    assert address.startswith(f"{app.url}/shared?link=")
    context = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    visitor = context.new_page()
    visitor.goto(address)
    expect(visitor.get_by_text("Somebody shared this report with you")).to_be_visible()
    expect(visitor.locator(".big b")).to_have_text(report.locator(".big b").inner_text())
    settled(visitor)
    for label in ("Try this question again", "Correct the answer", "Share", "Rehearse again", "PDF"):
        expect(visitor.get_by_role("button", name=label, exact=True)).to_have_count(0)
    expect(visitor.get_by_role("link", name="Progress")).to_have_count(0)
    report.get_by_role("button", name="Revoke").click()
    expect(report.get_by_role("button", name="Revoke")).to_have_count(0)
    dead = []
    for gone in (address, f"{app.url}/shared?link=unknown", f"{app.url}/shared"):
        visitor.goto(gone)
        expect(visitor.get_by_text("This link opens nothing")).to_be_visible()
        expect(visitor.locator(".big b")).to_have_count(0)
        dead.append(visitor.locator("[data-testid=stMain]").inner_text())
    assert len(set(dead)) == 1
    context.close()


def test_a_drill_starts_an_interview(report):
    report.locator(".st-key-drill-0 button").click()
    expect(report).to_have_url(re.compile(r"/interview\?id="))
    expect(report.locator(".ask h1")).to_have_text(re.compile(r"\w"))
