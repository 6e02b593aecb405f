"""Spoken answers for the voice benches: sentences in the voices that this machine has, with pauses and noise."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.adapters.espeak_voice import EspeakVoice
from core.adapters.flite_voice import FliteVoice
from core.domain.speech import SPEECH_RATE_HZ
from core.errors import ProviderError
from core.speech.resampling import resampled
from core.voice_providers import trimmed

Samples = npt.NDArray[np.int16]
SENTENCES = (
    "I moved the service to a new cluster.",
    "We measured the latency for a month, and it went down by half.",
    "My manager asked for a plan, so I wrote one.",
    "The customers were happy with the result.",
    "I learned to ask earlier for help.",
    "We tested every change with a small group of users first.",
    "There was a conflict between two teams about the deadline.",
    "In the end we shipped two weeks late.",
    "I would start with the data next time.",
    "Nobody had looked at the error rate before.",
    "It took four people and about three months.",
    "That decision saved us a lot of money.",
)
VOICES = (("flite", "slt"), ("flite", "rms"), ("flite", "awb"), ("espeak", "en-gb"), ("espeak", "en-us+f3"))


@dataclass(frozen=True, slots=True)
class Spoken:
    samples: Samples  # 16 kHz
    ends_ms: tuple[int, ...]  # of the sentences, their last sound
    sentences: tuple[str, ...]

    @property
    def last_sound_ms(self) -> int:
        return self.ends_ms[-1]


def said(sentence: str, voice: tuple[str, str]) -> Samples:
    """Raises ProviderError."""
    provider, name = voice
    synthesizer = FliteVoice({}, name) if provider == "flite" else EspeakVoice({}, name)
    chunks = list(trimmed(synthesizer.synthesize(sentence, voice="")))
    sound = np.concatenate([np.frombuffer(chunk.pcm, "<i2").astype(np.int16) for chunk in chunks])
    return resampled(sound, chunks[0].sample_rate_hz, SPEECH_RATE_HZ)


def answer(chance: random.Random, *, sentences: int = 2, noise_dbfs: float = -62.0) -> Spoken:
    """A few sentences, 0.35 to 0.5 s apart (voices end with some silence of their own), and the room's noise."""
    chosen = tuple(chance.sample(SENTENCES, sentences))
    voice = chance.choice(VOICES)
    parts: list[Samples] = []
    ends_ms = []
    for sentence in chosen:
        if parts:
            parts.append(np.zeros(SPEECH_RATE_HZ * chance.randint(200, 330) // 1000, np.int16))
        try:
            sound = said(sentence, voice)
        except ProviderError:
            voice = VOICES[3]
            sound = said(sentence, voice)
        loud = np.flatnonzero(np.abs(sound.astype(np.int32)) > 500)
        parts.append(sound)
        total = sum(len(part) for part in parts) - len(sound) + int(loud[-1])
        ends_ms.append(total * 1000 // SPEECH_RATE_HZ)
    return Spoken(with_noise(np.concatenate(parts), noise_dbfs, chance.randrange(2**31)), tuple(ends_ms), chosen)


def with_noise(samples: Samples, dbfs: float, seed: int) -> Samples:
    noise = np.random.default_rng(seed).normal(0, 32768 * 10 ** (dbfs / 20), len(samples))
    noisy: Samples = np.clip(samples + noise, -32768, 32767).astype(np.int16)
    return noisy
