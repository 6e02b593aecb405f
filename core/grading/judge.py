"""A language model as judge: it chooses levels and copies quotes; code checks the quotes and makes the scores.

The order is fixed: gates, judges, evidence check, scores by code. A model never sees what is no answer, a quote that
the answer does not hold is dropped, and a criterion that is left without one is not graded.
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from core.domain.evaluation import Evaluation, Gate, Rubric
from core.domain.interview import Answer, Question
from core.errors import ProviderError
from core.grading.built_in import BuiltInGrader, gated
from core.grading.gates import gate_of
from core.grading.lexicon import lexicon_for, shipped_lexicon
from core.grading.opinion import PROMPT, Judgement, Opinion, messages_for, opinion_of
from core.grading.panel import evaluation_by
from core.grading.standing import without_words_to_the_judge
from core.grading.text import read_text
from core.ports import LanguageModel
from core.prompting import Prompts

log = logging.getLogger(__name__)
# The first judge is the one that says the same every time; the others show how far another reading may lie from it.
TEMPERATURES = (0.0, 0.4, 0.8, 0.6, 1.0)
ANSWERS_AT_ONCE = 4  # whose judgements may be under way together


class ModelGrader:
    """Grades by the medians of some judgements."""

    instant = False

    def __init__(
        self,
        model: LanguageModel,
        prompts: Prompts,
        built_in: BuiltInGrader,
        *,
        judgements: int = 1,
    ) -> None:
        """`judgements` of each answer, 1 to 5: each is a request, and they are made at once."""
        self._model = model
        self._prompts = prompts
        self._built_in = built_in
        self._lexicon = shipped_lexicon()
        self._temperatures = TEMPERATURES[:judgements]
        self._pool = ThreadPoolExecutor(judgements * ANSWERS_AT_ONCE, thread_name_prefix="judge")

    def without_model(self) -> BuiltInGrader:
        return self._built_in

    def grade(self, question: Question, answer: Answer, rubric: Rubric) -> Evaluation:
        """Raises ProviderError when no judgement came: the answer is then not graded yet."""
        if answer.skipped:
            return gated(answer, rubric, Gate.SKIPPED)
        text = read_text(answer.text, question.language)
        if gate := gate_of(question, text, lexicon_for(question.language, self._lexicon)):
            return gated(answer, rubric, gate, question)
        shown = without_words_to_the_judge(text)
        asked = [
            self._pool.submit(self._opinion, question, shown, rubric, number, temperature)
            for number, temperature in enumerate(self._temperatures)
        ]
        found = [future.result() for future in asked]
        opinions = [one for one in found if isinstance(one, Opinion)]
        if not opinions:
            raise next(one for one in found if isinstance(one, ProviderError))
        evaluation = evaluation_by(opinions, question, answer, rubric)
        return replace(evaluation, prompt_version=self._prompts.version(PROMPT))

    def _opinion(
        self, question: Question, shown: str, rubric: Rubric, number: int, temperature: float
    ) -> Opinion | ProviderError:
        """A judgement that failed is one less; only when all have does it count."""
        messages = messages_for(question, shown, rubric, self._prompts, number)
        try:
            filled = self._model.fill(messages, schema=Judgement, temperature=temperature)
        except ProviderError as error:
            log.warning("a judgement is missing: %s", error)
            return error
        return opinion_of(filled.value, question, shown, filled.brain)
