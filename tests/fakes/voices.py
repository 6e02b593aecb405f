"""Ears, voices and a dialogue for conversations, without any provider."""

import threading
from collections.abc import Iterator

import numpy as np

from core.domain.camera import Framing, FramingCounts
from core.domain.speech import SPEECH_RATE_HZ, AudioChunk, Delivery, Transcript, Utterance
from core.errors import PracticeError, ProviderUnreachable

WINDOW = 480  # 30 ms at 16 kHz


def speech(ms: int, *, dbfs: float = -20, seed: int = 7) -> bytes:
    """Not words, but as loud and uneven as speech: `LoudnessDetector` takes it for such."""
    rng = np.random.default_rng(seed)
    samples = rng.normal(0, 32768 * 10 ** (dbfs / 20), SPEECH_RATE_HZ * ms // 1000)
    return np.clip(samples, -32768, 32767).astype("<i2").tobytes()


def silence(ms: int) -> bytes:
    return bytes(2 * SPEECH_RATE_HZ * ms // 1000)


class LoudnessDetector:
    window_samples = WINDOW

    def speech_probability(self, window: AudioChunk) -> float:
        assert window.samples == WINDOW and window.sample_rate_hz == SPEECH_RATE_HZ
        return float(np.abs(np.frombuffer(window.pcm, "<i2")).max() > 300)

    def reset(self) -> None:
        """Remembers nothing."""


class ClosedEye:
    def see(self, picture: bytes) -> None:
        """Sees nothing."""

    def framing(self) -> Framing:
        return Framing()

    def counted(self) -> FramingCounts:
        return FramingCounts()


class ScriptedTranscriber:
    """Says its lines in order; the last one again and again. An error in the script is raised."""

    name = "scripted"

    def __init__(self, *lines: str | Transcript | PracticeError) -> None:
        self._lines = list(lines)
        self.asked: list[Utterance] = []
        self.gate = threading.Event()
        self.gate.set()

    def transcribe(self, utterance: Utterance, *, language: str = "en") -> Transcript:
        self.asked.append(utterance)
        self.gate.wait(5)
        line = self._lines.pop(0) if len(self._lines) > 1 else self._lines[0]
        if isinstance(line, PracticeError):
            raise line
        return line if isinstance(line, Transcript) else Transcript(line, transcriber=self.name)


class ToneVoice:
    """A tone of 40 ms a character."""

    name = "tone"

    def __init__(self, *, rate_hz: int = 24_000, ms_per_character: int = 40) -> None:
        self.rate_hz, self.ms_per_character = rate_hz, ms_per_character
        self.said: list[str] = []
        self.is_down = False

    def synthesize(self, text: str, *, voice: str, language: str = "en") -> Iterator[AudioChunk]:
        if self.is_down:
            raise ProviderUnreachable(self.name, "told to be down")
        self.said.append(text)
        time_s = np.arange(self.rate_hz * self.ms_per_character * len(text) // 1000) / self.rate_hz
        samples = (8000 * np.sin(2 * np.pi * 220 * time_s)).astype("<i2")
        step = self.rate_hz // 5
        for start in range(0, len(samples), step):
            yield AudioChunk(samples[start : start + step].tobytes(), self.rate_hz)


class Exchanged:
    def __init__(self, dialogue: "ScriptedDialogue", said: str | None) -> None:
        self._dialogue, self._said = dialogue, said
        self.committed = False

    def commit(self) -> None:
        assert not self.committed, "saved twice"
        self.committed = True
        if self._said is not None:
            self._dialogue.saved.append(("candidate", self._said))
            self._dialogue.awaits_reply = True

    def words(self) -> Iterator[str]:
        self._dialogue.replies_asked += 1
        reply = self._dialogue.next_reply()
        if isinstance(reply, PracticeError):
            raise reply
        for word in reply.split(" "):
            self._dialogue.gate.wait(5)
            yield f"{word} "

    def heard(self, text: str, *, is_complete: bool) -> None:
        assert self.committed or self._said is None, "a reply saved before what it replies to"
        self._dialogue.saved.append(("interviewer", text))
        self._dialogue.complete.append(is_complete)
        self._dialogue.awaits_reply = False


class ScriptedDialogue:
    """Keeps what would be saved in `saved`."""

    def __init__(self, *replies: str | PracticeError, awaits_reply: bool = True) -> None:
        self._replies = list(replies)
        self.awaits_reply = awaits_reply
        self.saved: list[tuple[str, str]] = []
        self.complete: list[bool] = []
        self.kept: list[tuple[Utterance, Transcript, Delivery]] = []
        self.confirmed: list[tuple[str, str]] = []
        self.answered: list[Transcript] = []
        self.replies_asked = 0
        self.is_over = False
        self.failure: PracticeError | None = None
        self.gate = threading.Event()
        self.gate.set()

    def next_reply(self) -> str | PracticeError:
        assert self._replies, "asked for one reply more than expected"
        return self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]

    def reply(self) -> Exchanged | None:
        return Exchanged(self, None) if self.awaits_reply else None

    def answer(self, transcript: Transcript) -> Exchanged:
        if self.failure:
            raise self.failure
        self.answered.append(transcript)
        return Exchanged(self, transcript.text)

    def skip(self) -> Exchanged:
        return Exchanged(self, "(skipped)")

    def confirm(self, question_id: str, text: str) -> None:
        self.confirmed.append((question_id, text))

    def keep(self, utterance: Utterance, transcript: Transcript, delivery: Delivery) -> None:
        self.kept.append((utterance, transcript, delivery))

    def last_words(self) -> str:
        return "What did you learn?"

    def first_words(self) -> str:
        return ""
