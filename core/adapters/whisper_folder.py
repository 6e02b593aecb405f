"""A Whisper model in a folder of this machine, through faster-whisper. Optional: the library is not required."""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.domain.speech import Transcript, Utterance, Word
from core.errors import ProviderMisbehaved, ProviderUnreachable

PROVIDER = "whisper-folder"
NO_SPEECH, UNSURE = 0.6, -1.0  # as in the reference implementation


class WhisperFolder:
    """One model, loaded when it is first needed; one utterance at a time."""

    def __init__(self, folder: Path, hesitant: Mapping[str, str]) -> None:
        """`hesitant`: language → words of somebody who hesitates, without which Whisper leaves hesitations out."""
        self._folder, self._hesitant = folder, hesitant
        self._model: Any = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return f"{PROVIDER} {self._folder.name}"

    def prepare(self) -> None:
        with self._lock:
            self._loaded()

    def transcribe(self, utterance: Utterance, *, language: str = "en") -> Transcript:
        import numpy as np

        samples = np.frombuffer(utterance.audio.pcm, "<i2").astype(np.float32) / 32768
        with self._lock:
            model = self._loaded()
            try:
                segments, _ = model.transcribe(
                    samples,
                    language=language,
                    initial_prompt=self._hesitant.get(language),
                    word_timestamps=True,
                    beam_size=1,
                    condition_on_previous_text=False,
                )
                spoken = [s for s in segments if not (s.no_speech_prob > NO_SPEECH and s.avg_logprob < UNSURE)]
            except (RuntimeError, ValueError) as error:
                raise ProviderMisbehaved(PROVIDER, f"failed ({type(error).__name__})") from None
        words = tuple(
            Word(word.word.strip(), round(word.start * 1000), round(word.end * 1000))
            for segment in spoken
            for word in segment.words or ()
        )
        sure = [math.exp(min(0.0, segment.avg_logprob)) for segment in spoken]
        text = " ".join(segment.text.strip() for segment in spoken)
        return Transcript(text, words, round(sum(sure) / len(sure), 3) if sure else None, self.name)

    def _loaded(self) -> Any:
        """Raises ProviderUnreachable."""
        if self._model is None:
            try:
                from faster_whisper import WhisperModel

                self._model = WhisperModel(str(self._folder), device="cpu", compute_type="int8", local_files_only=True)
            except ImportError:
                raise ProviderUnreachable(PROVIDER, "faster-whisper is not installed") from None
            except (OSError, RuntimeError, ValueError) as error:
                raise ProviderUnreachable(PROVIDER, f"the model cannot be loaded ({type(error).__name__})") from None
        return self._model
