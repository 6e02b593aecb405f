"""Whoever speaks another language: the screens as the browser asks, an interview in a click, and one in their own."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import asked, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ANTWORT = (
    "In meinem letzten Team fiel der nächtliche Import zweimal in der Woche aus, und ich sollte ihn verlässlich "
    "machen. "
    "Ich habe zuerst die Protokolle von drei Monaten gelesen und dann mit zwei Partnern neue Zeiten vereinbart. "
    "Danach fielen die Ausfälle von neun im Monat auf einen."
)


@pytest.fixture
def german(browser, app):
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="de-DE")
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
