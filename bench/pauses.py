"""Answers with long pauses inside their sentences: none of them may be cut."""

from __future__ import annotations

import random

import numpy as np

from bench.endpointing import heard_by_transcribers, ms_of, utterances
from bench.spoken import VOICES, Samples, said, with_noise
from core.adapters.webrtcvad_detector import WebRtcDetector
from core.domain.speech import SPEECH_RATE_HZ, Transcript, Utterance

# Each part but the last stops inside a sentence.
ANSWERS = (
    "The first thing that I did was to | talk to the people who | used the old system, and | then I wrote | a plan.",
    "We had a problem with the | database because | it was slow, so | we moved it to a | bigger machine.",
    "My role was to | lead the team and | to talk to the | customers about what | they wanted.",
    "When the deadline came, we | were not ready, but | I had told the | manager in | time.",
)
PAUSES_S = (1.0, 3.0)
NOISES_DBFS = (-66.0, -55.0, -46.0)
SILENCE_MS = 6000


def spoken(parts: tuple[str, ...], voice: tuple[str, str], chance: random.Random, noise_dbfs: float) -> Samples:
    pieces: list[Samples] = [np.zeros(SPEECH_RATE_HZ, np.int16)]
    for part in parts:
        pieces += [said(part, voice), np.zeros(int(SPEECH_RATE_HZ * chance.uniform(*PAUSES_S)), np.int16)]
    pieces[-1] = np.zeros(SPEECH_RATE_HZ * SILENCE_MS // 1000, np.int16)
    return with_noise(np.concatenate(pieces), noise_dbfs, chance.randrange(2**31))


def cutting_off(seed: int = 5) -> dict[str, object]:
    """Every answer in every room, said by one of the voices; with the words known, and with them drafted."""
    chance = random.Random(seed)
    drafted = heard_by_transcribers()
    cut = {"known": 0, "drafted": 0}
    answers = 0
    for parts in (tuple(text.split(" | ")) for text in ANSWERS):
        for noise_dbfs in NOISES_DBFS:
            voice = chance.choice(VOICES)
            samples = spoken(parts, voice, chance, noise_dbfs)
            answers += 1
            for name, words in (("known", known(parts)), ("drafted", drafted)):
                found = utterances(samples, words, detector=WebRtcDetector())
                cut[name] += len(found) != 1 or found[0]["end_ms"] < ms_of(samples) - SILENCE_MS - 1000
    return {"answers": answers, "cut_off": cut["known"], "cut_off_drafted": cut["drafted"]}


def known(parts: tuple[str, ...]):  # type: ignore[no-untyped-def]
    ends: list[int] = []

    def words(_utterance: Utterance, last_sound_ms: int) -> Transcript:
        if not ends or last_sound_ms > ends[-1] + 500:
            ends.append(last_sound_ms)
        return Transcript(" ".join(parts[: len(ends)]))

    return words
