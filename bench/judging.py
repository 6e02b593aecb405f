"""Whether a grader can be moved by what should not move it, and is moved by what should.

    python -m bench.judging [--model NAME] [--answers N]

Without --model the built-in grader is tried. With it, the grader that the settings configure, with one judgement of
each answer by the named model ("groq openai/gpt-oss-120b"; "first" takes the first that is configured): every case is
a request or two, so --answers limits how many answers are changed. Answers that a gate keeps from grading count as 0.
Prints as its last line {"cases", "violations", "worst", ...}: worst is the five furthest beyond what is allowed, in
points of 100, and the further keys count cases and violations by kind of change.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from core.deadlines import Limits
from core.domain.interview import Answer, Question
from core.grading.built_in import BuiltInGrader
from core.grading.judge import ModelGrader
from core.grading.lexicon import shipped_lexicon
from core.grading.model_answers import Grader
from core.grading.rubrics import Rubrics
from core.grading.trials import Changes, Outcome, TrialAnswer, outcomes, trials_of
from core.interviewing.bank import QuestionBank
from core.prompting import Prompts
from core.settings import PROMPTS, load
from core.vendors import language_models

EVERY = 6  # of the bank's questions: each gives three answers
WORST = 5


def answers_of(bank: QuestionBank, every: int = EVERY) -> list[TrialAnswer]:
    """The authors' strong, middling and weak answers to some of the questions."""
    found = []
    for entry in bank.questions[::every]:
        question = Question(
            entry.id, entry.text, entry.kind, entry.difficulty, entry.competency, entry.key_points, entry.id
        )
        samples = (entry.samples.strong, entry.samples.middling, entry.samples.weak)
        found += [TrialAnswer(question, text, entry.samples.strong) for text in samples]
    return found


def value_by(grader: Grader, rubrics: Rubrics) -> Callable[[Question, str], float]:
    def value(question: Question, text: str) -> float:
        answer = Answer(question.id, text, datetime.now(UTC))
        overall = grader.grade(question, answer, rubrics.for_kind(question.kind)).overall
        return overall.value if overall else 0.0

    return value


def figures(found: Sequence[Outcome]) -> dict[str, object]:
    violations = [outcome for outcome in found if outcome.is_violation]
    ranked = sorted(violations, key=lambda outcome: -outcome.excess)[:WORST]
    worst = [
        {
            "change": outcome.trial.name,
            "question": outcome.trial.question.id,
            "before": outcome.before,
            "after": outcome.after,
        }
        for outcome in ranked
    ]
    cases, broken = (Counter(outcome.trial.name for outcome in group) for group in (found, violations))
    by_change = {name: [cases[name], broken[name]] for name in cases}
    return {"cases": len(found), "violations": len(violations), "worst": worst, "by_change": by_change}


def _grader(name: str | None) -> Grader:
    built_in = BuiltInGrader()
    if name is None:
        return built_in
    models = {model.name: model for model in language_models(load(), Limits())}
    if not models or name not in (*models, "first"):
        sys.exit(f"there is no model {name}; configured: {', '.join(models) or 'none'}")
    model = next(iter(models.values())) if name == "first" else models[name]
    return ModelGrader(model, Prompts(PROMPTS), built_in)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model")
    parser.add_argument("--answers", type=int)
    options = parser.parse_args()
    answers = answers_of(QuestionBank.load(PROMPTS / "questions"))[: options.answers]
    trials = list(trials_of(answers, Changes(PROMPTS / "trials"), shipped_lexicon()))
    value = value_by(_grader(options.model), Rubrics(PROMPTS / "rubrics"))
    print(json.dumps(figures(outcomes(trials, value)), ensure_ascii=False))


if __name__ == "__main__":
    main()
