"""A language model on style and communication of code, where code itself has decided what is right and how fast.

A model cannot contradict the judge: it is asked for two criteria only, and what it says of results all the same is
left out, whichever way it goes.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from pydantic import BaseModel

from core.domain.evaluation import CriterionScore, Evaluation, Rubric
from core.domain.interview import Question
from core.errors import ProviderError
from core.grading.code import READS_EASILY, VERSION, CodeWork, assisted, evaluate
from core.grading.judge import TEMPERATURES
from core.grading.opinion import CriterionJudgement, Opinion, StrengthShown, described, judged_level, remarks
from core.grading.panel import evaluation_by
from core.grading.quotes import locate
from core.grading.scoring import overall_of
from core.grading.standing import without_words_to_the_judge
from core.grading.text import read_text
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

PROMPT = "code_judge"
STYLE, COMMUNICATION = "style", "communication"
MAX_CODE_CHARS = 12_000
MAX_ABOVE_CHECKS = 1.0  # levels by which a model may find more in a style than the static checks do
MAX_REMARKS = 2  # of a model, of either kind
CODE_AT_ONCE = 2  # whose judgements may be under way together
# Of results and of speed a verdict speaks, and nobody else.
_OF_THE_RESULT = re.compile(
    r"\b(in?correct(ly|ness)?|wrong(ly)?|right answer|works?|working|bugs?|buggy|fails?|failed|failing|failures?"
    r"|(?<!one )(?<!single )(?<!first )(?<!second )pass(es|ed|ing)?|accepted|rejected|broken|breaks|crash(es|ed)?"
    r"|errors?(?! handling)|slow(er)?|fast(er)?|quick|(in)?efficien\w+"
    r"|time ?outs?|time limit|optimal|solves?|solved|solution is|does the job|(?<!edge )cases?|tests?|verdict)\b",
    re.IGNORECASE,
)
log = logging.getLogger(__name__)


class CodeJudgement(BaseModel):
    style: CriterionJudgement
    communication: CriterionJudgement
    strengths: list[StrengthShown]
    improvements: list[str]


class CodeGrader:
    """With a model, medians of some judgements; without one, or where it fails, the static checks speak alone."""

    def __init__(self, model: LanguageModel | None, prompts: Prompts, *, judgements: int = 1) -> None:
        self._model = model
        self._prompts = prompts
        self._temperatures = TEMPERATURES[:judgements]
        self._pool = ThreadPoolExecutor(judgements * CODE_AT_ONCE, thread_name_prefix="code-judge")

    def grade(self, work: CodeWork, question: Question, rubric: Rubric) -> Evaluation:
        """Never fails for a provider's sake."""
        checked = evaluate(work, rubric)
        if self._model is None or checked.gate is not None or work.style is None:
            return checked
        asked = [
            self._pool.submit(self._opinion, self._model, work, question, rubric, temperature)
            for temperature in self._temperatures
        ]
        opinions = [opinion for future in asked if (opinion := future.result()) is not None]
        return self._joined(checked, opinions, work, question, rubric) if opinions else checked

    def _joined(
        self, checked: Evaluation, opinions: Sequence[Opinion], work: CodeWork, question: Question, rubric: Rubric
    ) -> Evaluation:
        asked = replace(rubric, criteria=tuple(c for c in rubric.criteria if c.id in (STYLE, COMMUNICATION)))
        told = evaluation_by(opinions, question, work.answer, asked)
        by_model = {score.criterion_id: score for score in told.scores}
        scores = tuple(_chosen(own, by_model.get(own.criterion_id), work) for own in checked.scores)
        unassisted = overall_of(scores, rubric)
        return replace(
            checked,
            scores=scores,
            strengths=(*(text for text in checked.strengths if text != READS_EASILY), *told.strengths),
            improvements=(*checked.improvements, *told.improvements),
            graded_by=told.graded_by,
            judgements=told.judgements,
            prompt_version=f"{VERSION} {self._prompts.version(PROMPT)}",
            overall=assisted(unassisted, work.hints),
            unassisted=unassisted,
        )

    def _opinion(
        self, model: LanguageModel, work: CodeWork, question: Question, rubric: Rubric, temperature: float
    ) -> Opinion | None:
        code, plan = _shown(work)
        try:
            request = [Message("user", self._request(work, question, rubric, code, plan))]
            filled = model.fill(request, schema=CodeJudgement, temperature=temperature)
        except ProviderError as error:
            log.warning("a judgement of code is missing: %s", error)
            return None
        return opinion_on_code(filled.value, code, plan, filled.brain)

    def _request(self, work: CodeWork, question: Question, rubric: Rubric, code: str, plan: str) -> str:
        return self._prompts.render(
            PROMPT,
            verdict=_verdict(work),
            statement=fenced(work.problem.statement),
            points="\n".join(f"- {point.text}" for point in question.key_points) or "Not given.",
            rubric="\n".join(described(rubric.criterion(name)) for name in (STYLE, COMMUNICATION)),
            code=fenced(code),
            plan=fenced(plan),
        )


def opinion_on_code(judged: CodeJudgement, code: str, plan: str, brain: str) -> Opinion:
    """As far as its quotes are found, and without a word on results."""
    levels = {
        STYLE: judged_level(judged.style, code),
        COMMUNICATION: judged_level(judged.communication, plan),
    }
    silent = {name: replace(level, reason=_without_results(level.reason)) for name, level in levels.items()}
    strengths = [s.text for s in judged.strengths if locate(s.quote, code) or locate(s.quote, plan)]
    return Opinion(
        levels=silent,
        points=frozenset(),
        story={},
        strengths=remarks([text for text in strengths if _without_results(text)], MAX_REMARKS),
        improvements=remarks([text for text in judged.improvements if _without_results(text)], MAX_REMARKS),
        brain=brain,
    )


def _without_results(text: str) -> str:
    return "" if _OF_THE_RESULT.search(text) else text


def _shown(work: CodeWork) -> tuple[str, str]:
    """Character for character in their places, so that a quote's place is the place in the original."""
    assert work.submission is not None
    code = without_words_to_the_judge(read_text(work.submission.source[:MAX_CODE_CHARS]))
    return code, without_words_to_the_judge(read_text(work.plan.text)) if work.plan else ""


def _verdict(work: CodeWork) -> str:
    accepted = work.submission is not None and work.submission.accepted
    return "it was accepted." if accepted else "it was not accepted."


def _chosen(own: CriterionScore, told: CriterionScore | None, work: CodeWork) -> CriterionScore:
    """The model's level where it has one to give; what the checks could not measure stays unmeasured."""
    if told is None or told.level is None or own.level is None:
        return own
    if own.criterion_id == COMMUNICATION and work.plan is not None and work.plan.too_short:
        return own
    level = told.level
    if own.criterion_id == STYLE:
        level = min(level, math.ceil((own.exact or own.level) + MAX_ABOVE_CHECKS))
    return replace(told, level=level, reason=told.reason or own.reason, evidence=told.evidence or own.evidence)
