"""Sound and camera over WebRTC. The callbacks run on Streamlit's event loop: they hand over, and nothing else."""

import io
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import av
import numpy as np
import streamlit as st
from PIL import Image
from streamlit_webrtc import (
    WebRtcMode,
    create_audio_sink_track,
    create_audio_source_track,
    create_video_sink_track,
    webrtc_streamer,
)

from components.frontend import component
from components.turn_servers import ice_servers
from core.domain.speech import AudioChunk, VoiceLine

RATE_HZ = 48_000
FRAME_S = 0.02
FRAME_SAMPLES = RATE_HZ // 50
LAG_MS = 120  # the browser's jitter buffer (31 to 65 ms measured), the encoder and a short way
PICTURE_EVERY_S = 0.7  # of 2.5 frames a second every other one: as often as stills come by the socket
PICTURE_WIDTH = 320  # of what is searched for a face
_mount_call = component("voice_call")
_MICROPHONE = {"echoCancellation": True, "noiseSuppression": True, "autoGainControl": True}


class WebRtcLine:
    """One browser's sound, led to whichever conversation of the interview runs."""

    def __init__(self, running: Callable[[], VoiceLine | None], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._running, self._clock = running, clock
        self._connected: VoiceLine | None = None
        self._seen_s = -PICTURE_EVERY_S

    def hear(self, frame: Any) -> None:
        line = self._line()
        if line is not None:
            samples = mono(frame.to_ndarray(), len(frame.layout.channels))
            line.hear(AudioChunk(samples.tobytes(), frame.sample_rate))

    def see(self, frame: Any) -> None:
        """What comes between two looks is dropped."""
        line, now_s = self._connected, self._clock()
        if line is not None and now_s - self._seen_s >= PICTURE_EVERY_S:
            self._seen_s = now_s
            line.see(still(frame))

    def speak(self, _pts: int, _time_base: Fraction) -> Any:
        line = self._connected
        pcm = line.pull(FRAME_SAMPLES, RATE_HZ).audio.pcm if line else bytes(2 * FRAME_SAMPLES)
        frame = av.AudioFrame.from_ndarray(np.frombuffer(pcm, "<i2").reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        return frame

    def end(self) -> None:
        line, self._connected = self._connected, None
        if line is not None:
            line.disconnect()

    def _line(self) -> VoiceLine | None:
        line = self._running()
        if line is not self._connected:
            self._connected = line
            if line is not None:
                line.connect(lag_ms=LAG_MS)
        return line


def mono(samples: Any, channels: int) -> Any:
    """Interleaved 16-bit samples as one channel: their mean."""
    if channels == 1:
        return samples.reshape(-1).astype("<i2")
    return samples.reshape(-1, channels).astype(np.int32).mean(axis=1).astype("<i2")


def still(frame: Any) -> bytes:
    """A frame of video as a small grey JPEG."""
    height = max(1, round(PICTURE_WIDTH * frame.height / frame.width))
    grey = frame.reformat(width=PICTURE_WIDTH, height=height, format="gray").to_ndarray()
    file = io.BytesIO()
    Image.fromarray(grey).save(file, "JPEG")
    return file.getvalue()


def voice_webrtc(interview_id: str, running: Callable[[], VoiceLine | None], *, camera: bool = False) -> None:
    """Shows nothing: the page presses its start, because a state that is wished for from here makes several
    connections at once. Give up on it by not drawing it any more. `camera`: a place in the call is kept for it."""
    lines: dict[str, WebRtcLine] = st.session_state.setdefault("voice-webrtc-lines", {})
    line = lines.setdefault(interview_id, WebRtcLine(running))
    with st.container(key="voice-webrtc"):
        webrtc_streamer(
            key=f"voice-webrtc-{interview_id}",
            mode=WebRtcMode.SENDRECV,
            rtc_configuration={"iceServers": ice_servers()},  # type: ignore[typeddict-item,unused-ignore]
            media_stream_constraints={"audio": _MICROPHONE, "video": False},
            source_audio_track=create_audio_source_track(
                line.speak, key=f"voice-out-{interview_id}", sample_rate=RATE_HZ, ptime=FRAME_S
            ),
            sink_audio_track=create_audio_sink_track(line.hear, key=f"voice-in-{interview_id}", on_ended=line.end),
            sink_video_track=create_video_sink_track(line.see, key=f"voice-camera-{interview_id}"),
            sendback_audio=True,
            sendback_video=False,
            media_toggle_controls=False,
        )
        _mount_call(key="voice-call", data={"camera": camera})
