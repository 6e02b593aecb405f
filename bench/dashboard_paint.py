"""The progress page in Chromium: from the address to what is in view, and from a filter to the charts it changes."""

import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.servers import serving, wait_until_up
from bench.startup import FLAGS
from tests.tools import chromium

SIZE = {"width": 1440, "height": 900}
KINDS = ("Technical", "Behavioural", "General", "Coding", "System design")
# Tiles and every chart that begins within the window, drawn, and two frames after.
PAINTED = """() => {
  const tiles = document.querySelectorAll('.rh-tile .value');
  const cards = [...document.querySelectorAll('[class*="st-key-card-chart-"]')];
  const inView = cards.filter((card) => card.getBoundingClientRect().top < innerHeight);
  const drawn = (card) => card.querySelector('.js-plotly-plot :is(.cartesianlayer, .polarlayer) > *');
  if (tiles.length < 5 || inView.length < 2 || !inView.every(drawn)) return false;
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));
}"""
# Every chart that begins within the window is waited for; a filter of kinds changes each of them.
IN_VIEW = """() => [...document.querySelectorAll('[class*="st-key-card-chart-"]')]
  .filter((card) => card.getBoundingClientRect().top < innerHeight)
  .map((card) => card.querySelector('.js-plotly-plot'))"""
MARK = f"""() => {{
  window.inView = {IN_VIEW};
  window.before = window.inView().map((plot) => JSON.stringify(plot.data));
  window.askedAt = null;
  document.addEventListener('pointerdown', () => {{ window.askedAt = performance.now(); }}, {{capture: true}});
}}"""
CHANGED = """() => {
  const plots = window.inView();
  const changed = (plot, n) => plot && plot.data && JSON.stringify(plot.data) !== window.before[n];
  if (plots.length < window.before.length || !plots.every(changed)) return false;
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
    () => done(performance.now() - window.askedAt))));
}"""


def painted_ms(page: Page, address: str) -> float:
    """From the navigation's own start."""
    page.goto(f"{address}/progress", wait_until="commit")
    return float(page.wait_for_function(PAINTED, timeout=30_000).json_value())


def changed_ms(page: Page, kind: str) -> float:
    """From the press on an option of the first filter to the charts that it leaves."""
    page.get_by_role("combobox").first.click()
    option = page.get_by_role("option", name=kind, exact=True)
    option.wait_for()
    page.evaluate(MARK)
    option.click()
    return float(page.wait_for_function(CHANGED, timeout=30_000).json_value())


def in_browser(folder: Path, times: int) -> dict[str, float]:
    """Medians, after one visit that starts the server and fills the browser's cache."""
    executable = chromium()
    if executable is None:
        sys.exit("This needs Chromium.")
    with sync_playwright() as playwright, serving(Path("app.py"), folder) as server:
        wait_until_up(server)
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        page = browser.new_context(viewport=SIZE).new_page()
        page.set_default_timeout(30_000)
        painted_ms(page, server.address)
        paints = [painted_ms(page, server.address) for _ in range(times)]
        page.wait_for_timeout(1500)  # the charts below, before anything is pressed
        changes = [changed_ms(page, kind) for kind in KINDS]
        browser.close()
        return {"paint_ms": round(statistics.median(paints)), "filter_ms": round(statistics.median(changes))}
