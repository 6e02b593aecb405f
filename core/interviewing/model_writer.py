"""New questions by a language model, for when a person has seen all that the bank holds. Checked as the bank is."""

from __future__ import annotations

from pydantic import BaseModel

from core.domain.interview import Interview, KeyPoint, Question
from core.domain.language import ENGLISH, word_count
from core.domain.plan import Kind
from core.errors import ProviderError
from core.interviewing.bank import QuestionBank
from core.interviewing.leaks import opening_words, overlap
from core.interviewing.listening import is_in
from core.interviewing.planning import Wanted
from core.languages import language_of
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

QUESTION_WORDS = (8, 60)
POINT_WORDS = (4, 30)
POINTS = (4, 7)
MAX_POINT_OVERLAP = 0.5  # of a key point's content words with the question's
MAX_QUESTION_OVERLAP = 0.6  # with a question that the person knows


class WrittenPoint(BaseModel):
    text: str
    cues: list[str]


class WrittenQuestion(BaseModel):
    text: str
    competency: str
    key_points: list[WrittenPoint]


class ModelWriter:
    def __init__(self, model: LanguageModel, bank: QuestionBank, prompts: Prompts) -> None:
        self._model = model
        self._bank = bank
        self._prompts = prompts

    def write(self, interview: Interview, wanted: Wanted, number: int) -> Question | None:
        """None when the model fails, or writes something below the bank's standard."""
        kind = Kind.GENERAL if wanted.kind is Kind.MIXED else wanted.kind
        cell = [q.text for q in self._bank.in_cell(interview.plan.domain, kind)]
        known = [*cell, *(q.text for q in interview.questions)]
        prompt = self._prompts.render(
            "question_writer",
            field=interview.plan.domain.replace("_", " and "),
            role=fenced(interview.plan.role),
            seniority=interview.plan.seniority,
            kind=kind.value.replace("_", " "),
            difficulty=wanted.difficulty.value,
            language=language_of(interview.plan.language).conduct,
            asked=fenced("\n".join(known)),
        )
        try:
            written = self._model.fill([Message("user", prompt)], schema=WrittenQuestion).value
        except ProviderError:
            return None
        if not acceptable(written, known) or not _speaks(written, interview.plan.language):
            return None
        points = tuple(KeyPoint(p.text.strip(), tuple(p.cues)) for p in written.key_points)
        return Question(
            id=f"q{number}",
            text=written.text.strip(),
            kind=kind,
            difficulty=wanted.difficulty,
            competency=written.competency.strip(),
            key_points=points,
            language=interview.plan.language,
        )


def acceptable(written: WrittenQuestion, known: list[str]) -> bool:
    """The bank's own rules: lengths, points that are not the question again, and a question that is new."""
    text = written.text.strip()
    return (
        _within(text, QUESTION_WORDS)
        and text.endswith(("?", ".", "？", "。", "।"))
        and 1 <= len(written.competency.split()) <= 4
        and POINTS[0] <= len(written.key_points) <= POINTS[1]
        and all(_within(p.text, POINT_WORDS) and p.cues for p in written.key_points)
        and all(overlap(p.text, text) < MAX_POINT_OVERLAP for p in written.key_points)
        and len({p.text.casefold() for p in written.key_points}) == len(written.key_points)
        and all(opening_words(text) != opening_words(other) for other in known)
        and all(overlap(text, other) < MAX_QUESTION_OVERLAP for other in known)
    )


def _speaks(written: WrittenQuestion, language: str) -> bool:
    return language == ENGLISH or is_in(written.text, language)


def _within(text: str, words: tuple[int, int]) -> bool:
    return words[0] <= word_count(text) <= words[1]
