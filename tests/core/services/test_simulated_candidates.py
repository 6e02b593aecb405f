"""Seven kinds of candidates hold whole interviews; their reports rank them, and the interviewer stays itself."""

import threading
from collections import Counter
from dataclasses import replace

import pytest

from core.adapters.system_clock import SystemClock
from core.domain.interview import Interview, Speaker, Status, TurnKind
from core.domain.people import Identity, Role
from core.domain.simulation import Behaviour, SimulatedReport, Simulation
from core.errors import NotAllowed, NotFound
from core.grading.built_in import BuiltInGrader
from core.grading.reading import read_answer
from core.grading.report import report_of
from core.grading.trials import Changes
from core.interviewing.bank import QuestionBank
from core.interviewing.built_in import BuiltInInterviewer
from core.interviewing.engine import InterviewEngine
from core.interviewing.leaks import leaks
from core.interviewing.moves import main_of, unheard_points
from core.interviewing.sentences import split_sentences
from core.interviewing.simulation import held
from core.services.simulation import FIELDS, SimulationJobs, SimulationParts, SimulationService
from tests.core.conftest import PROMPTS
from tests.core.grading.graders import RUBRICS
from tests.core.interviewing.simulation import new_interview


@pytest.fixture(scope="module")
def bank():
    return QuestionBank.load(PROMPTS / "questions")


@pytest.fixture(scope="module")
def room(bank, personas, phrases):
    return InterviewEngine(bank, personas, read_answer, BuiltInInterviewer(bank, personas, phrases))


@pytest.fixture(scope="module")
def parts(room, bank):
    return SimulationParts(
        room, bank, Changes(PROMPTS / "trials"), BuiltInGrader(), RUBRICS, SystemClock(), SimulationJobs()
    )


@pytest.fixture(scope="module")
def interviews(room, parts) -> dict[str, list[Interview]]:
    return {
        name: [held(room, new_interview(f"{name} {field}", domain=field), parts.candidate(name)) for field in FIELDS]
        for name in Behaviour
    }


def graded(interview: Interview) -> Interview:
    grader = BuiltInGrader()
    questions = [(interview.question(answer.question_id), answer) for answer in interview.answers]
    return interview.with_evaluations(
        [
            grader.grade(
                # As the report does: a follow-up that digs elsewhere is not held against the main question's points.
                replace(question, key_points=())
                if question.is_follow_up and len(question.key_points) > 1
                else question,
                answer,
                RUBRICS.for_kind(question.kind),
            )
            for question, answer in questions
        ]
    )


def test_reports_rank_them(interviews):
    overall = {
        name: [report_of(graded(interview), RUBRICS).overall for interview in held_by]
        for name, held_by in interviews.items()
    }
    assert overall.pop("empty") == [None] * len(FIELDS)
    for strong, middling, weak, *rest in zip(*overall.values(), strict=True):
        assert strong.value > middling.value + 10 > weak.value + 15
        assert max(score.value for score in rest) < weak.value
        assert max(score.value for score in rest) <= 10


