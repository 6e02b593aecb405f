"""What a candidate does in the room, as steps of a browser test."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

STRONG = (
    "In my last job I noticed that our nightly import failed about twice a week. My task was to make it reliable "
    "before the audit in June. I decided to read the logs of three months first, and found that two of our five "
    "partners sent files late. So I built a queue that waits for each file, agreed the times with the partners, and "
    "wrote a test for every failure we had seen. As a result the failures fell from nine a month to one, and the team "
    "stopped working nights. Looking back, I would have talked to the partners in the first week."
)


def enter(page: Page, url: str) -> None:
    page.goto(f"{url}/setup")
    page.get_by_role("button", name="Enter the room").click()
    asked(page)


def asked(page: Page) -> None:
    """Waits until the interviewer has put a question and waits for the answer."""
    expect(page.locator(".ask h1")).to_have_text(re.compile(r"\S"))


def settled(page: Page) -> None:
    """Waits until the page's script has run to its end: before that, what stands below moves."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def box(page: Page):
    return page.get_by_label("Your answer")


def answer(page: Page, text: str) -> None:
    """Sends it and waits for the interviewer to have replied."""
    said = page.locator(".turn.mine").count()
    box(page).fill(text)
    page.get_by_role("button", name="Send answer").click()
    expect(page.locator(".turn.mine")).to_have_count(said + 1)
    asked(page)


def question(page: Page) -> str:
    return page.locator(".ask h1").inner_text()


def at_question(page: Page) -> tuple[int, int]:
    found = re.search(r"Question (\d+) of (\d+)", page.locator(".ask").inner_text())
    assert found
    return int(found[1]), int(found[2])


def say(page: Page, text: str) -> None:
    """One answer; waits for another question, or for the report."""
    before = question(page)
    box(page).fill(text)
    page.get_by_role("button", name="Send answer").click()
    page.wait_for_function(
        "before => location.href.includes('/report') || "
        "![before, '\\u00a0', undefined].includes(document.querySelector('.ask h1')?.innerText)",
        arg=before,
    )


def end(page: Page) -> None:
    """Before its last question; the report opens."""
    page.get_by_role("button", name="End interview").click()
    page.get_by_role("button", name="End and see the report").click()


def finish(page: Page, text: str, most: int = 20) -> int:
    """Answers whatever is asked until the report opens; how many answers it took."""
    given = 0
    while "/report" not in page.url:
        assert given < most, f"the interview did not end after {most} answers"
        say(page, text)
        given += 1
    return given
