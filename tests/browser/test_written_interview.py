"""The main job in a browser, without a key: from Home to the report, and nothing is lost on the way."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from core.bootstrap import build
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind, Plan
from core.settings import Settings
from tests.browser.room import STRONG, answer, asked, at_question, box, end, enter, finish, question

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_newcomer_goes_from_home_to_a_report(own_app, page):
    page.goto(own_app.url)
    expect(page.get_by_role("heading", name="Rehearse the interview before it counts")).to_be_visible()
    page.get_by_role("link", name="Set the room up").click()
    page.get_by_role("button", name="Enter the room").click()
    asked(page)
    assert at_question(page) == (1, 5)
    given = finish(page, STRONG)
    assert given >= 5
    expect(page.get_by_text("What the score rests on")).to_be_visible()
    expect(page.locator(".big b")).to_have_text(re.compile(r"^\d+$"))
    expect(page.locator(".c-quote").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON").click()
    report = json.loads(download.value.path().read_text())
    assert report["interview"]["status"] == "completed"
    quotes = [
        e["quote"]
        for q in report["questions"]
        if q["evaluation"]
        for s in q["evaluation"]["scores"]
        for e in s["evidence"]
    ]
    assert quotes and all(quote in STRONG for quote in quotes)
    page.goto(own_app.url)
    expect(page.get_by_text("Recent", exact=True)).to_be_visible()
    expect(page.get_by_text("Finished").first).to_be_visible()


def test_a_refresh_comes_back_to_the_question_with_the_draft(app, page):
    enter(page, app.url)
    waiting = question(page)
    box(page).fill("I began to write this and then the")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.reload()
    expect(box(page)).to_have_value("I began to write this and then the")
    assert question(page) == waiting


def test_a_killed_server_comes_back_to_the_question_with_the_draft(own_app, page):
    enter(page, own_app.url)
    answer(page, STRONG)
    waiting, turns = question(page), page.locator(".turn").count()
    box(page).fill("Half an answer")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    address = page.url
    own_app.kill()
    own_app.start()
    page.goto(address)
    expect(box(page)).to_have_value("Half an answer")
    assert question(page) == waiting
    assert page.locator(".turn").count() == turns


def test_the_second_tab_is_told_and_overwrites_nothing(app, page):
    enter(page, app.url)
    other = page.context.new_page()
    other.goto(page.url)
    asked(other)
    answer(page, STRONG)
    box(other).fill("Another answer to the same question, typed in the second tab")
    other.get_by_role("button", name="Send answer").click()
    expect(other.get_by_text("continued in another tab").first).to_be_visible()
    expect(box(other)).to_have_value("Another answer to the same question, typed in the second tab")
    page.reload()
    expect(page.locator(".turn.mine")).to_have_count(1)


def test_a_packs_format_starts_from_the_green_room(app, page):
    page.goto(f"{app.url}/setup")
    page.get_by_text("Formats of companies, and other packs").click()
    expect(page.get_by_text("No company's own process").first).to_be_visible()
    page.get_by_role("button", name="Large tech: behaviour").click()
    asked(page)


def test_markup_in_an_answer_is_text(app, page):
    hostile = (
        '<img src=x onerror="window.hacked=1"> **bold** :red[red] $x^2$ <script>window.hacked=1</script> '
        "[link](javascript:alert(1)) I would first look at the logs and then talk to the team about it"
    )
    enter(page, app.url)
    answer(page, hostile)
    expect(page.locator(".turn.mine .said")).to_have_text(hostile)
    assert page.evaluate("window.hacked") is None
    end(page)
    expect(page.locator(".said-marked")).to_have_text(hostile)
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "text",
    [
        "   \n ",
        "🙂🙂🙂",
        "مرحبا، أعمل مهندسا منذ عشر سنوات وأحب حل المشكلات الصعبة مع الفريق كل يوم",
        "a\x07b\x1b[31m c",
    ],
)
def test_odd_answers_get_an_answer(app, page, text):
    enter(page, app.url)
    box(page).fill(text)
    send = page.get_by_role("button", name="Send answer")
    if not text.strip():
        expect(send).to_have_attribute("aria-disabled", "true")
        return
    send.click()
    expect(page.locator(".turn.mine")).to_have_count(1)
    expect(page.locator(".turn.theirs")).to_have_count(3)


def test_an_answer_that_is_too_long_is_said_to_be_and_kept(app, page):
    enter(page, app.url)
    box(page).fill("word " * 20_000)
    expect(page.get_by_text("characters too many")).to_be_visible()
    expect(page.get_by_role("button", name="Send answer")).to_have_attribute("aria-disabled", "true")
    expect(page.get_by_text("Draft saved")).to_be_visible()


def test_an_unknown_interview_is_said_to_be(app, page):
    page.goto(f"{app.url}/interview?id=00000000-0000-0000-0000-000000000000")
    expect(page.get_by_text("This was not found")).to_be_visible()
    page.get_by_role("link", name="Back to Home").click()
    expect(page).to_have_url(re.compile(r"/(landing)?$"))


# The browser of these tests asks for less transparency.
FROSTED = "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).backdropFilter !== 'none').length"


@pytest.mark.parametrize("path", ["home", "landing", "chat", "setup", "progress", "settings", "interview", "report"])
def test_a_deep_link_opens_its_page(app, page, path):
    page.goto(f"{app.url}/{path}")
    expect(page.locator(".st-key-brains")).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert page.evaluate(FROSTED) == 0


@pytest.mark.parametrize(("width", "is_short"), [(800, True), (1000, True), (1200, False)])
def test_every_page_is_in_reach_beside_the_chip(app, page, width, is_short):
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(f"{app.url}/home")
    expect(page.locator(".st-key-brains")).to_be_visible()
    settings = page.get_by_role("link", name="Settings").or_(page.get_by_role("menuitem", name="Settings"))
    more = page.get_by_text(re.compile(r"^\d more$"))
    expect(more).to_be_visible(visible=is_short)
    if is_short:
        more.click()
    settings.click(trial=True)  # refused where something lies over it


def test_what_is_typed_while_the_answer_is_on_its_way_begins_the_next_one(app, page):
    enter(page, app.url)
    box(page).fill(STRONG)
    page.get_by_role("button", name="Send answer").click()
    box(page).press_sequentially("And already the next thought", delay=5)
    expect(page.locator(".turn.mine")).to_have_count(1)
    asked(page)
    expect(box(page)).to_have_value("And already the next thought")
    expect(page.get_by_text("Draft saved")).to_be_visible()


def test_a_request_is_answered_and_the_question_still_waits(app, page):
    enter(page, app.url)
    waiting = question(page)
    box(page).fill("Could you repeat the question, please?")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.get_by_role("button", name="Send answer").click()
    expect(page.locator(".turn.mine")).to_have_count(1)
    expect(page.locator(".turn.theirs")).to_have_count(3)
    assert question(page) == waiting
    page.reload()
    expect(box(page)).to_have_value("")
    answer(page, STRONG)


def test_a_server_that_is_gone_gives_the_answer_back(own_app, page):
    enter(page, own_app.url)
    box(page).fill(STRONG)
    own_app.kill()
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_text("Your words are still here")).to_be_visible(timeout=20_000)
    expect(box(page)).to_have_value(STRONG)


HOSTILE = '<img src=x onerror="window.hacked=1">'


def part(page: Page, name: str):
    return page.get_by_role("button", name=name)


def add(page: Page, kind: str, name: str) -> None:
    page.get_by_label("Kind of component").select_option(kind)
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def saved(page: Page) -> None:
    expect(page.get_by_text("Board saved")).to_be_visible()


def test_a_board_is_drawn_by_keys_shared_by_two_tabs_and_stands_in_the_report(app, page):
    room = build(Settings(rehearsal_data_dir=app.data)).services_for(LOCAL_PERSON).interview
    interview = room.start(Plan(kind=Kind.SYSTEM_DESIGN, question_count=1), with_reply=True)
    page.goto(f"{app.url}/interview?id={interview.id}")
    page.get_by_role("button", name="Open the board").press("Enter")
    add(page, "client", HOSTILE)
    add(page, "queue", "Jobs")
    part(page, "Jobs, queue").press("Shift+ArrowRight")
    expect(part(page, "Jobs, queue")).to_be_focused()
    page.keyboard.press("c")
    part(page, f"{HOSTILE}, client").press("Enter")
    page.keyboard.type("done")
    page.keyboard.press("Enter")
    expect(part(page, "Arrow from Jobs to")).to_be_focused()
    part(page, "Jobs, queue").press("Delete")
    expect(page.locator(".easel .node")).to_have_count(1)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator(".easel .node")).to_have_count(2)
    expect(page.locator(".easel .edge")).to_have_count(1)
    saved(page)
    other = page.context.new_page()
    other.goto(page.url)
    expect(part(other, "Jobs, queue")).to_be_visible()
    other.get_by_text("As a list").click()
    other.get_by_label("What travels from Jobs to").fill("receipts")
    other.get_by_label("What travels from Jobs to").press("Tab")
    add(other, "cache", "Hot")
    saved(other)
    add(page, "database", "Orders")
    saved(page)
    expect(page.locator(".easel .node")).to_have_count(4)
    expect(part(page, f"Arrow from Jobs to {HOSTILE}, receipts")).to_be_visible()
    page.reload()
    expect(page.locator(".easel .node")).to_have_count(4)
    page.get_by_text("As Mermaid").click()
    page.get_by_label("Or paste a flowchart").fill("x[Clock] -->|tick| y[(Log)]")
    page.get_by_role("button", name="Draw it").press("Enter")
    expect(part(page, "Arrow from Clock to Log, tick")).to_be_visible()
    expect(page.locator(".easel .node")).to_have_count(2)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator(".easel .node")).to_have_count(4)
    saved(page)
    answer(page, STRONG)
    expect(page.locator(".phases .on")).not_to_have_count(0)
    end(page)
    expect(page.get_by_role("img", name="Jobs (queue)")).to_be_visible()
    expect(page.locator(".drawn-list")).to_contain_text(f"Jobs (queue) → {HOSTILE} (client): receipts")
    expect(page.locator(".phase-moments .on")).not_to_have_count(0)
    assert page.evaluate("window.hacked") is None
