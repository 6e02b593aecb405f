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


def answered(page: Page, *parts: str | float, heard_out: bool = True) -> None:
    """Says it, and waits until the interviewer has replied to it (to the end, if `heard_out`), or it is over."""
    before = revision(page)
    say(page, *parts)
    page.get_by_role("button", name="I'm done").click()
    replied(page, before, heard_out=heard_out)


def revision(page: Page) -> int:
    return int(page.evaluate("window.rehearsalVoice.revision"))


def replied(page: Page, before: int, *, heard_out: bool = True) -> None:
    """Two revisions: what the candidate said, and what was replied, which the interviewer still says or has said."""
    states = "listening" if heard_out else "listening speaking"
    page.wait_for_function(
        "([before, states]) => location.pathname.endsWith('/report') || "
        "(window.rehearsalVoice?.revision >= before + 2 && states.includes(window.rehearsalVoice.state))",
        arg=[before, states],
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


def to_the_report(page: Page, *parts: str | float, most: int = 12) -> None:
    """The same answer to each question, in the middle of what the interviewer says; follow-ups are skipped."""
    for _ in range(most):
        page.wait_for_timeout(500)  # for the page to show what is asked now
        if "/report" in page.url:
            return
        if page.locator(".ask", has_text="follow-up").count():
            before = revision(page)
            page.get_by_role("button", name="Skip").click()
            replied(page, before, heard_out=False)
        else:
            answered(page, *parts, heard_out=False)
    raise AssertionError(f"the interview did not end after {most} answers")


def ended(page: Page) -> None:
    page.get_by_role("button", name="End", exact=True).click()
    page.get_by_role("button", name="End and see the report").click()


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
    replied(page, before, heard_out=False)
    until(page, "view.microphone === 'muted'")
    page.get_by_role("button", name="Open the microphone").click()
    until(page, "view.microphone === 'open'")
