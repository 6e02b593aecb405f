"""What a candidate does at the desk, as steps of a browser test."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from core.domain.coding import Language
from core.settings import PROMPTS

PROBLEMS = PROMPTS / "problems"
NAMES = {Language.PYTHON: "Python", Language.JAVASCRIPT: "JavaScript", Language.JAVA: "Java", Language.CPP: "C++"}
ENDINGS = {Language.PYTHON: "py", Language.JAVASCRIPT: "js", Language.JAVA: "java", Language.CPP: "cpp"}
PLAN = (
    "I go through the input once and keep only what the next step needs, because nothing before it can change any "
    "more. That is O(n) time and constant memory. At the edges: an empty input gives an empty answer, and a single "
    "item is its own answer."
)


def start(
    page: Page, url: str, *, topic: str = "", problems: int = 1, mode: str = "Practice", by: str = "Text"
) -> None:
    page.goto(f"{url}/coding")
    if topic:
        chip = page.locator(".st-key-code-topics").get_by_role("button", name=topic, exact=True)
        if chip.get_attribute("data-selected") != "true":  # what was chosen last time is offered again
            chip.click()
        expect(chip).to_have_attribute("data-selected", "true")
    page.get_by_role("radiogroup", name="Problems").get_by_text(str(problems), exact=True).click()
    page.locator(".st-key-tiles-mode label", has_text=mode).click()
    page.get_by_role("radiogroup", name="Talk by").get_by_text(by, exact=True).click()
    page.get_by_role("button", name="Start the round").click()
    expect(page.get_by_text("First: how would you go about it?")).to_be_visible()
    expect(page.locator(".saved")).to_have_text("Starter code")


def tell(page: Page, plan: str = PLAN) -> None:
    page.get_by_label("Your approach").fill(plan)
    page.get_by_role("button", name="Discuss it").click()
    expect(page.locator(".t-you")).to_contain_text(plan[:40])
    expect(page.locator(".t-them")).to_have_count(2)


def title(page: Page) -> str:
    return page.locator(".p-head h2").inner_text()


def reference(page: Page, language: Language) -> str:
    """The reference solution of the problem on the desk."""
    for file in PROBLEMS.glob("*/*/problem.toml"):
        if re.search(rf'^title = "{re.escape(title(page))}"$', file.read_text(), re.M):
            return (file.parent / f"reference.{ENDINGS[language]}").read_text()
    raise AssertionError(f"no problem is called {title(page)}")


def editor(page: Page):
    return page.frame_locator(".st-key-ace iframe").locator(".ace_text-input")


def code(page: Page) -> str:
    """What stands in the editor."""
    frame = page.locator(".st-key-ace iframe").element_handle().content_frame()
    return frame.evaluate("document.querySelector('.ace_editor').env.editor.getValue()")


def choose(page: Page, language: Language) -> None:
    page.get_by_role("radiogroup", name="Language").get_by_text(NAMES[language], exact=True).click()
    page.wait_for_function(
        "mode => document.querySelector('.st-key-ace iframe')?.contentDocument?.querySelector('.ace_editor')"
        "?.env?.editor?.session?.getMode()?.$id === mode",
        arg="ace/mode/" + {Language.CPP: "c_cpp"}.get(language, language.value),
    )


def use_keys(page: Page, name: str) -> None:
    """Until the editor has them: it loads them once somebody wants them."""
    page.locator(".keys").select_option(name)
    page.wait_for_function(
        "name => document.querySelector('.st-key-ace iframe')?.contentDocument?.querySelector('.ace_editor')"
        "?.env?.editor?.getKeyboardHandler()?.$id === `ace/keyboard/${name}`",
        arg=name,
    )
    editor(page).focus()


def write(page: Page, source: str) -> None:
    """In place of what stands there, as a paste does."""
    editor(page).focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(source)
    expect(page.locator(".saved")).to_have_text(re.compile("Saved"))


def press(page: Page, name: str) -> None:
    """Run or Submit, and waits for the verdict."""
    before = page.locator("[role=tab]", has_text="Submissions").inner_text()
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator("[role=tab]", has_text="Submissions")).not_to_have_text(before, timeout=60_000)
    expect(page.locator(".v-head")).to_be_visible(timeout=60_000)
    expect(page.locator(".running")).to_have_count(0, timeout=60_000)
