"""A voice conversation: sound in, sound out, and an interview that grows by what was really said.

One thread listens and decides (`Floor`); transcriptions and replies run beside it (`Workers`), and what they bring
comes in through the same queue as the sound. `hear` and the buttons only enqueue.
"""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from core.domain.camera import Eye
from core.domain.speech import SPEECH_RATE_HZ, AudioChunk, Notice, PlaybackFrame, VoiceSnapshot, VoiceState
from core.ports import SpeechDetector, Synthesizer, Transcriber
from core.speech.asides import Asides
from core.speech.browser_words import BrowserWords
from core.speech.dialogue import Dialogue, Phrases
from core.speech.endpointing import Endpointer, EndpointingConfig, Patience
from core.speech.floor import Floor
from core.speech.listening import Listener
from core.speech.noise_gate import SILENCE_DBFS, NoiseGate, level_dbfs
from core.speech.playback import Playback
from core.speech.resampling import Resampler
from core.speech.waiting import Manners
from core.speech.workers import Workers

log = logging.getLogger(__name__)

INBOX_CHUNKS = 500  # 10 s of 20 ms: who is further behind has lost
TICK_S = 0.1
JOIN_S = 0.9
IDLE_S = 30.0


@dataclass(frozen=True, slots=True)
class VoiceConfig:
    voice: str  # the persona's id
    language: str = "en"
    patience: float = 1.0
    half_duplex: bool = False
    manners: Manners = field(default_factory=Manners)
    endpointing: EndpointingConfig = field(default_factory=EndpointingConfig)


@dataclass(frozen=True, slots=True)
class Senses:
    transcriber: Transcriber
    synthesizer: Synthesizer
    detector: SpeechDetector  # of this conversation alone
    eye: Eye | None = None  # likewise
    browser: BrowserWords | None = None  # likewise; asked by the transcriber


