"""How soon the interviewer is silent when somebody comes in: `python -m bench.barge_in [--transport socket]`.

The running app in Chromium, without a key: flite speaks, a candidate's voice comes in, and the page's own ear hears
when the interviewer is silent. From the first sound of the candidate to the last of the interviewer.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Frame, Page, sync_playwright

from bench.servers import percentile
from tests.browser.conftest import FLAGS
from tests.browser.microphone import MICROPHONE, say
from tests.browser.server import AppServer
from tests.browser.voice_room import enter, until
from tests.tools import chromium

WORDS = "But I would rather begin with the logs of last week."
QUIET = 0.02  # of the ear's scale
LAST_SOUND = f"""window.ear.filter(([at, level]) => at > window.spokeAt && level > {QUIET})
    .map(([at]) => at - window.spokeAt).reduce((last, at) => Math.max(last, at), 0)"""


def came_in(page: Page, mouth: Page | Frame, pause_s: float) -> float:
    """In ms."""
    until(page, "view.state === 'speaking' && view.heard > 10")
    time.sleep(pause_s)
    if page.evaluate("window.rehearsalVoice.state") != "speaking":
        return came_in(page, mouth, pause_s)
    say(mouth, WORDS)
    after_ms = float(mouth.evaluate(LAST_SOUND))
    page.get_by_role("button", name="I'm done").click()
    until(page, "view.state !== 'interrupted'")
    return after_ms


def measured(times: int, transport: str, seed: int = 5) -> list[float]:
    settings = {
        "REHEARSAL_VOICES": "flite",
        "REHEARSAL_TRANSCRIBERS": "pocketsphinx",
        "REHEARSAL_VOICE_TRANSPORT": transport,
    }
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        app = AppServer(Path(data), settings)
        app.start()
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = browser.new_page(reduced_motion="reduce", viewport={"width": 1280, "height": 860})
            page.context.add_init_script(MICROPHONE)
            enter(page, app.url, questions="8")
            until(page, "view.state === 'speaking'")
            mouth = page if transport == "socket" else next(f for f in page.frames if "webrtc" in f.url)
            return [came_in(page, mouth, chance.uniform(0.2, 1.0)) for _ in range(times)]
        finally:
            app.kill()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=8)
    parser.add_argument("--transport", choices=["socket", "webrtc"], default="socket")
    wanted = parser.parse_args()
    all_ms = measured(wanted.times, wanted.transport)
    result = {"transport": wanted.transport, "times": len(all_ms)}
    print(json.dumps({**result, "p50_ms": round(percentile(all_ms, 0.5)), "p95_ms": round(percentile(all_ms, 0.95))}))


if __name__ == "__main__":
    main()
