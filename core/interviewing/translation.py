"""The bank's questions in another language, by a language model, when they are put. What comes back is checked: nothing
left out, nothing left in English."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace

from pydantic import BaseModel

from core.domain.interview import KeyPoint, Question
from core.domain.language import word_count
from core.errors import ProviderError
from core.interviewing.listening import is_in
from core.languages import language_of
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

QUESTION_WORDS = (4, 90)
KEPT = 500  # translations: the same question is put to many


class TranslatedPoint(BaseModel):
    text: str
    cues: list[str]


class TranslatedQuestion(BaseModel):
    text: str
    key_points: list[TranslatedPoint]


class ModelTranslator:
    """Thread-safe."""

    def __init__(self, model: LanguageModel, prompts: Prompts) -> None:
        self._model, self._prompts = model, prompts
        self._kept: OrderedDict[tuple[str, str], TranslatedQuestion] = OrderedDict()
        self._lock = threading.Lock()

    def translated(self, question: Question, language: str) -> Question | None:
        """None when the model fails, or what it gives is not whole or not in that language."""
        key = (question.text, language)
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            found = self._asked(question, language)
            if found is None:
                return None
            with self._lock:
                self._kept[key] = found
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        points = tuple(KeyPoint(point.text.strip(), tuple(point.cues)) for point in found.key_points)
        return replace(question, text=found.text.strip(), key_points=points, language=language, probes=())

    def _asked(self, question: Question, language: str) -> TranslatedQuestion | None:
        points = [
            f"{at}. {point.text} (cues: {'; '.join(point.cues)})"
            for at, point in enumerate(question.key_points, start=1)
        ]
        prompt = self._prompts.render(
            "question_translation",
            language=language_of(language).conduct,
            question=fenced(question.text),
            points=fenced("\n".join(points) or "There are none."),
        )
        try:
            found = self._model.fill([Message("user", prompt)], schema=TranslatedQuestion).value
        except ProviderError:
            return None
        return found if is_whole(found, question, language) else None


def is_whole(found: TranslatedQuestion, question: Question, language: str) -> bool:
    return (
        QUESTION_WORDS[0] <= word_count(found.text) <= QUESTION_WORDS[1]
        and is_in(found.text, language)
        and found.text.strip() != question.text
        and len(found.key_points) == len(question.key_points)
        and all(point.text.strip() and any(cue.strip() for cue in point.cues) for point in found.key_points)
        and is_in(" ".join(point.text for point in found.key_points) or found.text, language)
    )
