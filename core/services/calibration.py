"""The calibration page: the grader in use against answers that were levelled by hand, by the authors and by whoever
levels them again."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from core.domain.bank import BankQuestion
from core.domain.calibration import AnswerToLevel, Calibration, CalibrationAnswer, HandLevel, Pair
from core.domain.evaluation import Criterion, Evaluation
from core.domain.interview import Answer, Question
from core.domain.people import LOCAL_PERSON, Identity, Role
from core.errors import ConfigurationError, InputRejected, NotAllowed, NotFound
from core.grading.calibration import LEVELS, agreement_of
from core.grading.model_answers import Grader
from core.grading.rubrics import Rubrics
from core.interviewing.bank import QuestionBank
from core.people_ports import HandLevelStore
from core.ports import Clock

ANSWERS_AT_ONCE = 4
MAX_REASON = 500
YOU = "you"


@dataclass(frozen=True, slots=True)
class Graded:
    levelled: CalibrationAnswer
    question: str
    evaluation: Evaluation


class GradedAnswers:
    """The calibration answers and what the grader makes of them. One a process: it holds no answer of any candidate."""

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
        self.answers = tuple(answers)
        # The files go from the weakest to the best; whoever levels them shall not know which comes next.
        self.shuffled = tuple(sorted(answers, key=lambda answer: answer.id))
        self._bank = bank
        self._grader = grader
        self._rubrics = rubrics
        self._clock = clock
        self._lock = threading.Lock()
        self.known: tuple[Graded, ...] | None = None

    def run(self) -> tuple[Graded, ...]:
        """Grades every answer: tenths of a second built-in, a request or more each with a model. Who asks while it runs
        waits for it, then runs again. Raises ConfigurationError when an answer's question is not in the bank."""
        with self._lock:
            with ThreadPoolExecutor(ANSWERS_AT_ONCE, thread_name_prefix="calibration") as pool:
                self.known = tuple(pool.map(self._grade, self.answers))
            return self.known

    def question(self, answer: CalibrationAnswer) -> Question:
        """Raises ConfigurationError when it is not in the bank."""
        entry = self._bank.get(answer.bank_id)
        if entry is None:
            raise ConfigurationError(f"calibration: there is no question {answer.bank_id}")
        return _as_question(entry)

    def criteria(self, answer: CalibrationAnswer) -> tuple[Criterion, ...]:
        return self._rubrics.for_kind(self.question(answer).kind).criteria

    def _grade(self, answer: CalibrationAnswer) -> Graded:
        question = self.question(answer)
        given = Answer(question.id, answer.text, self._clock.now())
        evaluation = self._grader.grade(question, given, self._rubrics.for_kind(question.kind))
        return Graded(answer, question.text, evaluation)


class CalibrationService:
    """Bound to one person: the authors' levels are the same for everybody, their own are theirs alone."""

    def __init__(self, identity: Identity, graded: GradedAnswers, own: HandLevelStore) -> None:
        self._me, self._graded, self._own = identity, graded, own

    @property
    def asks_a_model(self) -> bool:
        return self._graded.asks_a_model

    @property
    def answers(self) -> int:
        return len(self._graded.answers)

    @property
    def known(self) -> Calibration | None:
        """Against the authors, as it was found last while this process runs; None before the first `run`."""
        return None if self._graded.known is None else calibration_of(self._graded.known)

    def run(self) -> Calibration:
        """As GradedAnswers.run."""
        return calibration_of(self._graded.run())

    @property
    def may_level(self) -> bool:
        return may_level(self._me)

    def own(self) -> Calibration | None:
        """Against this person's own levels; None while they gave none, or before the first `run`. Raises StoreError."""
        given = self._own.all() if self.may_level else {}
        levelled = [
            replace(one, levelled=replace(one.levelled, levels=given[one.levelled.id], levelled_by=YOU))
            for one in self._graded.known or ()
            if one.levelled.id in given
        ]
        return calibration_of(levelled) if levelled else None

    def levelled(self) -> tuple[bool, ...]:
        """Of each answer, in the order in which they are asked for, whether this person gave it levels.
        Raises StoreError."""
        given = self._own.all()
        return tuple(answer.id in given for answer in self._graded.shuffled)

    def to_level(self, number: int) -> AnswerToLevel:
        """The `number`th answer, from 1, in an order that tells nothing. Raises NotAllowed, NotFound, StoreError."""
        answer = self._answer(number)
        question, given = self._graded.question(answer), self._own.all().get(answer.id, ())
        return AnswerToLevel(answer.id, number, question.text, answer.text, self._graded.criteria(answer), given)

    def give(self, number: int, levels: Mapping[str, tuple[int | None, str]]) -> None:
        """A level and its reason for each criterion, in place of earlier ones. Raises InputRejected, NotAllowed,
        NotFound, StoreError."""
        answer = self._answer(number)
        given = []
        for criterion in self._graded.criteria(answer):
            level, reason = levels.get(criterion.id, (None, ""))
            if level is None or level not in LEVELS or not reason.strip():
                raise InputRejected(f"Nothing is kept yet: {criterion.name} needs a level and a reason.")
            if len(reason.strip()) > MAX_REASON:
                raise InputRejected(f"A reason has {MAX_REASON} characters at most.")
            given.append(HandLevel(criterion.id, level, reason.strip()))
        self._own.save(answer.id, given)

    def take_back(self, number: int) -> None:
        """Raises NotAllowed, NotFound, StoreError."""
        self._own.save(self._answer(number).id, ())

    def _answer(self, number: int) -> CalibrationAnswer:
        if not self.may_level:
            raise NotAllowed("level calibration answers")
        if not 1 <= number <= self.answers:
            raise NotFound(f"calibration answer {number}")
        return self._graded.shuffled[number - 1]


def may_level(who: Identity) -> bool:
    """A coach and an administrator may; without accounts the local person may do everything."""
    return who == LOCAL_PERSON or who.role in (Role.COACH, Role.ADMINISTRATOR)


def calibration_of(graded: Iterable[Graded]) -> Calibration:
    """How far the evaluations agree with the levels beside them."""
    found = list(graded)
    pairs = [pair for one in found for pair in _pairs(one)]
    names = dict.fromkeys(pair.by_hand.criterion_id for pair in pairs)
    return Calibration(
        graded_by=tuple(dict.fromkeys(one.evaluation.graded_by for one in found)),
        answers=len(found),
        levelled_by=tuple(dict.fromkeys(one.levelled.levelled_by for one in found)),
        overall=agreement_of(pairs),
        by_criterion=tuple(
            (name, agreement_of([pair for pair in pairs if pair.by_hand.criterion_id == name])) for name in names
        ),
    )


def _pairs(graded: Graded) -> Iterable[Pair]:
    scores = {score.criterion_id: score for score in graded.evaluation.scores}
    for by_hand in graded.levelled.levels:
        score = scores.get(by_hand.criterion_id)
        level, reason = (score.level, score.reason) if score else (None, "")
        yield Pair(graded.question, graded.levelled.text, by_hand, level, reason)


def _as_question(entry: BankQuestion) -> Question:
    return Question(entry.id, entry.text, entry.kind, entry.difficulty, entry.competency, entry.key_points, entry.id)
