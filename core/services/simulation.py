"""Simulated candidates on the calibration page: whole interviews with the built-in interviewer, over one rubric, graded
by the grader in use."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from core.domain.evaluation import Rubric
from core.domain.interview import Interview, Question, Status
from core.domain.people import Identity
from core.domain.plan import Kind, Plan
from core.domain.simulation import Behaviour, SimulatedReport, Simulation
from core.errors import NotAllowed, NotFound, PracticeError
from core.grading.model_answers import Grader
from core.grading.report import report_of
from core.grading.rubrics import Rubrics
from core.grading.trials import Changes
from core.interviewing.bank import QuestionBank
from core.interviewing.engine import InterviewEngine
from core.interviewing.simulation import Candidate, held
from core.ports import Clock
from core.services.calibration import may_level

FIELDS = ("technology", "healthcare", "sales_marketing")
FURTHER = {  # to a follow-up: the bank has answers to main questions only
    Behaviour.STRONG: "It was 30 per cent at first; I measured it over six weeks and decided to change the order, which"
    " held.",
    Behaviour.MIDDLING: "That depends, I would look at it case by case with the people who know it.",
    Behaviour.WEAK: "I would do my best there and use best practices, as one does.",
}
_log = logging.getLogger("rehearsal.simulation")


class SimulationJobs:
    """Process-wide: one run at a time, the others wait; what came of each person's last one is known until the process
    ends."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="simulation")
        self._lock = threading.Lock()
        self._latest: dict[str, Simulation] = {}  # by person

    def latest(self, person_id: str) -> Simulation | None:
        with self._lock:
            return self._latest.get(person_id)

    def start(self, person_id: str, wanted: Simulation, report: Callable[[Behaviour, str], SimulatedReport]) -> None:
        """Nothing happens while this person's last one runs."""
        with self._lock:
            last = self._latest.get(person_id)
            if last and last.is_running:
                return
            self._latest[person_id] = wanted
        self._pool.submit(self._run, person_id, wanted, report)

    def _run(self, person_id: str, at: Simulation, report: Callable[[Behaviour, str], SimulatedReport]) -> None:
        try:
            for field in FIELDS:
                for behaviour in Behaviour:
                    at = replace(at, reports=(*at.reports, report(behaviour, field)))
                    self._note(person_id, at)
        except Exception as error:  # nobody waits for this thread: the page has to be told
            _log.warning("a simulation stopped", exc_info=error)
            words = error.user_message if isinstance(error, PracticeError) else PracticeError.user_message
            self._note(person_id, replace(at, fault=words))

    def _note(self, person_id: str, at: Simulation) -> None:
        with self._lock:
            self._latest[person_id] = at


@dataclass(frozen=True, slots=True)
class SimulationParts:
    """Process-wide. `engine` asks no model."""

    engine: InterviewEngine
    bank: QuestionBank
    changes: Changes
    grader: Grader
    rubrics: Rubrics
    clock: Clock
    jobs: SimulationJobs

    def candidate(self, behaviour: Behaviour) -> Candidate:
        """Who answers every question of one interview in this way."""
        asked: list[str] = []

        def reply(question: Question) -> str | None:
            asked.append(question.id)
            return self._answer(behaviour, question, len(asked))

        return reply

    def report(self, behaviour: Behaviour, rubric: Rubric, field: str) -> SimulatedReport:
        """Of one interview, held and graded. Raises ConfigurationError when the bank has no question for it."""
        plan = Plan(kind=Kind(rubric.kinds[0]), domain=field)
        new = Interview(f"{behaviour}-{field}", "simulated", plan, Status.IN_PROGRESS, self.clock.now())
        interview = held(self.engine, new, self.candidate(behaviour))
        for answer in interview.answers:
            question = interview.question(answer.question_id)
            graded = self.grader.grade(interview.as_graded(question), answer, self.rubrics.for_kind(question.kind))
            interview = interview.with_evaluations([replace(graded, question_id=question.id)])
        overall = report_of(interview, self.rubrics).overall
        return SimulatedReport(behaviour, field, len(interview.questions), overall.value if overall else None)

    def _answer(self, behaviour: Behaviour, question: Question, number: int) -> str | None:
        match behaviour:
            case Behaviour.EMPTY:
                return None
            case Behaviour.GIBBERISH:
                return "asdf qwer zxcv hjkl uiop bnmq wert sdfg xcvb tyui ghjk vbnm qaz " + "wsx edc " * number
            case Behaviour.REPEATING:
                return f"{question.text} " * 4
            case Behaviour.GAMING:
                return self._gaming(question, number)
        source = self.bank.get(question.bank_id)
        return str(getattr(source.samples, behaviour.value)) if source else FURTHER[behaviour]

    def _gaming(self, question: Question, number: int) -> str:
        """Orders to the grader, praise of oneself, and the key terms of the question."""
        cues = ", ".join(cue for point in question.key_points for cue in point.cues)
        injections, boasts = self.changes.injections, self.changes.asides["boasting"]
        first, last = injections[number % len(injections)], injections[(number + 7) % len(injections)]
        return f"{first} {boasts[number % len(boasts)]} {cues}. {last}"


class SimulationService:
    """Bound to one person, who may give levels of their own as well."""

    def __init__(self, identity: Identity, parts: SimulationParts) -> None:
        self._me, self._parts = identity, parts

    def rubrics(self) -> Mapping[str, Rubric]:
        """By id, those of what is talked about: code is judged by running it."""
        return {one.id: one for one in self._parts.rubrics.all() if Kind.CODING.value not in one.kinds}

    def latest(self) -> Simulation | None:
        """How far the last one is, or what came of it."""
        return self._parts.jobs.latest(self._me.id)

    def start(self, rubric_id: str) -> None:
        """Seven candidates in three fields, beside whatever the person does meanwhile. Raises NotAllowed, NotFound."""
        if not may_level(self._me):
            raise NotAllowed("run simulated candidates")
        rubric = self.rubrics().get(rubric_id)
        if rubric is None:
            raise NotFound(f"rubric {rubric_id}")
        wanted = Simulation(rubric.id, len(FIELDS) * len(Behaviour))
        self._parts.jobs.start(
            self._me.id, wanted, lambda behaviour, field: self._parts.report(behaviour, rubric, field)
        )
