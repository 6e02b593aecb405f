"""Whoever speaks another language: the screens as the browser asks, an interview in a click, and one in their own."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import answer, asked, finish, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ANTWORT = (
    "In meinem letzten Team fiel der nächtliche Import zweimal in der Woche aus, und ich sollte ihn verlässlich "
    "machen. "
    "Ich habe zuerst die Protokolle von drei Monaten gelesen und dann mit zwei Partnern neue Zeiten vereinbart. "
    "Danach fielen die Ausfälle von neun im Monat auf einen."
)
RESPUESTA = (
    "En mi último equipo la importación nocturna fallaba dos veces por semana y me pidieron que la hiciera fiable. "
    "Primero leí los registros de tres meses y después acordé nuevos horarios con dos socios, ¿y qué pasó? "
    "Los fallos bajaron de nueve al mes a uno."
)


@pytest.fixture
def german(browser, app):
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="de-DE", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    tab = context.new_page()
    tab.goto(app.url)
    yield tab
    context.close()


def test_a_preset_starts_in_one_click_on_german_screens(german: Page):
    german.get_by_role("button", name=re.compile("Vertrieb")).click()
    expect(german.get_by_text("Frage 1 von 5")).to_be_visible()
    asked(german)
    german.get_by_role("button", name="Beenden").click()
    german.get_by_role("button", name=re.compile("Bericht")).click()
    expect(german.get_by_text("Abdeckung").first).to_be_visible()


def test_an_interview_is_held_and_graded_in_german(german: Page, app):
    german.goto(f"{app.url}/setup")
    german.get_by_label("Sprache des Gesprächs").click()
    german.get_by_role("option", name=re.compile("Deutsch")).click()
    settled(german)
    german.get_by_role("button", name="Eintreten").click()
    asked(german)
    expect(german.locator(".turn .said").first).to_contain_text(re.compile(r"\b(ich|Sie|wir|und)\b"))
    german.get_by_label("Ihre Antwort").fill(ANTWORT)
    german.get_by_role("button", name="Antwort senden").click()
    expect(german.locator(".turn.mine")).to_have_count(1)
    german.get_by_role("button", name="Beenden").click()
    german.get_by_role("button", name=re.compile("Bericht")).click()
    expect(german.locator(".big b").filter(has_text=re.compile(r"^\d+$"))).to_be_visible()


def test_an_interview_is_held_in_spanish_to_its_score(page: Page, app):
    enter_in(page, app.url, "Español")
    expect(page.locator(".turn .said").first).to_contain_text(re.compile(r"\b(el|la|de|es|su|una|que)\b"))
    answer(page, RESPUESTA)
    expect(page.locator(".turn.mine .said").first).to_have_text(RESPUESTA)
    finish(page, RESPUESTA)
    expect(page.locator(".big b").filter(has_text=re.compile(r"^\d+$"))).to_be_visible()
    expect(page.get_by_text("la importación nocturna fallaba", exact=False).first).to_be_visible()


@pytest.mark.parametrize(
    ("language", "asks", "text"),
    [
        ("हिन्दी", r"[\u0900-\u097f]{3}", "पिछली टीम में रात का आयात हफ़्ते में दो बार रुक जाता था; मैंने तीन महीने के लॉग पढ़े।"),
        (
            "中文",
            r"[\u4e00-\u9fff]{3}",
            "上一个团队每周有两次夜间导入失败。我先看了三个月的日志，“然后”跟两家合作方重新约定了时间。",
        ),
    ],
    ids=["Hindi", "Mandarin"],
)
def test_what_is_written_in_another_script_arrives_and_is_kept(page: Page, app, language, asks, text):
    enter_in(page, app.url, language)
    expect(page.locator(".ask h1")).to_have_text(re.compile(asks))
    answer(page, text)
    page.reload()
    expect(page.locator(".turn.mine .said").first).to_have_text(text)


def enter_in(page: Page, url: str, language: str) -> None:
    page.goto(f"{url}/setup")
    page.get_by_label("Interview language").click()
    page.get_by_role("option", name=re.compile(language)).click()
    settled(page)
    page.get_by_role("radio", name="3", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Enter the room").click()
    asked(page)
