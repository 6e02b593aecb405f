"""One sentence of the interviewer's: its words, its sound, and how much of both was heard."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from core.domain.speech import PLAYBACK_RATE_HZ
from core.speech.resampling import Samples

CHARACTERS_PER_S = 14.0  # of speech at about 165 words a minute; used while a sentence's length is not known yet


@dataclass(slots=True)
class Sentence:
    text: str
    is_aside: bool  # an acknowledgement or a prompt: heard, and no part of the reply
    parts: list[Samples] = field(default_factory=list)
    samples: int = 0
    is_whole: bool = False
    heard: int = 0

    def word_ends(self) -> list[int]:
        """In samples; by the length of the words, as voices give no times. An estimate until the sentence is whole."""
        words = self.text.split()
        total = sum(len(word) + 1 for word in words) or 1
        length = self.samples if self.is_whole else total / CHARACTERS_PER_S * PLAYBACK_RATE_HZ
        ends, count = [], 0
        for word in words:
            count += len(word) + 1
            ends.append(round(length * count / total))
        return ends

    def heard_text(self) -> str:
        if self.is_whole and self.heard >= self.samples:
            return self.text
        count = sum(end <= self.heard for end in self.word_ends())
        return " ".join(self.text.split()[:count])

    def word_start(self, sample: int) -> int:
        return max((end for end in self.word_ends() if end <= sample), default=0)

    def read(self, start: int, count: int) -> Samples:
        out, skipped = [], 0
        for part in self.parts:
            if skipped + len(part) > start and count > 0:
                begin = max(0, start - skipped)
                taken = part[begin : begin + count]
                out.append(taken)
                count -= len(taken)
                start += len(taken)
            skipped += len(part)
        return np.concatenate(out) if out else np.zeros(0, np.int16)
