"""The words of a report: plain, exact, and no kinder than the figures."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.evaluation import CriterionSummary, Score
from core.grading.graded import Graded

GOOD_FROM, POOR_BELOW = 70.0, 50.0
SHOWN = {
    "substance": "The right points",
    "depth": "Concrete and reasoned",
    "clarity": "Easy to follow",
    "confidence": "Plainly spoken",
    "star": "Whole stories",
    "correctness": "Code that is right",
    "efficiency": "Code that scales",
    "style": "Code that reads easily",
    "communication": "A plan told before the code",
}
LACKING = {
    "substance": "key points missing",
    "depth": "few figures and reasons",
    "clarity": "hard to follow in places",
    "confidence": "many hedges",
    "star": "stories that are not whole",
    "correctness": "cases that fail",
    "efficiency": "slow on large inputs",
    "style": "code that is hard to read",
    "communication": "a plan that could not be followed",
}
CONTENT = ("substance", "star", "correctness")
MEASURED = ("correctness", "efficiency")  # rest on the judge and the clock, not on words
STEPS = {
    "substance": "Before you speak, note three points that the question looks for; say them first, then explain.",
    "depth": "Add one figure, one reason and one price to every main statement.",
    "clarity": "Answer in the first sentence, then give the reasons in order, then stop.",
    "confidence": "Say what you know without “I think”; keep doubt for what you do not know, and name it.",
    "star": "Prepare three stories of four sentences each: situation, task, what you did, result.",
    "correctness": "Before you submit, run the smallest input, the largest, and one with equal values in your head.",
    "efficiency": "Say how often the innermost line runs before you write it.",
    "style": "Read your code once more as a colleague would: one name, one line, one level less.",
    "communication": "Before you type, say the idea, what it costs, and what happens at the edges.",
}
MAX_STEPS = 4
QUESTION_CHARACTERS = 90


def headline_of(overall: Score | None, criteria: Sequence[CriterionSummary]) -> str:
    """What stands out most, good and lacking; good only where words were quoted for it."""
    if overall is None:
        return "Nothing could be graded yet."
    best, worst = _best(criteria), _worst(criteria)
    if best and worst:
        return f"{SHOWN[best.criterion_id]}, {LACKING[worst.criterion_id]}."
    if best:
        return f"{SHOWN[best.criterion_id]}."
    if worst:
        return f"{LACKING[worst.criterion_id].capitalize()}."
    return "The right direction, still thin."


def summary_of(
    asked: Sequence[Graded],
    graded: Sequence[Graded],
    criteria: Sequence[CriterionSummary],
    best: Graded | None,
    weakest: Graded | None,
) -> str:
    if not asked:
        return "No question was asked."
    parts = []
    if len(graded) < len(asked):
        parts.append(f"{len(graded)} of {len(asked)} questions were graded; the score speaks for those only.")
    if not graded:
        parts.append("There is no score, because there was no answer to grade.")
    said, wanted = _points(graded)
    if wanted:
        parts.append(f"You said {said} of the {wanted} points that good answers to these questions hold.")
    if worst := _worst(criteria):
        parts.append(f"Most is to be gained in {worst.name[:1].lower() + worst.name[1:]}.")
    if best and weakest:
        parts.append(f"The best answer was to question {best.number}, the weakest to question {weakest.number}.")
    return " ".join(parts)


def next_steps_of(
    graded: Sequence[Graded],
    criteria: Sequence[CriterionSummary],
    weakest: Graded | None,
    left_out: Sequence[Graded],
) -> tuple[str, ...]:
    steps = []
    lowest = weakest or (graded[0] if len(graded) == 1 else None)
    if lowest and lowest.score and lowest.score.value < GOOD_FROM:
        steps.append(f"Answer question {lowest.number} once more: “{_shortened(lowest.question.text)}”")
    ranked = sorted((c for c in criteria if c.score and c.score.value < GOOD_FROM), key=_value)
    steps += [STEPS[c.criterion_id] for c in ranked[:2] if c.criterion_id in STEPS]
    if left_out:
        competencies = ", ".join(dict.fromkeys(entry.question.competency for entry in left_out))
        steps.append(f"Try the questions that were left out: {competencies}.")
    if not steps and graded:
        steps.append("Take the same kind of interview one difficulty higher.")
    return tuple(steps[:MAX_STEPS])


def _best(criteria: Sequence[CriterionSummary]) -> CriterionSummary | None:
    good = [
        c
        for c in criteria
        if c.criterion_id in SHOWN and (c.evidence or c.criterion_id in MEASURED) and _value(c) >= GOOD_FROM
    ]
    return max(good, key=_value, default=None)


def _worst(criteria: Sequence[CriterionSummary]) -> CriterionSummary | None:
    poor = [c for c in criteria if c.criterion_id in LACKING and c.score and _value(c) < POOR_BELOW]
    # What was said weighs more than how: it comes first wherever both are poor.
    return min(poor, key=lambda c: (c.criterion_id not in CONTENT, _value(c)), default=None)


def _value(criterion: CriterionSummary) -> float:
    return criterion.score.value if criterion.score else 0.0


def _points(graded: Sequence[Graded]) -> tuple[int, int]:
    """Key points said and looked for, in the graded main questions."""
    said = wanted = 0
    for entry in graded:
        own = next((e for e in entry.evaluations if e.question_id == entry.question.id), None)
        if own and own.overall:
            said += len(own.points_covered)
            wanted += len(entry.question.key_points)
    return said, wanted


def _shortened(text: str) -> str:
    return text if len(text) <= QUESTION_CHARACTERS else text[:QUESTION_CHARACTERS].rsplit(" ", 1)[0] + " …"
