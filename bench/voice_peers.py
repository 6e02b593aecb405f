"""The WebRTC half of `bench.voice_sessions`: peers that send a microphone as browsers do, and listen."""

from __future__ import annotations

import asyncio
import json
import time
from fractions import Fraction
from typing import Any

import av
import httpx
import numpy as np
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack
from websockets.asyncio.client import ClientConnection, connect

from bench.voice_talk import FRAME_BYTES, FRAME_MS, Mouth, Session

RATE_HZ = 16_000
LOUD = 500  # of 32768
FRAME_SAMPLES_48K = 960


class Microphone(MediaStreamTrack):
    kind = "audio"

    def __init__(self, mouth: Mouth) -> None:
        super().__init__()
        self._mouth, self._pts, self._next_s = mouth, 0, time.monotonic()

    async def recv(self) -> Any:
        await asyncio.sleep(max(0.0, self._next_s - time.monotonic()))
        self._next_s += FRAME_MS / 1000
        frame = av.AudioFrame(format="s16", layout="mono", samples=FRAME_BYTES // 2)
        frame.planes[0].update(self._mouth.chunk())
        frame.sample_rate, frame.pts, frame.time_base = RATE_HZ, self._pts, Fraction(1, RATE_HZ)
        self._pts += FRAME_BYTES // 2
        return frame


async def listen(track: MediaStreamTrack, session: Session) -> None:
    last_pts: int | None = None
    try:
        while True:
            frame = await track.recv()
            assert isinstance(frame, av.AudioFrame) and frame.pts is not None
            session.frames += 1
            session.late_frames += last_pts is not None and frame.pts - last_pts > FRAME_SAMPLES_48K
            last_pts = frame.pts
            if np.abs(frame.to_ndarray().astype(np.int32)).max() > LOUD:
                session.sounds(time.monotonic())
    except MediaStreamError:
        return


async def watch(link: ClientConnection, session: Session) -> None:
    async for message in link:
        if isinstance(message, str):
            session.told(message)


async def one(port: int, seat: dict[str, str], session: Session, seconds: float) -> Session:
    peer, tasks = RTCPeerConnection(), []
    peer.on("track", lambda track: tasks.append(asyncio.create_task(listen(track, session))))
    peer.addTrack(Microphone(Mouth(session)))
    await peer.setLocalDescription(await peer.createOffer())
    offer = {"sdp": peer.localDescription.sdp, "type": peer.localDescription.type}
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30) as http:
        answer = (await http.post(f"/offer/{seat['id']}", json=offer)).json()
    await peer.setRemoteDescription(RTCSessionDescription(**answer))
    # The page's own socket stays open beside, and shows what is going on.
    async with connect(f"ws://127.0.0.1:{port}/voice", proxy=None, compression=None) as link:
        await link.send(json.dumps({"ticket": seat["ticket"]}))
        tasks.append(asyncio.create_task(watch(link, session)))
        for _ in range(int(seconds)):
            await link.send(json.dumps({"ping": 1}))
            await asyncio.sleep(1)
        await asyncio.sleep(seconds - int(seconds))
    await peer.close()
    for task in tasks:
        task.cancel()
    return session
