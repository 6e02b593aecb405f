"""One way to answer a question well: what its authors wrote, or its key points worded by a model or put together."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from pydantic import BaseModel

from core.domain.evaluation import Evaluation, ModelAnswer, Rubric
from core.domain.interview import Answer, Question
from core.domain.language import ENGLISH, word_count
from core.domain.plan import Kind
from core.domain.source import Origin, Source
from core.errors import ProviderError
from core.grading.own_answers import outlined, plain_form, rests_on
from core.grading.wordings import wording, words
from core.languages import language_of
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

log = logging.getLogger(__name__)
PROMPT = "model_answer"
OWN_PROMPT = "resume_answer"
AUTHORS, BUILT_IN, OUTLINE = "authors", "built-in", "outline"
MIN_WORDS, MAX_WORDS = 30, 260
OPENINGS = {
    Kind.BEHAVIOURAL: "With an occasion of your own in the brackets: [where and when it was, and what was at stake].",
    Kind.SYSTEM_DESIGN: "I would begin with what must hold, and then go through the plan.",
}
OPENING = "I would say it in this order."
LINKS = ("First, ", "Then, ", "Next, ", "After that, ", "Besides, ", "I would also say this: ", "Finally, ")


class Grader(Protocol):
    @property
    def instant(self) -> bool: ...

    def without_model(self) -> Grader: ...

    def grade(self, question: Question, answer: Answer, rubric: Rubric) -> Evaluation: ...


class WordedAnswer(BaseModel):
    answer: str


@dataclass(frozen=True, slots=True)
class ModelAnswers:
    """`samples` are the authors' own answers by bank id; a follow-up has none of its own."""

    samples: Mapping[str, str]
    prompts: Prompts
    model: LanguageModel | None = None

    def to(self, question: Question) -> ModelAnswer | None:
        """None where it is not known what a good answer holds. Never fails for a provider's sake."""
        written = self.samples.get(question.bank_id or "")
        is_own = question.language == ENGLISH or (question.bank_id or "").startswith(f"{question.language}-")
        if written and is_own and not question.is_follow_up:
            return ModelAnswer(written, AUTHORS)
        if question.source and question.source.origin is not Origin.NOTES:
            return self._own(question, question.source)
        if not question.key_points:
            return None
        return self._worded(question) or ModelAnswer(composed(question), BUILT_IN)

    def _own(self, question: Question, source: Source) -> ModelAnswer:
        """From the person's own lines and nothing else."""
        if self.model:
            points = "\n".join(f"- {point.text}" for point in question.key_points)
            lines = "\n".join((source.text, *source.facts))
            worded = self._filled(
                self.prompts.render(
                    OWN_PROMPT, question=fenced(question.text), points=fenced(points), facts=fenced(lines)
                )
            )
            if worded and rests_on(worded.text, source, question):
                return worded
        return ModelAnswer(outlined(question, source), OUTLINE)

    def _worded(self, question: Question) -> ModelAnswer | None:
        if self.model is None:
            return None
        points = "\n".join(f"- {point.text}" for point in question.key_points)
        prompt = self.prompts.render(PROMPT, question=fenced(question.text), points=fenced(points))
        if question.language != ENGLISH:
            prompt += f"\n\nThe answer is in {language_of(question.language).conduct}."
        return self._filled(prompt)

    def _filled(self, prompt: str) -> ModelAnswer | None:
        if self.model is None:
            return None
        try:
            filled = self.model.fill([Message("user", prompt)], schema=WordedAnswer)
        except ProviderError as error:
            log.warning("a model answer was put together without a model: %s", error)
            return None
        text = filled.value.answer.strip()
        return ModelAnswer(text, filled.brain) if MIN_WORDS <= word_count(text) <= MAX_WORDS else None


@dataclass(frozen=True, slots=True)
class WithModelAnswers:
    """A grader that adds to each evaluation how the question could have been answered."""

    grader: Grader
    answers: ModelAnswers

    @property
    def instant(self) -> bool:
        return self.grader.instant and self.answers.model is None

    def without_model(self) -> WithModelAnswers:
        return WithModelAnswers(self.grader.without_model(), replace(self.answers, model=None))

    def grade(self, question: Question, answer: Answer, rubric: Rubric) -> Evaluation:
        return replace(self.grader.grade(question, answer, rubric), model_answer=self.answers.to(question))


def composed(question: Question) -> str:
    """The key points as sentences that one could say, in their order."""
    if question.language != ENGLISH:
        return " ".join(f"{point.text.rstrip('.。।')}{_full_stop(question)}" for point in question.key_points)
    points = [_sentence(point.text, question.kind) for point in question.key_points]
    if len(points) == 1:
        return points[0]
    last = len(points) - 1
    links = [LINKS[-1] if at == last else LINKS[min(at, len(LINKS) - 2)] for at in range(len(points))]
    said = [f"{link}{_inner(text)}" for link, text in zip(links, points, strict=True)]
    return " ".join([OPENINGS.get(question.kind, OPENING), *said])


def _full_stop(question: Question) -> str:
    return language_of(question.language).ear.full_stop


def _sentence(text: str, kind: Kind) -> str:
    """ "Asks for the exact error" is how an observer says it; the speaker says "I would ask for the exact error"."""
    bare = text.strip().rstrip(".")
    first, _, rest = bare.partition(" ")
    would = "I" if kind is Kind.BEHAVIOURAL else "I would"
    if first.lower() in words("doing"):
        return f"{would} {plain_form(first.lower())} {rest}."
    if kind is Kind.BEHAVIOURAL and any(start == 0 for start, _ in wording("action").spans(f"i {bare.lower()}")):
        return f"I {bare[0].lower()}{bare[1:]}."
    return f"{bare}."


def _inner(sentence: str) -> str:
    """For the middle of a sentence; names, abbreviations and "I" stay as they are."""
    first = sentence.split(" ", 1)[0]
    return sentence if first == "I" or first[1:] != first[1:].lower() else sentence[:1].lower() + sentence[1:]
