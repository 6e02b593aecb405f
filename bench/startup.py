"""From the start of the process to the first page painted in Chromium, each time with an empty data folder.

    python -m bench.startup --runs 5

Chromium itself is open before; a page counts as painted when the words of the screen stand in it and a frame was drawn.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.servers import serving, wait_until_up
from tests.tools import chromium

LIMIT_S = 3.0
FLAGS = ("--no-sandbox", "--disable-background-networking", "--no-first-run")
PAINTED = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  if (!main || main.innerText.trim().length < 20) return false;
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));
}"""


def start_once(browser: Browser, script: Path) -> float:
    """Seconds."""
    page = browser.new_page()
    try:
        with tempfile.TemporaryDirectory() as data:
            started = time.perf_counter()
            with serving(script, Path(data)) as server:
                wait_until_up(server)
                page.goto(server.address, wait_until="commit")
                page.wait_for_function(PAINTED, timeout=30_000)
                return time.perf_counter() - started
    finally:
        page.close()


def run(runs: int, script: Path) -> dict[str, object]:
    executable = chromium()
    if executable is None:
        sys.exit("This needs Chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        times_s = [start_once(browser, script) for _ in range(runs)]
        browser.close()
    median_s = statistics.median(times_s)
    return {
        "startup_s": round(median_s, 2),
        "median_s": round(median_s, 2),
        "worst_s": round(max(times_s), 2),
        "runs": runs,
        "limit_s": LIMIT_S,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--script", type=Path, default=Path("app.py"))
    options = parser.parse_args()
    print(json.dumps(run(options.runs, options.script)))


if __name__ == "__main__":
    main()
