"""The progress page in a browser: a filter, a table, an export and its way back in, all with the same numbers."""

import csv
import io
import json
import re

import pytest
from playwright.sync_api import expect

from core.adapters.sqlite.database import SqliteDatabase
from core.domain.people import LOCAL_PERSON
from tests.browser.server import AppServer
from tests.contracts.histories import history, keep

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def practised(tmp_path):
    database = SqliteDatabase(tmp_path / "data" / "rehearsal.db")
    made = history(31, LOCAL_PERSON.id, 30)
    keep(database.interviews(LOCAL_PERSON.id), made)
    database.close()
    server = AppServer(tmp_path / "data")
    server.start()
    yield server, made
    server.kill()


def test_page_export_and_import_agree_with_an_independent_count(practised, page, tmp_path):
    server, made = practised
    wanted = {i.id: score.value if score else None for i, score in made if i.plan.kind.value == "technical"}
    known = [score for score in wanted.values() if score is not None]
    page.goto(f"{server.url}/progress?kind=Technical")
    expect(page.get_by_role("heading", name=re.compile(f"^{len(wanted)} interviews?$"))).to_be_visible(timeout=60_000)
    average = page.locator(".rh-tile", has_text="Average score").locator(".value")
    expect(average).to_have_text(f"{sum(known) / len(known):.0f}")
    page.locator(".st-key-card-chart-trend").get_by_role("button", name="Table").click()
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible(timeout=20_000)
    page.keyboard.press("Escape")
    exported = {}
    for name in ("CSV", "JSON"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        exported[name] = download.value.path().read_bytes()
    rows = csv.DictReader(io.StringIO(exported["CSV"].decode(), newline=""))
    scores = {row["interview_id"]: float(row["interview_score"]) if row["interview_score"] else None for row in rows}
    assert scores == wanted
    entries = json.loads(exported["JSON"])["interviews"]
    assert {e["interview"]["id"]: e["score"] and e["score"]["value"] for e in entries} == wanted
    asked = f"{server.url}/api/interviews"
    told = page.request.get(f"{asked}?kind=technical&page_size=100").json()
    assert {row["id"]: row["score"] for row in told["items"]} == wanted
    overview = page.request.get(f"{asked}/stats/overview?kind=technical").json()
    assert (overview["interviews"], overview["graded"]) == (len(wanted), len(known))
    assert overview["average_score"] == pytest.approx(sum(known) / len(known))
    assert page.request.get(f"{asked}/export?format=csv&kind=technical").body() == exported["CSV"]
    other = AppServer(tmp_path / "other")
    other.start()
    try:
        page.goto(f"{other.url}/progress")
        page.get_by_role("button", name="Import").click()
        file = {"name": "rehearsal.json", "mimeType": "application/json", "buffer": exported["JSON"]}
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="Import it").click()
        expect(page.get_by_text(f"{len(wanted)} interviews added, 0 already here.")).to_be_visible(timeout=60_000)
        expect(average).to_have_text(f"{sum(known) / len(known):.0f}")
    finally:
        other.kill()


def test_a_filter_changes_the_charts_in_place_and_those_below_are_drawn_too(practised, page):
    server, made = practised
    of_kind = [score for i, score in made if i.plan.kind.value == "technical" and score]
    every = [score for _, score in made if score]
    page.goto(f"{server.url}/progress")
    trend = page.locator(".st-key-card-chart-trend .rh-chart")
    dots = trend.locator(".scatterlayer .point")
    expect(dots).to_have_count(len(every), timeout=60_000)
    expect(page.get_by_role("figure", name=re.compile("^Score over time"))).to_be_visible()
    trend.evaluate("node => { node.stays = true; }")
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="Technical", exact=True).click()
    expect(dots).to_have_count(len(of_kind))
    expect(page).to_have_url(f"{server.url}/progress?kind=Technical")
    assert trend.evaluate("node => node.stays")
    drawn = page.locator(".rh-chart.js-plotly-plot[aria-busy=false]")
    expect(drawn).to_have_count(page.locator(".rh-chart").count())
    page.keyboard.press("Escape")
    page.get_by_label("Search").fill("nothing is called like this")
    page.get_by_label("Search").press("Enter")
    page.get_by_role("button", name="Clear filters").click()
    expect(dots).to_have_count(len(every))
    expect(page).to_have_url(f"{server.url}/progress")


def test_without_its_library_a_chart_says_so_and_its_table_stays(practised, page):
    server, _ = practised
    page.route("**/plotly.js*", lambda route: route.abort())
    page.goto(f"{server.url}/progress")
    trend = page.locator(".st-key-card-chart-trend")
    expect(trend).to_contain_text("This chart could not be loaded.", timeout=60_000)
    trend.get_by_role("button", name="Table").click()
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible(timeout=20_000)
