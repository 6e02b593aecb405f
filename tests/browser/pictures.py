"""The screenshots of README.md, taken from the running app: `python -m tests.browser.pictures FOLDER [PICTURES …]`."""

import re
import sys
import tempfile
import tomllib
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from core.bootstrap import build
from core.domain.coding import Language
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind, Plan
from core.settings import Settings
from tests.browser import desk, microphone, test_resume, voice_room
from tests.browser.camera import CAMERA, hold_before_camera
from tests.browser.conftest import FLAGS
from tests.browser.microphone import MICROPHONE
from tests.browser.room import STRONG, answer, enter, question, say
from tests.browser.server import ROOT, AppServer
from tests.fakes.portraits import drawn
from tests.resumes.first_ten import TEN
from tests.tools import chromium

ANSWER = "In my last job the nightly import failed twice a week, and I was asked to make it reliable."
BOARD = """flowchart LR
  app[Mobile app] -->|POST /orders| api[Orders service]
  api -->|order placed| queue[[Orders]]
  queue --> worker[Dispatcher]
  api -->|write| db[(Orders store)]
  worker -->|nearest couriers| cache[(Positions)]
"""
SIZE = {"width": 1280, "height": 800}


def settled(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
    page.wait_for_timeout(3000)  # fonts, drawings and the opening of cards


@cache
def samples() -> dict[str, str]:
    questions = (ROOT / "prompts/questions").rglob("*.toml")
    entries = [entry for path in questions for entry in tomllib.loads(path.read_text())["question"]]
    return {entry["text"]: entry["strong"] for entry in entries}


def fitting(page: Page) -> str:
    """The bank's own strong answer to what is asked; something of the same kind to a follow-up."""
    return samples().get(question(page), STRONG)


def code(page: Page, url: str) -> None:
    """A problem that is solved after one failing run."""
    desk.start(page, url, topic="Arrays")
    desk.tell(page)
    desk.choose(page, Language.PYTHON)
    desk.press(page, "Run")
    desk.write(page, desk.reference(page, Language.PYTHON))
    desk.press(page, "Submit")
    expect(page.locator(".fig-head")).to_be_visible()
    page.wait_for_timeout(1500)


def take(browser: Browser, app: AppServer, folder: Path) -> None:
    for theme in ("dark", "light"):
        page = browser.new_context(viewport=SIZE, color_scheme=theme).new_page()
        page.set_default_timeout(30_000)

        def shoot(name: str, page: Page = page, theme: str = theme) -> None:
            page.screenshot(path=folder / f"{name}-{theme}.png")

        settled(page, f"{app.url}/landing")
        shoot("landing")
        settled(page, f"{app.url}/setup")
        shoot("setup")
        enter(page, app.url)
        answer(page, fitting(page))
        page.wait_for_timeout(1500)
        shoot("interview")
        while "/report" not in page.url:
            say(page, fitting(page))
        expect(page.locator(".c-quote").first).to_be_visible()
        page.wait_for_timeout(1500)
        shoot("report")
        code(page, app.url)
        shoot("coding")
        settled(page, f"{app.url}/chat")
        page.get_by_placeholder("Type your answer").fill(STRONG)
        page.keyboard.press("Enter")
        expect(page.locator("[class*=st-key-turn-coach]")).to_have_count(2)
        page.wait_for_timeout(1500)
        shoot("chat")
        for screen in ("", "progress", "settings"):
            settled(page, f"{app.url}/{screen}")
            shoot(screen or "home")


def talk(browser: Browser, app: AppServer, folder: Path) -> None:
    """The room, a while into an answer, and with the camera on."""
    for theme in ("dark", "light"):
        context = browser.new_context(viewport=SIZE, color_scheme=theme)
        for script in (MICROPHONE, CAMERA):
            context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(30_000)
        voice_room.enter(page, app.url)
        voice_room.listening(page)
        page.get_by_role("button", name=re.compile("Turn your camera on")).click()
        hold_before_camera(page, drawn(y=0.5))
        voice_room.answered(page, ANSWER, 0.4, "Then I agreed new times with two partners.")
        microphone.say(page, "I wrote a test for every failure that we had seen, and")
        page.wait_for_timeout(600)
        page.screenshot(path=folder / f"voice-{theme}.png")
        context.close()


def person(browser: Browser, app: AppServer, folder: Path) -> None:
    """What is about this person: their résumé beside a job, and what they draw."""
    _, layout, somebody = TEN[0]
    light = browser.new_context(viewport=SIZE, color_scheme="light").new_page()
    settled(light, f"{app.url}/resume")
    test_resume.upload(light, layout(somebody))
    test_resume.match(light)
    light.wait_for_timeout(1500)
    light.screenshot(path=folder / "resume-light.png")
    room = build(Settings(rehearsal_data_dir=app.data)).services_for(LOCAL_PERSON).interview
    interview = room.start(Plan(kind=Kind.SYSTEM_DESIGN, question_count=3), with_reply=True)
    dark = browser.new_context(viewport=SIZE, color_scheme="dark").new_page()
    settled(dark, f"{app.url}/interview?id={interview.id}")
    answer(dark, fitting(dark))
    dark.get_by_role("button", name="Open the board").press("Enter")
    dark.get_by_text("As Mermaid").click()
    dark.get_by_label("Or paste a flowchart").fill(BOARD)
    dark.get_by_role("button", name="Draw it").press("Enter")
    expect(dark.locator(".easel .node")).to_have_count(6)
    dark.get_by_text("As Mermaid").click()
    dark.wait_for_timeout(1500)
    dark.screenshot(path=folder / "board-dark.png")


PICTURES = {"take": take, "talk": talk, "person": person}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        app = AppServer(Path(data), {"REHEARSAL_VOICES": "flite", "REHEARSAL_VOICE_TRANSPORT": "socket"})
        app.start()
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            for name in sys.argv[2:] or PICTURES:
                PICTURES[name](browser, app, folder)
        finally:
            app.kill()


if __name__ == "__main__":
    main()
