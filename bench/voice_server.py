"""The server of `bench.voice_sessions`: our route and our conversations, and providers of fixed delays.

`POST /seat` starts an interview and answers with a ticket; `GET /figures` with the CPU time and memory so far.
"""

from __future__ import annotations

import resource
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from core.api.voice import voice_route
from core.application import Application
from core.bootstrap import build
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Medium, Plan
from core.domain.speech import AudioChunk, Transcript, Utterance, VoiceLine
from core.providers import HealthRecord
from core.settings import Settings
from core.voice_providers import TranscriberChain

if TYPE_CHECKING:
    from aiortc import MediaStreamTrack

RATE_HZ = 24_000
TRANSCRIBE_S, SPEECH_S = 0.3, 0.25
SAID = "I moved the service to a new cluster, and the error rate went down by half."


class DelayedTranscriber:
    name = "bench"

    def transcribe(self, utterance: Utterance, *, language: str = "en") -> Transcript:  # noqa: ARG002
        time.sleep(TRANSCRIBE_S)
        return Transcript(SAID, transcriber=self.name)


@dataclass(frozen=True)
class DelayedVoice:
    """A tone of 20 ms a character: short sentences, so that many turns fit into a minute."""

    name: str = "bench"

    def of(self, language: str) -> DelayedVoice:  # noqa: ARG002  it speaks none, and so all
        return self

    def synthesize(self, text: str, *, voice: str, language: str = "en") -> Iterator[AudioChunk]:  # noqa: ARG002
        time.sleep(SPEECH_S)
        tone = (8000 * np.sin(np.arange(RATE_HZ * len(text) // 50) * 2 * np.pi * 220 / RATE_HZ)).astype("<i2")
        for start in range(0, len(tone), RATE_HZ // 5):
            yield AudioChunk(tone[start : start + RATE_HZ // 5].tobytes(), RATE_HZ)


def application(folder: Path) -> Application:
    made = build(Settings(rehearsal_data_dir=folder))
    transcriber = DelayedTranscriber()
    heard = TranscriberChain([transcriber], HealthRecord([transcriber.name]))
    providers = replace(made.voice_providers, transcriber=heard, synthesizer=DelayedVoice())
    return replace(made, voice_providers=providers)


def figures(_request: Request) -> JSONResponse:
    used = resource.getrusage(resource.RUSAGE_SELF)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return JSONResponse(
        {
            "cpu_s": used.ru_utime + used.ru_stime,
            "rss_mb": round(pages * resource.getpagesize() / 2**20, 1),
            "threads": threading.active_count(),
        }
    )


def peer_routes(running: Callable[[str], VoiceLine | None]) -> list[Route]:
    """What streamlit-webrtc does for a page: one peer connection an interview, over its own tracks."""
    from aiortc import RTCPeerConnection, RTCSessionDescription
    from streamlit_webrtc.sink import AudioSinkTrack
    from streamlit_webrtc.source import AudioSourceTrack

    from components.voice_webrtc import RATE_HZ as LINE_HZ
    from components.voice_webrtc import WebRtcLine

    peers: dict[str, tuple[RTCPeerConnection, WebRtcLine]] = {}

    async def offer(request: Request) -> JSONResponse:
        interview_id = request.path_params["id"]
        line, peer = WebRtcLine(lambda: running(interview_id)), RTCPeerConnection()
        sink = AudioSinkTrack(line.hear)

        def begin(track: MediaStreamTrack) -> None:
            sink.addTrack(track)
            sink.start()

        peer.on("track", begin)
        peer.addTrack(AudioSourceTrack(line.speak, sample_rate=LINE_HZ))
        await peer.setRemoteDescription(RTCSessionDescription(**await request.json()))
        await peer.setLocalDescription(await peer.createAnswer())
        peers[interview_id] = peer, line
        return JSONResponse({"sdp": peer.localDescription.sdp, "type": peer.localDescription.type})

    async def hang_up(request: Request) -> JSONResponse:
        peer, line = peers.pop(request.path_params["id"])
        await peer.close()
        line.end()
        return JSONResponse({})

    return [Route("/offer/{id}", offer, methods=["POST"]), Route("/hang_up/{id}", hang_up, methods=["POST"])]


def main() -> None:
    app = application(Path(sys.argv[1]))
    services = app.services_for(LOCAL_PERSON)

    def seat(_request: Request) -> JSONResponse:
        interview = services.interview.start(Plan(medium=Medium.VOICE, question_count=8, time_limit_minutes=60))
        services.voice.open(interview.id, lambda: True)
        return JSONResponse({"id": interview.id, "ticket": services.voice.ticket(interview.id)})

    def leave(request: Request) -> JSONResponse:
        services.voice.close(request.path_params["id"])
        return JSONResponse({})

    routes = [
        voice_route(lambda: app.voice_door),
        Route("/seat", seat, methods=["POST"]),
        Route("/leave/{id}", leave, methods=["POST"]),
        Route("/figures", figures),
    ]
    if sys.argv[3] == "webrtc":
        routes += peer_routes(services.voice.running)
    uvicorn.run(Starlette(routes=routes), port=int(sys.argv[2]), log_level="warning", ws="websockets-sansio")


if __name__ == "__main__":
    main()
