"""The grader that needs no model: levels from what code can read in an answer, each with the words it rests on."""

from __future__ import annotations

import math

from core.domain.evaluation import Criterion, CriterionScore, Evaluation, Gate, Rubric
from core.domain.interview import Answer, Question
from core.grading.advice import improvements_of, strengths_of
from core.grading.content import words_of
from core.grading.criteria import EXPRESSED, Found, star, substance
from core.grading.lexicon import lexicon_for, shipped_lexicon
from core.grading.matching import similarity
from core.grading.reading import Analysis, analyse
from core.grading.scoring import overall_of
from core.grading.story import asks_for_story, evidence_of, story_of
from core.grading.text import read_text

NAME = "built-in"
VERSION = "4"  # of the rules by which it grades: a score of another version is not to be compared
RELATED_TO_QUESTION = 0.35  # cosine of the means; below it an answer to a question without key points is off the point
RELATED_CEILING, UNRELATED_CEILING = 4.0, 2.0
EXPRESSION_ABOVE_SUBSTANCE = 1.5
STORY_ABOVE_SUBSTANCE = 1.5  # levels: a whole story that shows little of what was asked is worth little
MAX_QUOTES = 4
GATE_REASONS = {
    Gate.EMPTY: "There was no answer.",
    Gate.TOO_SHORT: "Too short to judge: a few words only.",
    Gate.GIBBERISH: "These are not words that can be followed.",
    Gate.ECHO: "This says the question back, and does not answer it.",
    Gate.REFUSAL: "No answer was attempted.",
    Gate.OTHER_LANGUAGE: "This is not in the language of the interview, so it was not graded.",
    Gate.SKIPPED: "Skipped.",
}
UNQUOTED = "There are no words to show for this, so it is not graded."
UNGRADED_GATES = frozenset({Gate.EMPTY, Gate.SKIPPED, Gate.OTHER_LANGUAGE})


class BuiltInGrader:
    """Deterministic: the same answer has the same evaluation."""

    instant = True

    def __init__(self) -> None:
        self._lexicon = shipped_lexicon()

    def without_model(self) -> BuiltInGrader:
        return self

    def grade(self, question: Question, answer: Answer, rubric: Rubric) -> Evaluation:
        if answer.skipped:
            return gated(answer, rubric, Gate.SKIPPED)
        analysis = analyse(question, answer.text, self._lexicon)
        if analysis.gate:
            return gated(answer, rubric, analysis.gate, question)
        scores = tuple(self._score(criterion, question, analysis) for criterion in rubric.criteria)
        return Evaluation(
            question_id=question.id,
            rubric_id=rubric.id,
            scores=scores,
            strengths=strengths_of(question, analysis, scores),
            improvements=improvements_of(question, analysis, scores),
            graded_by=NAME,
            prompt_version=VERSION,
            rubric_version=rubric.version,
            attempt=answer.attempt,
            points_covered=analysis.covered,
            overall=overall_of(scores, rubric),
            story=story_of(analysis.text, analysis.star) if asks_for_story(rubric) else (),
            revision=answer.revision,
        )

    def _score(self, criterion: Criterion, question: Question, analysis: Analysis) -> CriterionScore:
        said = substance(analysis)
        if criterion.id == "substance":
            found = said
        elif criterion.id == "star":
            found = star(analysis, min(5.0, (said.level or 5.0) + STORY_ABOVE_SUBSTANCE))
        elif criterion.id in EXPRESSED:
            found = EXPRESSED[criterion.id](analysis, self._ceiling(said, question, analysis))
        else:
            return CriterionScore(criterion.id, None, reason=f"The built-in grader does not grade {criterion.name}.")
        if found.level is None:
            return CriterionScore(criterion.id, None, reason=found.reason)
        if found.level > 1 and not found.segments:
            return CriterionScore(criterion.id, None, reason=UNQUOTED)
        exact = round(found.level, 2)
        level = math.floor(exact + 0.5)
        shown = found.segments[:MAX_QUOTES] if level > 1 else ()
        quotes = tuple(evidence_of(analysis.stands.whole, segment) for segment in shown)
        return CriterionScore(criterion.id, level, evidence=quotes, reason=found.reason, exact=exact)

    def _ceiling(self, said: Found, question: Question, analysis: Analysis) -> float:
        """A well-told answer to another question is worth little: expression ranks little above substance,
        and where substance cannot be told, low unless the answer is about the question at all."""
        if said.level is not None:
            return min(5.0, said.level + EXPRESSION_ABOVE_SUBSTANCE)
        lexicon = lexicon_for(question.language, self._lexicon)
        asked = words_of(read_text(question.text, question.language).content, lexicon)
        given = words_of(analysis.text.content, lexicon)
        if not asked.stems or not given.stems:
            return UNRELATED_CEILING
        near = float(asked.mean @ given.mean) >= RELATED_TO_QUESTION or bool((similarity(asked, given) >= 1).any())
        return RELATED_CEILING if near else UNRELATED_CEILING


def gated(answer: Answer, rubric: Rubric, gate: Gate, question: Question | None = None) -> Evaluation:
    """Lowest level without praise for what is no answer; not graded for what was not given at all."""
    level = None if gate in UNGRADED_GATES else 1
    scores = tuple(CriterionScore(c.id, level, reason=GATE_REASONS[gate]) for c in rubric.criteria)
    missing = tuple(point.text for point in question.key_points[:3]) if question else ()
    advice = tuple(f"Not said: {text}." for text in missing) if level else ()
    return Evaluation(
        question_id=answer.question_id,
        rubric_id=rubric.id,
        scores=scores,
        improvements=(GATE_REASONS[gate], *advice) if level else (),
        graded_by=NAME,
        prompt_version=VERSION,
        rubric_version=rubric.version,
        attempt=answer.attempt,
        gate=gate,
        overall=overall_of(scores, rubric),
        story=story_of(read_text(""), {}) if asks_for_story(rubric) else (),
        revision=answer.revision,
    )
