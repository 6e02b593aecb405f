"""From the last sound of an answer to the reply: `python -m bench.voice_turn [--turns 24]`.

Sound goes into the engine in real time; the providers are on this machine and have fixed delays. Measured at the ear:
the bench plays the part of the transport, and tells an acknowledgement from words about the answer by their pitch.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
import numpy as np

from bench.spoken import Spoken, answer, with_noise
from bench.voice_providers import CONTENT_HZ, Delays, Script, Server, serving
from core.adapters.groq.chat import groq_models
from core.adapters.groq.transcriber import groq_transcribers
from core.adapters.groq.voice import groq_voices
from core.adapters.webrtcvad_detector import WebRtcDetector
from core.domain.speech import AudioChunk, Delivery, Latency, Transcript, Utterance, VoiceState
from core.ports import LanguageModel, Message
from core.providers import HealthRecord
from core.speech.conversation import Conversation, Senses, VoiceConfig
from core.speech.dialogue import Phrases
from core.voice_providers import SynthesizerChain, TranscriberChain

FRAME_MS = 20
ACKNOWLEDGEMENTS = ("Right.", "I see.", "Okay.")
SEQUENTIAL_SILENCE_S = 0.9


@dataclass(slots=True)
class Turn:
    first_ms: float | None = None
    content_ms: float | None = None
    latency: Latency | None = None
    cut_off: bool = False


class ModelDialogue:
    """Whatever is said goes to the model; what comes back is said."""

    def __init__(self, model: LanguageModel) -> None:
        self.model = model
        self.saved: list[str] = []
        self.is_over = False

    def reply(self) -> None:
        return None

    def answer(self, transcript: Transcript) -> ModelExchange:
        return ModelExchange(self, transcript.text)

    def skip(self) -> ModelExchange:
        return ModelExchange(self, "")

    def confirm(self, question_id: str, text: str) -> None:
        """No drafts here."""

    def keep(self, utterance: Utterance, transcript: Transcript, delivery: Delivery) -> None:
        """Not measured."""

    def last_words(self) -> str:
        return "Please begin."

    def first_words(self) -> str:
        return self.last_words()


@dataclass(slots=True)
class ModelExchange:
    dialogue: ModelDialogue
    said: str

    def commit(self) -> None:
        self.dialogue.saved.append(self.said)

    def words(self) -> Iterator[str]:
        return iter(self.dialogue.model.stream([Message("user", self.said)]))

    def heard(self, text: str, *, is_complete: bool) -> None:  # noqa: ARG002
        self.dialogue.saved.append(text)


@dataclass(slots=True)
class Caller:
    """One conversation, and a clock that feeds it 20 ms at a time."""

    server: Server
    key: str
    chance: random.Random
    turns: list[Turn] = field(default_factory=list)

    def hold(self, count: int) -> Conversation:
        models = groq_models(self.key, ["bench"], base_url=self.server.url)
        transcribers = groq_transcribers(self.key, ["bench"], {}, base_url=self.server.url)
        voices = groq_voices(self.key, ["bench"], {}, base_url=self.server.url)
        self.server.scripts[self.key] = Script()
        senses = Senses(
            TranscriberChain(transcribers, HealthRecord([t.name for t in transcribers])),
            SynthesizerChain(voices, HealthRecord([v.name for v in voices])),
            WebRtcDetector(),
        )
        phrases = Phrases(ACKNOWLEDGEMENTS, ("Hello?",), ("Take your time.",), "")
        line = Conversation(ModelDialogue(models[0]), senses, phrases, VoiceConfig("bench"))
        line.connect(lag_ms=0)
        pace = Pace(line, self.chance)
        pace.quiet(1.0)
        pace.until(lambda: line.snapshot().state is VoiceState.LISTENING)
        for _ in range(count):
            spoken = answer(self.chance, sentences=self.chance.choice((1, 2, 2)))
            ends = zip(spoken.ends_ms, spoken.sentences, strict=True)
            self.server.scripts[self.key].sentences = [(ms + 300, text) for ms, text in ends]
            self.turns.append(pace.turn(spoken))
        return line


class Pace:
    """Real time: what goes in and what comes out, every 20 ms."""

    def __init__(self, line: Conversation, chance: random.Random) -> None:
        self.line, self.chance = line, chance
        self.next_s = time.monotonic()

    def frame(self, sound: np.ndarray) -> tuple[float, bytes, bool]:
        """(when its last sample was heard, what was played meanwhile, whether that was silence)"""
        self.next_s += FRAME_MS / 1000
        time.sleep(max(0.0, self.next_s - time.monotonic()))
        self.line.hear(AudioChunk(sound.astype("<i2").tobytes()))
        now_s = time.monotonic()
        played = self.line.pull(480, 24_000)
        return now_s, played.audio.pcm, played.is_silence

    def room(self) -> np.ndarray:
        return with_noise(np.zeros(320, np.int16), -62.0, self.chance.randrange(2**31))

    def quiet(self, seconds: float) -> None:
        for _ in range(round(seconds * 1000 / FRAME_MS)):
            self.frame(self.room())

    def until(self, holds) -> None:  # type: ignore[no-untyped-def]
        while not holds():
            self.frame(self.room())

    def turn(self, spoken: Spoken) -> Turn:
        turn, last_s = Turn(), 0.0
        sound = np.concatenate([spoken.samples, np.zeros(-len(spoken.samples) % 320, np.int16)])
        for at in range(0, len(sound), 320):
            now_s, _, is_silence = self.frame(sound[at : at + 320])
            turn.cut_off |= not is_silence
            if (at + 320) // 16 >= spoken.last_sound_ms > at // 16:
                last_s = now_s - ((at + 320) / 16 - spoken.last_sound_ms) / 1000
        until_s = last_s + 8
        while turn.content_ms is None and time.monotonic() < until_s:
            now_s, pcm, is_silence = self.frame(self.room())
            if not is_silence:
                turn.first_ms = turn.first_ms or (now_s - last_s) * 1000
                if _pitch_hz(pcm) > CONTENT_HZ / 2:
                    turn.content_ms = (now_s - last_s) * 1000
        self.quiet(1.0)
        turn.latency = self.line.snapshot().latency
        self.until(lambda: self.line.snapshot().state is VoiceState.LISTENING)
        self.quiet(self.chance.uniform(0.4, 0.9))
        return turn


def _pitch_hz(pcm: bytes) -> float:
    samples = np.frombuffer(pcm, "<i2").astype(np.int32)
    loud = samples[np.abs(samples) > 0]
    crossings = np.count_nonzero(np.diff(np.signbit(loud)))
    return crossings / 2 / (len(loud) / 24_000) if len(loud) > 200 else 0.0


def sequential_ms(server: Server, spoken: Spoken) -> float:
    """The same providers one after the other: silence, words, marks, next question, all of its sound."""
    key = "sequential"
    server.scripts[key] = Script([(0, " ".join(spoken.sentences))])
    started_s = time.monotonic()
    time.sleep(SEQUENTIAL_SILENCE_S)
    transcriber = groq_transcribers(key, ["bench"], {}, base_url=server.url)[0]
    transcriber.transcribe(Utterance(AudioChunk(spoken.samples.astype("<i2").tobytes())))
    for _ in ("evaluate", "next question"):
        body = {"model": "bench", "messages": []}
        reply = httpx.post(f"{server.url}/openai/v1/chat/completions", json=body, timeout=10).json()
    voice = groq_voices(key, ["bench"], {}, base_url=server.url)[0]
    for sentence in reply["choices"][0]["message"]["content"].replace("? ", "?\n").replace(". ", ".\n").split("\n"):
        list(voice.synthesize(sentence, voice="bench"))
    return (time.monotonic() - started_s) * 1000


def measure(turns: int, callers: int, seed: int) -> dict[str, object]:
    with serving(Delays(), ACKNOWLEDGEMENTS) as server:
        talking = [Caller(server, f"caller{n}", random.Random(seed + n)) for n in range(callers)]
        lines: list[Conversation] = []
        threads = [
            threading.Thread(target=lambda c=c: lines.append(c.hold(turns // callers)))  # type: ignore[misc]
            for c in talking
        ]
        for thread in threads:
            thread.start()
            time.sleep(0.7)  # not all at the same moment
        for thread in threads:
            thread.join()
        done = [turn for caller in talking for turn in caller.turns]
        right = sum(line.workers.guesses_right for line in lines)
        wasted = sum(line.workers.transcriptions + line.workers.guesses for line in lines) - len(done) - right
        for line in lines:
            line.close()
        chance = random.Random(seed)
        whole = [sequential_ms(server, answer(chance)) for _ in range(3)]
    return figures(done, whole, wasted)


def figures(turns: list[Turn], sequential: list[float], wasted: int) -> dict[str, object]:
    first = [turn.first_ms for turn in turns if turn.first_ms is not None]
    content = sorted(turn.content_ms for turn in turns if turn.content_ms is not None)
    content_p50, sequential_p50 = statistics.median(content), statistics.median(sequential)
    stages = {}
    for stage in ("endpoint_ms", "transcribe_ms", "first_token_ms", "first_sound_ms", "first_content_ms"):
        known = [v for turn in turns if turn.latency and (v := getattr(turn.latency, stage)) is not None]
        stages[stage] = round(statistics.median(known)) if known else None
    return {
        "p50_ms": round(statistics.median(first)),
        "content_p50_ms": round(content_p50),
        "content_p95_ms": round(content[min(len(content) - 1, round(0.95 * (len(content) - 1)))]),
        "sequential_p50_ms": round(sequential_p50),
        "ratio": round(sequential_p50 / content_p50, 2),
        "wasted_calls": wasted,
        "turns": len(content),
        "unanswered": len(turns) - len(content),
        "cut_off": sum(turn.cut_off for turn in turns),
        "stages": stages,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=24)
    parser.add_argument("--callers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    print(json.dumps(measure(options.turns, options.callers, options.seed)))


if __name__ == "__main__":
    main()
