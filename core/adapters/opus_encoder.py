"""Opus in an Ogg file, through FFmpeg's libraries (PyAV)."""

from __future__ import annotations

import io

from core.domain.speech import AudioChunk

BITS_PER_S = 24_000  # speech, mono: about 180 KB a minute
OPUS_RATE_HZ = 48_000


class OpusEncoder:
    def encode(self, audio: AudioChunk) -> bytes:
        import av
        import numpy as np

        file = io.BytesIO()
        with av.open(file, "w", format="ogg") as out:
            stream = out.add_stream("libopus", rate=OPUS_RATE_HZ)
            stream.bit_rate = BITS_PER_S
            stream.layout = "mono"
            frame = av.AudioFrame.from_ndarray(np.frombuffer(audio.pcm, "<i2").reshape(1, -1), "s16", "mono")
            frame.sample_rate = audio.sample_rate_hz
            for packet in stream.encode(frame):
                out.mux(packet)
            for packet in stream.encode(None):
                out.mux(packet)
        return file.getvalue()
