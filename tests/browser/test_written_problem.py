"""A problem that a model writes: offered only with a model, proven in sight, asked with its certificate."""

import json
import re

import pytest
from playwright.sync_api import expect

from core.domain.coding import Language
from tests.browser import desk
from tests.browser.server import AppServer
from tests.fakes.groq_server import Text, groq_server
from tests.fakes.written_problem import FOLDER, written_problem

KEY = "gsk_planted_for_a_problem"
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.fixture
def groq():
    with groq_server(key=KEY) as server:
        yield server


@pytest.fixture
def app_on_groq(tmp_path, groq):
    server = AppServer(tmp_path / "data", {"GROQ_API_KEY": KEY, "GROQ_BASE_URL": groq.url})
    server.start()
    yield server
    server.kill()


def test_a_proven_problem_is_asked_with_its_certificate(page, app_on_groq, groq):
    wrong = written_problem(brute_force="def least_charges(legs, capacity):\n    return []\n")
    groq.script(*[Text(json.dumps(each)) for each in (wrong, wrong, written_problem())])
    page.goto(f"{app_on_groq.url}/coding")
    card = page.locator(".st-key-card-written")
    card.get_by_role("button", name="Write a new problem").click()
    expect(card.locator(".proof .now")).to_have_count(1)
    expect(card).to_contain_text("thrown away. The bank's problems are ready.", timeout=90_000)
    card.get_by_role("button", name="Write another").click()
    expect(card.locator(".certificate")).to_contain_text("4 wrong solutions rejected", timeout=90_000)
    card.get_by_role("button", name="Start with it").click()
    expect(page.locator(".p-head")).to_contain_text("The cable car's battery")
    expect(page.locator(".certificate")).to_contain_text("17 cases run, 200 small inputs agree")
    page.get_by_role("button", name="Straight to the code").click()
    desk.choose(page, Language.PYTHON)
    desk.write(page, (FOLDER / "reference.py").read_text())
    desk.press(page, "Submit")
    expect(page.locator(".v-head")).to_contain_text("Accepted")
    page.get_by_role("button", name=re.compile("Finish|Next problem")).click()
    expect(page.locator(".certificate")).to_be_visible(timeout=60_000)


def test_without_a_model_none_is_offered(page, app):
    page.goto(f"{app.url}/coding")
    expect(page.get_by_role("button", name="Start the round")).to_be_visible()
    expect(page.locator(".st-key-card-written")).to_have_count(0)
