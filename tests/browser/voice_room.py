"""What a candidate does in a room where people talk, as steps of a browser test."""

from __future__ import annotations

from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser.microphone import say


def enter(page: Page, url: str, questions: str = "3") -> None:
    page.goto(f"{url}/setup")
    # The form grows by what a spoken interview asks for: nothing is clicked while it moves.
    page.get_by_role("radio", name="Voice", exact=True).click()
    expect(page.get_by_text("You talk; every answer")).to_be_visible()
    expect(page.get_by_role("button", name="Check the microphone")).to_be_visible()
    settled(page)
    page.get_by_role("radio", name=questions, exact=True).click()
    expect(page.get_by_text(f"{questions} questions")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Enter the room").click()


def settled(page: Page) -> None:
    """No script runs, and what it drew is drawn."""
    page.wait_for_timeout(300)
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()


def until(page: Page, condition: str, timeout_ms: int = 60_000) -> None:
    """`condition` is JavaScript about `view`, what the conversation shows."""
    page.wait_for_function(
        f"(() => {{ const view = window.rehearsalVoice; return view && ({condition}); }})()", timeout=timeout_ms
    )


def listening(page: Page) -> None:
    until(page, "view.state === 'listening' && view.revision > 0")


def sound_by(page: Page) -> Locator:
    """Which transport the page names."""
    return page.locator(".notes-rows > div", has_text="Sound by").locator("dd")


def turns(page: Page) -> Locator:
    return page.locator(".transcript-turns .turn")


def answered(page: Page, *parts: str | float, mouth: Frame | None = None) -> None:
    """Says it, and waits until the interviewer has replied to it and listens again, or the interview is over."""
    before = revision(page)
    say(mouth or page, *parts)
    page.get_by_role("button", name="I'm done").click()
    replied(page, before)


def revision(page: Page) -> int:
    return int(page.evaluate("window.rehearsalVoice.revision"))


def replied(page: Page, before: int) -> None:
    """Two revisions: what the candidate said, and what was replied."""
    page.wait_for_function(
        "before => location.pathname.endsWith('/report') || "
        "(window.rehearsalVoice?.revision >= before + 2 && window.rehearsalVoice.state === 'listening')",
        arg=before,
        timeout=120_000,
    )


def came_in(page: Page, *parts: str | float, mouth: Frame | None = None) -> None:
    """While the interviewer talks; it must be silent at once."""
    page.get_by_role("button", name="Repeat").click()
    until(page, "view.state === 'speaking' && view.heard > 10")
    say(mouth or page, *parts)
    silent_ms = (mouth or page).evaluate(
        "window.ear.filter(([at, level]) => at > window.spokeAt && level > 0.02).map(([at]) => at - window.spokeAt)"
    )
    assert max(silent_ms, default=0) < 1000
    page.get_by_role("button", name="I'm done").click()
    until(page, "view.state === 'speaking'")
    listening(page)


def to_the_report(page: Page, *parts: str | float, mouth: Frame | None = None, most: int = 12) -> None:
    """The same answer to each question; follow-ups are skipped, as real time is long."""
    for _ in range(most):
        if "/report" in page.url:
            return
        if page.locator(".ask", has_text="follow-up").count():
            before = revision(page)
            page.get_by_role("button", name="Skip").click()
            replied(page, before)
        else:
            answered(page, *parts, mouth=mouth)
    raise AssertionError(f"the interview did not end after {most} answers")


def muted_but_for_space(page: Page, *, mouth: Frame | None = None) -> None:
    """What a muted microphone hears counts only while space is held; an answer more, and the microphone open again."""
    before = revision(page)
    page.get_by_role("button", name="Mute the microphone").click()
    until(page, "view.microphone === 'muted'")
    page.wait_for_timeout(500)
    say(mouth or page, "Nobody should hear this.")
    assert not page.evaluate("window.rehearsalVoice.speaking || window.rehearsalVoice.partial")
    page.locator(".ask").click()
    page.keyboard.down("Space")
    page.wait_for_timeout(500)
    say(mouth or page, "I asked the team first.")
    page.keyboard.up("Space")
    replied(page, before)
    until(page, "view.microphone === 'muted'")
    page.get_by_role("button", name="Open the microphone").click()
    until(page, "view.microphone === 'open'")
