"""The calibration page: the grader in use against answers that were levelled by hand."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from core.domain.bank import BankQuestion
from core.domain.calibration import Calibration, CalibrationAnswer, Pair
from core.domain.evaluation import Evaluation
from core.domain.interview import Answer, Question
from core.errors import ConfigurationError
from core.grading.calibration import agreement_of
from core.grading.model_answers import Grader
from core.grading.rubrics import Rubrics
from core.interviewing.bank import QuestionBank
from core.ports import Clock

ANSWERS_AT_ONCE = 4


class CalibrationService:
    """The same for everybody: it holds no answer of any candidate."""

    def __init__(
        self,
        answers: Sequence[CalibrationAnswer],
        bank: QuestionBank,
        grader: Grader,
        rubrics: Rubrics,
        clock: Clock,
        *,
        asks_a_model: bool = False,
    ) -> None:
        """`asks_a_model`: grading costs requests, so that it is not done unasked."""
        self.asks_a_model = asks_a_model
        self._answers = answers
        self._bank = bank
        self._grader = grader
        self._rubrics = rubrics
        self._clock = clock
        self._lock = threading.Lock()
        self._known: Calibration | None = None

    @property
    def answers(self) -> int:
        return len(self._answers)

    @property
    def known(self) -> Calibration | None:
        """What was found last, while this process runs; None before the first `run`."""
        return self._known

    def run(self) -> Calibration:
        """Grades every answer: tenths of a second built-in, a request or more each with a model. Who asks while it runs
        waits for it, then runs again. Raises ConfigurationError when an answer's question is not in the bank."""
        with self._lock:
            with ThreadPoolExecutor(ANSWERS_AT_ONCE, thread_name_prefix="calibration") as pool:
                graded = list(pool.map(self._grade, self._answers))
            pairs = [pair for evaluation, found in graded for pair in found]
            names = dict.fromkeys(pair.by_hand.criterion_id for pair in pairs)
            self._known = Calibration(
                graded_by=tuple(dict.fromkeys(evaluation.graded_by for evaluation, _ in graded)),
                answers=len(graded),
                levelled_by=tuple(dict.fromkeys(answer.levelled_by for answer in self._answers)),
                overall=agreement_of(pairs),
                by_criterion=tuple(
                    (name, agreement_of([pair for pair in pairs if pair.by_hand.criterion_id == name]))
                    for name in names
                ),
            )
            return self._known

    def _grade(self, answer: CalibrationAnswer) -> tuple[Evaluation, list[Pair]]:
        entry = self._bank.get(answer.bank_id)
        if entry is None:
            raise ConfigurationError(f"calibration: there is no question {answer.bank_id}")
        question = _as_question(entry)
        given = Answer(question.id, answer.text, self._clock.now())
        evaluation = self._grader.grade(question, given, self._rubrics.for_kind(question.kind))
        scores = {score.criterion_id: score for score in evaluation.scores}
        pairs = []
        for by_hand in answer.levels:
            score = scores.get(by_hand.criterion_id)
            level, reason = (score.level, score.reason) if score else (None, "")
            pairs.append(Pair(question.text, answer.text, by_hand, level, reason))
        return evaluation, pairs


def _as_question(entry: BankQuestion) -> Question:
    return Question(entry.id, entry.text, entry.kind, entry.difficulty, entry.competency, entry.key_points, entry.id)