class Conversation:
    """A `VoiceLine`."""

    def __init__(
        self,
        dialogue: Dialogue,
        senses: Senses,
        phrases: Phrases,
        config: VoiceConfig,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock, self._last_look_s = clock, clock()
        self._detector, self._synthesizer = senses.detector, senses.synthesizer
        self._eye, self._browser = senses.eye, senses.browser
        self._inbox: queue.Queue[AudioChunk | Callable[[], None]] = queue.Queue()
        self._playback = Playback(clock)
        self._asides = Asides(senses.synthesizer, config.voice, config.language, phrases)
        self.workers = Workers(
            dialogue,
            senses.transcriber,
            senses.synthesizer,
            self._playback,
            self._asides,
            voice=config.voice,
            language=config.language,
            clock=clock,
        )
        self._endpointer = Endpointer(config.endpointing, Patience(config.patience))
        self._floor = Floor(Listener(self._endpointer), self._playback, self.workers, config.manners)
        self._floor.half_duplex = config.half_duplex
        self.workers.tell = lambda *told: self._post(lambda: self._floor.step(*told))
        self.workers.transcribed = lambda *told: self._post(lambda: self._floor.transcribed(*told))
        self._gate = NoiseGate()
        self._resampler = Resampler(SPEECH_RATE_HZ, SPEECH_RATE_HZ)
        self._pending_pcm = b""
        self._heard_ms = 0
        self._level_dbfs = SILENCE_DBFS
        self._is_connected = self._has_lost = self._is_muted = self._closed = False
        self._view = VoiceSnapshot()
        self.workers.start("listener", self._listen)
        self.workers.start("asides", self._asides.prepare)

    # --- the transport's side

    def connect(self, *, lag_ms: int | None) -> None:
        self._playback.connect(lag_ms)
        self._post(lambda: self._connected(True))

    def disconnect(self) -> None:
        self._post(lambda: self._connected(False))

    def hear(self, chunk: AudioChunk) -> None:
        if self._inbox.qsize() < INBOX_CHUNKS:
            self._inbox.put(chunk)
        elif not self._has_lost:
            self._has_lost = True
            self.workers.notice(Notice.AUDIO_LOST)

    def hear_words(self, text: str | None, *, is_final: bool) -> None:
        self._post(lambda: self._words(text, is_final=is_final))

    def see(self, picture: bytes) -> None:
        if self._eye is not None:
            self._eye.see(picture)

    def pull(self, samples: int, sample_rate_hz: int = 48_000) -> PlaybackFrame:
        return self._playback.pull(samples, sample_rate_hz)

    def acknowledge(self, position: int) -> None:
        self._playback.acknowledge(position)

    # --- the page's side

    def snapshot(self) -> VoiceSnapshot:
        self._last_look_s = self._clock()
        caption, heard = self._playback.caption()
        return replace(
            self._view,
            caption=caption,
            heard=heard,
            voice_level=self._playback.level,
            is_held=self._playback.is_holding,
            revision=self.workers.revision,
            delivery=self.workers.delivery,
            notices=self.workers.notices,
            transcriber=self.workers.transcriber,
            voice=self._synthesizer.name,
            framing=self._eye.framing() if self._eye else None,
        )

    def finish_turn(self) -> None:
        self._post(self._floor.finish)

    def repeat(self) -> None:
        self._post(self._floor.repeat)

    def skip(self) -> None:
        self._post(self._floor.skip)

    def say(self, text: str) -> None:
        self._post(lambda: self._floor.typed(text))

    def confirm(self, question_id: str, text: str) -> None:
        self._post(lambda: self._floor.confirmed(question_id, text))

    def retry(self) -> None:
        self._post(self._floor.retry)

    def wake(self) -> None:
        self._post(self._floor.wake)

    def set_muted(self, on: bool) -> None:
        self._post(lambda: setattr(self, "_is_muted", on))

    @property
    def is_closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        if not self._closed:
            self._post(self._end)
        if not self.workers.join(JOIN_S):
            log.info("voice: a provider keeps a thread of a closed conversation until its time-out")

    # --- the listener's thread

    def _post(self, work: Callable[[], None]) -> None:
        self._inbox.put(work)

    def _listen(self) -> None:
        while not self._closed:
            try:
                item = self._inbox.get(timeout=TICK_S)
            except queue.Empty:
                self._look()
                # Also while connected: the end of a WebRTC connection is noticed late, its silence at once.
                if self._clock() - self._last_look_s > IDLE_S:
                    self._end()
                continue
            try:
                if isinstance(item, AudioChunk):
                    self._take(item)
                else:
                    item()
            except Exception:
                # The ear must outlive a fault: a conversation that hears nothing more cannot even be left.
                log.exception("voice: a fault while listening")
            self._look()

    def _words(self, text: str | None, *, is_final: bool) -> None:
        if self._browser is not None:
            self._browser.hear(text, is_final=is_final, at_ms=self._heard_ms)
        if text:
            self._floor.partly_heard(text, is_final=is_final)

    def _connected(self, on: bool) -> None:
        self._is_connected = on
        self._last_look_s = self._clock()
        if on:
            self._floor.connect()

    def _end(self) -> None:
        self._asides.close()
        self._floor.leave_turn()
        self._playback.close()
        self._closed = True

    def _take(self, chunk: AudioChunk) -> None:
        if chunk.sample_rate_hz != self._resampler.from_hz:
            self._resampler = Resampler(chunk.sample_rate_hz, SPEECH_RATE_HZ)
        samples = self._resampler.feed(np.frombuffer(chunk.pcm, "<i2").astype(np.int16))
        if self._is_muted:
            samples = np.zeros_like(samples)
        self._pending_pcm += samples.astype("<i2").tobytes()
        size = 2 * self._detector.window_samples
        while len(self._pending_pcm) >= size:
            window, self._pending_pcm = AudioChunk(self._pending_pcm[:size]), self._pending_pcm[size:]
            self._heard_ms += window.duration_ms
            self._level_dbfs = level_dbfs(window)
            is_speech = self._gate.passes(self._level_dbfs) and self._detector.speech_probability(window) >= 0.5
            self._floor.window(window.pcm, is_speech, self._heard_ms)

    def _look(self) -> None:
        floor, left = self._floor, self._endpointer.left_ms(self._heard_ms)
        self._view = VoiceSnapshot(
            state=floor.state if self._is_connected else VoiceState.IDLE,
            turn_id=floor.turn_id,
            partial=floor.partial,
            pending=floor.pending,
            is_connected=self._is_connected,
            is_candidate_speaking=self._endpointer.is_open and not self._endpointer.is_paused,
            microphone_dbfs=self._level_dbfs if self._is_connected else SILENCE_DBFS,
            patience_left_ms=left[0] if left else None,
            patience_total_ms=left[1] if left else None,
            latency=floor.latency,
            is_over=self.workers.is_over,
        )
