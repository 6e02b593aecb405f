"""A camera that shows what a test holds before it."""

from __future__ import annotations

import base64

from PIL import Image
from playwright.sync_api import Page

from tests.fakes.portraits import jpeg

CAMERA = """(() => {
  if (!navigator.mediaDevices) return;
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 }), before = new Image();
  const microphone = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.cameras = [];
  navigator.mediaDevices.enumerateDevices = async () => [{ kind: "videoinput", deviceId: "", groupId: "", label: "" }];
  window.hold = (picture) => new Promise((done) => { before.onload = done; before.src = picture; });
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    if (!wanted.video) return microphone(wanted);
    const stream = canvas.captureStream(10), track = stream.getVideoTracks()[0];
    const paint = setInterval(() => {
      if (track.readyState === "ended") clearInterval(paint);
      else if (before.complete && before.naturalWidth) canvas.getContext("2d").drawImage(before, 0, 0);
    }, 100);
    window.cameras.push(track);
    return stream;
  };
})();"""


def hold_before_camera(page: Page, picture: Image.Image) -> None:
    page.evaluate(
        "picture => window.hold(picture)", f"data:image/jpeg;base64,{base64.b64encode(jpeg(picture)).decode()}"
    )


def is_open(page: Page) -> bool:
    return bool(page.evaluate("window.cameras.some((track) => track.readyState === 'live')"))
