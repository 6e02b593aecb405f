"""Headless Chromium against the running app. Without Chromium these tests are skipped, and said to be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.microphone import MICROPHONE
from tests.browser.server import AppServer
from tests.tools import chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A page here is left again within seconds: what optimising its scripts beside it would save comes too late.
    "--js-flags=--single-threaded --max-lazy --no-opt",
]
# As somebody who asked for less transparency: without a graphics card, blurring took a sixth of the time.
LESS_TRANSPARENCY = "--blink-settings=prefersReducedTransparency=true"


@pytest.fixture(scope="package")
def browser():
    """Closed with the last of these tests: while it runs, no other loop of asyncio can."""
    executable = chromium()
    if executable is None:
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)  # compilers and the other tests run beside it: a page may wait for its turn

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=[*FLAGS, LESS_TRANSPARENCY])
        yield running
        running.close()


@pytest.fixture
def page(browser):
    """A browser of somebody new. The page's own errors fail the test. Drawn without a graphics card, motion would take
    a quarter of the time."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, color_scheme="dark", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    yield tab
    context.close()
    assert not faults


@pytest.fixture
def talking(page):
    """Somebody with a microphone that a test speaks into."""
    page.context.add_init_script(MICROPHONE)
    return page


@pytest.fixture(scope="module")
def app(tmp_path_factory) -> Iterator[AppServer]:
    """Without any key."""
    server = AppServer(tmp_path_factory.mktemp("app"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[AppServer]:
    """One that a test may kill, or that nobody was at before."""
    server = AppServer(tmp_path / "data")
    server.start()
    yield server
    server.kill()