@pytest.mark.parametrize("name", list(Behaviour))
def test_the_interviewer_repeats_nothing(interviews, name):
    for interview in interviews[name]:
        assert interview.status is Status.COMPLETED
        spoken = [turn.text for turn in interview.turns if turn.speaker is Speaker.INTERVIEWER]
        counts = Counter(sentence for text in spoken for sentence in split_sentences(text))
        # Who says a question back is taken to ask for it once more.
        for question in interview.questions if name == "repeating" else ():
            counts.subtract(split_sentences(question.text))
        assert [sentence for sentence, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", list(Behaviour))
def test_the_interviewer_gives_nothing_away(interviews, room, name):
    for interview in interviews[name]:
        for index, turn in enumerate(interview.turns):
            if turn.kind is not TurnKind.FOLLOW_UP:
                continue
            given = tuple(
                a for a in interview.answers if a.answered_at <= turn.at and a.question_id != turn.question_id
            )
            until = replace(interview, turns=interview.turns[:index], answers=given, status=Status.IN_PROGRESS)
            main = main_of(interview, interview.question(turn.question_id))
            known = " ".join([main.text, *(t.text for t in until.turns)])
            assert not leaks(turn.text, unheard_points(until, main, room.read), known)


@pytest.mark.parametrize("name", [name for name in Behaviour if name not in ("strong", "middling")])
def test_nothing_undeserved_is_praised(interviews, phrases, name):
    praise = [p for tone in ("warm", "measured", "sparing") for p in phrases.of(f"acknowledgements.{tone}.solid")]
    for interview in interviews[name]:
        spoken = " ".join(turn.text for turn in interview.turns if turn.speaker is Speaker.INTERVIEWER)
        assert not [phrase for phrase in praise if phrase in spoken]
        if name != "weak":
            # Main questions: of a follow-up's one point, the two or three terms that name it can be guessed.
            done = graded(interview)
            main = {question.id for question in interview.main_questions}
            assert [e.strengths for e in done.evaluations if e.question_id in main and e.strengths] == []


COACH = Identity("cy", "Cy", Role.COACH)


def finished(service, wait_s=60.0):
    service._parts.jobs._pool.submit(lambda: None).result(wait_s)
    return service.latest()


def test_a_coach_runs_them_on_each_rubric_and_gets_the_ranking(parts):
    service = SimulationService(COACH, replace(parts, jobs=SimulationJobs()))
    assert service.latest() is None
    assert set(service.rubrics()) == {"behavioural", "general", "system_design", "technical"}
    for rubric_id in service.rubrics():
        service.start(rubric_id)
        run = finished(service)
        assert (run.rubric_id, len(run.reports), run.total, run.is_running, run.fault) == (rubric_id, 21, 21, False, "")
        assert run.is_as_deserved
        assert run.ranking[:3] == (Behaviour.STRONG, Behaviour.MIDDLING, Behaviour.WEAK)
        assert run.ranking[-1] is Behaviour.EMPTY and run.mean(Behaviour.EMPTY) is None
    assert SimulationService(replace(COACH, id="dee"), service._parts).latest() is None


def test_progress_is_what_is_done_and_a_second_start_changes_nothing(parts):
    class Slow(BuiltInGrader):
        def grade(self, question, answer, rubric):
            assert going.wait(30)
            return super().grade(question, answer, rubric)

    going = threading.Event()
    service = SimulationService(COACH, replace(parts, grader=Slow(), jobs=SimulationJobs()))
    service.start("general")
    service.start("technical")
    run = service.latest()
    assert run.is_running and run.rubric_id == "general" and run.reports == ()
    going.set()
    assert len(finished(service).reports) == 21 and service.latest().rubric_id == "general"


def test_what_stops_a_run_is_said_and_it_can_be_run_again(parts):
    empty = replace(parts.engine, bank=QuestionBank([]))
    broken = replace(parts, engine=empty, jobs=SimulationJobs())
    service = SimulationService(COACH, broken)
    service.start("general")
    run = finished(service)
    assert run.fault and not run.is_running
    again = SimulationService(COACH, replace(parts, jobs=broken.jobs))
    again.start("general")
    assert finished(again).is_as_deserved


def test_a_candidate_runs_nothing_and_nobody_an_unknown_rubric(parts):
    with pytest.raises(NotAllowed):
        SimulationService(Identity("ann", "Ann"), parts).start("general")
    for unknown in ("coding", "nothing"):
        with pytest.raises(NotFound):
            SimulationService(COACH, parts).start(unknown)


def test_an_order_that_is_not_deserved_is_noticed():
    deserved = dict(zip(Behaviour, (80.0, 40.0, 20.0, None, 0.0, 0.0, 5.0), strict=True))

    def run(**changed):
        scores = {**deserved, **{Behaviour(name): score for name, score in changed.items()}}
        return Simulation("general", 7, tuple(SimulatedReport(one, "technology", 5, scores[one]) for one in scores))

    assert run().is_as_deserved
    for wrong in ({"middling": 80.0}, {"weak": 41.0}, {"gaming": 20.0}, {"empty": 0.0}, {"strong": None}):
        assert not run(**wrong).is_as_deserved
    assert not Simulation("general", 7).is_as_deserved
