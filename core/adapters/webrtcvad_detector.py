"""WebRTC's voice activity detector (webrtcvad): fast, and deaf to what is not like a voice."""

from __future__ import annotations

from core.domain.speech import SPEECH_RATE_HZ, AudioChunk

WINDOW_MS = 30


class WebRtcDetector:
    def __init__(self, aggressiveness: int = 2) -> None:
        """0 lets most sounds pass, 3 the fewest."""
        import webrtcvad

        self._aggressiveness = aggressiveness
        self._new = webrtcvad.Vad
        self._vad = self._new(aggressiveness)

    @property
    def window_samples(self) -> int:
        return SPEECH_RATE_HZ * WINDOW_MS // 1000

    def speech_probability(self, window: AudioChunk) -> float:
        return 1.0 if self._vad.is_speech(window.pcm, SPEECH_RATE_HZ) else 0.0

    def reset(self) -> None:
        self._vad = self._new(self._aggressiveness)
