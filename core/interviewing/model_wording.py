"""Questions about a résumé in a model's words. What is asked for stays as the code chose it, and so do the points that
an answer is held against; what is not fit to be asked is left in the words that were written by hand."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

from pydantic import BaseModel

from core.domain.interview import Interview, Question
from core.domain.source import Origin, Source
from core.errors import ProviderError
from core.figures import figures_in
from core.interviewing.leaks import content_words, leaks, overlap
from core.interviewing.subjects import CONTACT
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

log = logging.getLogger(__name__)
PROMPT = "resume_question"
MIN_WORDS, MAX_WORDS = 6, 60
MAX_TOKENS = 300
MAX_OVERLAP = 0.7  # with a question that was asked before
# What could be invented beside figures: names inside a sentence.
CHECKABLE = re.compile(r"(?<=[a-z,;:] )[“\"'(]?[A-Z][\w+#.-]*")
PLAIN = frozenset(("I", "I'd", "I'm", "I've", "I'll"))


class WordedQuestion(BaseModel):
    text: str


class ModelWording:
    def __init__(self, model: LanguageModel, prompts: Prompts) -> None:
        self._model = model
        self._prompts = prompts

    def reworded(self, interview: Interview, question: Question) -> Question:
        source = question.source
        if source is None or source.origin is Origin.NOTES:  # what was really asked stays as it was
            return question
        prompt = self._prompts.render(
            PROMPT,
            role=fenced(interview.plan.role),
            question=fenced(question.text),
            line=fenced(source.text),
            facts=fenced("\n".join(source.facts)),
            asked=fenced("\n".join(one.text for one in interview.questions)),
        )
        try:
            filled = self._model.fill([Message("user", prompt)], schema=WordedQuestion, max_tokens=MAX_TOKENS)
        except ProviderError as error:
            log.info("a question about a résumé keeps its own words: %s", error)
            return question
        text = " ".join(filled.value.text.split())
        return replace(question, text=text) if acceptable(text, question, source, interview) else question


def acceptable(text: str, question: Question, source: Source, interview: Interview) -> bool:
    """One question, on this line, that invents nothing, gives nothing away and was not asked before."""
    known = " ".join((question.text, source.text, *source.facts, interview.plan.role))
    names = {found.strip("“\"'(.,") for found in CHECKABLE.findall(text)} - PLAIN
    about = content_words(f"{source.text} {_quoted(question.text)}")
    return (
        MIN_WORDS <= len(text.split()) <= MAX_WORDS
        and text.endswith("?")
        and CONTACT.search(text) is None
        and all(name.casefold() in known.casefold() for name in names)
        and figures_in(text) <= figures_in(known)
        and bool(content_words(text) & about)
        and not leaks(text, question.key_points, question.text)
        and all(overlap(text, one.text) < MAX_OVERLAP for one in interview.main_questions)
    )


def _quoted(text: str) -> str:
    return " ".join(re.findall(r"“([^”]+)”", text))
