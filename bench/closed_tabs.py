"""What tabs leave behind that were closed in the middle: `python -m bench.closed_tabs [--sessions 50]
[--transport socket]`.

Each is a spoken interview in Chromium, closed without a goodbye while the interviewer talks. Counted in the server's
process: threads, and connections. `within_s` is how long after the last tab they were down again; None: not in time.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.microphone import MICROPHONE
from tests.browser.server import AppServer
from tests.browser.voice_room import enter, until
from tests.tools import chromium

GONE_WITHIN_S = 35.0
WARM_UP = 6  # sessions, after which pools have what they keep


def counted(pid: int) -> tuple[int, int]:
    """(threads, connections: open TCP and UDP sockets)"""
    process = Path("/proc") / str(pid)
    # The tenth field of a line is the socket's inode (man 5 proc).
    tables = [(process / "net" / name).read_text().splitlines()[1:] for name in ("tcp", "tcp6", "udp", "udp6")]
    network = {f"socket:[{line.split()[9]}]" for table in tables for line in table}
    links = []
    for entry in (process / "fd").iterdir():
        try:
            links.append(str(entry.readlink()))
        except OSError:  # closed meanwhile
            continue
    return len(list((process / "task").iterdir())), len(network.intersection(links))


def closed(browser: Browser, url: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(MICROPHONE)
    page = context.new_page()
    enter(page, url)
    until(page, "view.connected")
    context.close()


def settled(pid: int, down_to: tuple[int, int]) -> float | None:
    """Seconds until both counts are down, or None."""
    began_s = time.monotonic()
    while time.monotonic() - began_s < GONE_WITHIN_S:
        if all(now <= before for now, before in zip(counted(pid), down_to, strict=True)):
            return round(time.monotonic() - began_s, 1)
        time.sleep(0.5)
    return None


def measured(sessions: int, transport: str) -> dict[str, Any]:
    settings = {"REHEARSAL_VOICES": "flite", "REHEARSAL_TRANSCRIBERS": "pocketsphinx"}
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        app = AppServer(Path(data), {**settings, "REHEARSAL_VOICE_TRANSPORT": transport})
        app.start()
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            for _ in range(WARM_UP):
                closed(browser, app.url)
            time.sleep(GONE_WITHIN_S)
            before = counted(app.pid)
            most = (0, 0)
            for _ in range(sessions):
                closed(browser, app.url)
                most = max(most, counted(app.pid))
            within_s = settled(app.pid, before)
            after = counted(app.pid)
        finally:
            app.kill()
    return {
        "transport": transport,
        "sessions": sessions,
        "threads": {"before": before[0], "most": most[0], "after": after[0]},
        "connections": {"before": before[1], "most": most[1], "after": after[1]},
        "within_s": within_s,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--transport", choices=["socket", "webrtc"], default="socket")
    wanted = parser.parse_args()
    print(json.dumps(measured(wanted.sessions, wanted.transport)))


if __name__ == "__main__":
    main()
