"""The camera in the green room and in the room: a mirror, private hints, and off whenever it should be."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.camera import CAMERA, hold_before_camera, is_open
from tests.browser.server import AppServer
from tests.browser.voice_room import settled, until
from tests.fakes.portraits import drawn, empty

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def seen(talking):
    talking.context.add_init_script(CAMERA)
    return talking


def choose_voice(page, url):
    page.goto(f"{url}/setup")
    page.get_by_role("radio", name="Voice", exact=True).click()
    expect(page.get_by_role("button", name="Check the microphone")).to_be_visible()
    settled(page)


@pytest.fixture(params=["webrtc", "socket"])
def way(request, tmp_path):
    server = AppServer(tmp_path / "data", {"REHEARSAL_VOICES": "flite", "REHEARSAL_VOICE_TRANSPORT": request.param})
    server.start()
    yield server, request.param
    server.kill()


def is_still(sent):
    return isinstance(sent, str) and "picture" in sent


@pytest.mark.timeout(180)
def test_the_camera_coaches_and_closes(way, seen):
    (app, transport), page = way, seen
    stills = []
    page.on(
        "websocket", lambda socket: socket.on("framesent", lambda sent: stills.append(1) if is_still(sent) else None)
    )
    choose_voice(page, app.url)
    page.get_by_text("Camera: private hints, never scored").click()
    settled(page)
    page.get_by_role("button", name="Enter the room").click()
    view = page.get_by_role("group", name=re.compile("Your camera"))
    expect(view.get_by_role("button", name="Turn your camera off")).to_be_visible()
    if transport == "webrtc":
        page.wait_for_function("window.rehearsalCall?.hasPictures", timeout=30_000)
        stills.clear()
    hold_before_camera(page, drawn())
    until(page, "view.framing?.hint === 'good' && view.framing.in_frame > 0")
    expect(page.get_by_text("never scored, and no picture is kept")).to_be_visible()
    expect(page.get_by_text("Facing the camera")).to_be_visible()

    hold_before_camera(page, empty())
    expect(view.get_by_text("You are not in the picture")).to_be_visible(timeout=15_000)
    assert bool(stills) == (transport == "socket")

    before = view.bounding_box()
    page.mouse.move(before["x"] + before["width"] / 2, before["y"] + before["height"] / 2)
    page.mouse.down()
    page.mouse.move(before["x"] + before["width"] / 2 - 60, before["y"] + before["height"] / 2 - 40, steps=4)
    page.mouse.up()
    moved = view.bounding_box()
    assert moved["x"] == pytest.approx(before["x"] - 60, abs=2) and moved["y"] == pytest.approx(before["y"] - 40, abs=2)
    view.focus()
    page.keyboard.press("ArrowLeft")
    assert view.bounding_box()["x"] == pytest.approx(moved["x"] - 24, abs=2)
    page.keyboard.press("+")
    assert view.bounding_box()["width"] > moved["width"] * 1.1
    grown = view.bounding_box()
    page.mouse.move(grown["x"] + 5, grown["y"] + grown["height"] - 5)
    page.mouse.down()
    page.mouse.move(grown["x"] - 45, grown["y"] + grown["height"] - 5, steps=4)
    page.mouse.up()
    assert view.bounding_box()["width"] == pytest.approx(grown["width"] + 50, abs=3)

    view.get_by_role("button", name="Hide your picture").click()
    assert view.bounding_box()["width"] < 60 and is_open(page)
    view.get_by_role("button", name="Show your picture").click()
    view.get_by_role("button", name="Turn your camera off").click()
    assert not is_open(page)
    view.get_by_role("button", name=re.compile("Turn your camera on")).click()
    expect(view.get_by_role("button", name="Turn your camera off")).to_be_visible()
    hold_before_camera(page, drawn())
    until(page, "view.framing?.hint === 'good'")
    page.goto(f"{app.url}/setup")
    assert not page.evaluate("(window.cameras ?? []).length")
    assert "Traceback" not in app.log


@pytest.mark.timeout(120)
def test_the_green_room_has_a_mirror(app, seen):
    page = seen
    choose_voice(page, app.url)
    page.get_by_role("button", name="Show the camera").click()
    expect(page.get_by_text("Only you see this")).to_be_visible()
    expect(page.locator("video.mirror")).to_be_visible()
    hold_before_camera(page, drawn())
    page.locator("video.mirror").evaluate(
        "async (video) => { while (video.videoWidth !== 640) await new Promise((done) => setTimeout(done, 50)); }"
    )
    page.get_by_role("button", name="Close the camera").click()
    expect(page.locator("video.mirror")).to_be_hidden()
    assert not is_open(page)


@pytest.mark.timeout(120)
def test_without_a_camera_the_room_is_the_same(app, page):
    page.context.add_init_script(
        "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotFoundError'); };"
    )
    choose_voice(page, app.url)
    page.get_by_role("button", name="Show the camera").click()
    expect(page.get_by_text("No camera was found.")).to_be_visible()
