"""An interview for this person, without a key: a PDF is read, corrected, set beside a job, asked about, reported."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.room import STRONG, asked, finish, question, say, settled
from tests.resumes.first_ten import TEN
from tests.resumes.unseen_ten import TEN as UNSEEN
from tests.tools import command

pytestmark = [pytest.mark.browser, pytest.mark.slow]
JOB = "Backend engineer\n\nYou have:\n- Python\n- PostgreSQL\n- Elixir\nNice to have:\n- Rust"


def test_a_resume_is_read_corrected_matched_asked_about_and_reported(own_app, page):
    _, layout, person = TEN[0]
    page.goto(f"{own_app.url}/resume")
    upload(page, layout(person))
    correct(page)
    match(page)
    source = interview(page)
    report(page, source)
    keep_and_ask_the_coach(page)


def test_a_real_interview_is_practised_again(app, page):
    page.goto(f"{app.url}/resume")
    page.get_by_role("radio", name="A real interview").click()
    notes = page.get_by_role("textbox", name="Notes or a transcript")
    notes.fill("Q: How would you halve the build time of our tests?\nIt went well.")
    page.get_by_role("button", name="Find the questions").click()
    expect(page.get_by_text("1 question found")).to_be_visible()
    page.get_by_role("button", name="Practise exactly these").click()
    asked(page)
    assert question(page) == "How would you halve the build time of our tests?"


@pytest.mark.realtime(undisturbed=True)  # a reading has four seconds, whatever runs beside it
@pytest.mark.skipif(command("tesseract")() is None, reason="Tesseract is not installed")
def test_a_picture_of_a_resume_is_read_shown_and_corrected(app, page):
    layout, person = next((layout, person) for name, layout, person in UNSEEN if name == "icu_nurse.jpg")
    page.goto(f"{app.url}/resume")
    with Image.open(io.BytesIO(layout(person))) as taken:
        taken.save(png := io.BytesIO(), "PNG")
    given = {"name": "Maricel Santos.png", "mimeType": "image/png", "buffer": png.getvalue()}
    page.locator("input[type=file]").set_input_files(given)
    expect(page.get_by_text("The text was read by Tesseract.")).to_be_visible()
    expect(page.locator(".read").filter(has_text="Visayas Medical Center")).to_contain_text("Trained nine new nurses")
    page.get_by_text("Correct experience").click()
    expect(page.get_by_label("Organisation").first).to_have_value("Visayas Medical Center")
    page.get_by_label("Organisation").first.fill("Visayas Medical Centre")
    page.get_by_role("button", name="Save experience").click()
    expect(page.locator(".read h4 span").first).to_contain_text("Visayas Medical Centre")


def upload(page, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "Rhiannon Pugh.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    expect(page.get_by_text("Found: 3 posts, 1 project", exact=False)).to_be_visible()
    expect(page.get_by_text("Cut the 95th percentile of card authorisation", exact=False).first).to_be_visible()


def correct(page) -> None:
    page.get_by_text("Correct experience").click()
    organisation = page.get_by_label("Organisation").first
    expect(organisation).to_have_value("Principality Payments Ltd")
    organisation.fill("Principality <b>Pay</b>")
    page.get_by_role("button", name="Save experience").click()
    expect(page.locator(".read h4 span").first).to_contain_text("Principality <b>Pay</b>")
    page.reload()
    expect(page.locator(".read h4 span").first).to_contain_text("Principality <b>Pay</b>")


def match(page) -> None:
    page.get_by_role("radio", name="Jobs and match").click()
    page.get_by_label("Job description").fill(JOB)
    page.get_by_role("button", name="Keep this job").click()
    expect(page.locator(".match-score b")).to_have_text(re.compile(r"^\d+$"))
    expect(page.locator(".finding.is-missing")).to_contain_text(["Elixir"])
    expect(page.locator(".finding.is-partial")).to_contain_text(["Rust"])
    named = page.locator("summary", has_text="PostgreSQL")
    found = page.locator(".finding.is-found").filter(has=named)
    found.locator("summary").click()
    expect(found).to_contain_text(re.compile(r"Line \d+: “.*PostgreSQL"))


def interview(page) -> str:
    """What the second question says of its source."""
    page.get_by_role("button", name="Interview me on both").click()
    expect(page.get_by_text("My résumé and this job")).to_be_visible()
    settled(page)
    page.get_by_text("3", exact=True).last.click()
    settled(page)
    page.get_by_role("button", name="Enter the room").click()
    asked(page)
    say(page, STRONG)
    while "Question 1 " in page.locator(".ask").inner_text():
        say(page, STRONG)
    asked(page)
    settled(page)
    page.get_by_text("Why this question?").click()
    told = page.locator(".source p").inner_text()
    assert re.match(r"From (your résumé|the job), line \d+: .+ Asked because .+\.$", told), told
    assert question(page)
    finish(page, STRONG)
    return told


def report(page, source: str) -> None:
    expect(page.get_by_text("What the score rests on")).to_be_visible()
    settled(page)
    page.get_by_role("radio", name=re.compile("^2 ")).click()
    page.get_by_text("Why this question?").click()
    expect(page.locator(".source p")).to_have_text(source)
    expect(page.get_by_text("an outline from your own lines").first).to_be_visible()


def keep_and_ask_the_coach(page) -> None:
    page.get_by_role("button", name="Keep this answer").first.click()
    page.get_by_role("button", name="Use as my model answer").click()
    expect(page.get_by_text("Your own model answer")).to_be_visible()
    page.get_by_test_id("stTopNav").get_by_role("link", name="Chat").click()
    page.get_by_role("button", name="Review my last interview").click()
    page.get_by_role("link", name=re.compile(r"Question \d ·")).first.click()  # whichever went best or worst
    expect(page.get_by_text("What the score rests on")).to_be_visible()
