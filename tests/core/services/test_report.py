import json
import threading
import time
from dataclasses import replace

import pytest

from core.adapters.system_clock import SystemClock
from core.domain.evaluation import Evaluation
from core.domain.interview import CompletionMethod, Status
from core.domain.people import LOCAL_PERSON
from core.domain.speech import Delivery
from core.errors import InputRejected, NotFound, ProviderUnreachable, StoreError
from core.grading.built_in import BuiltInGrader
from core.services.grading_jobs import GradingJobs, GradingProgress
from core.services.report import ReportService
from tests.core.grading.graders import RUBRICS
from tests.core.grading.interviews import interview_of, story, technical
from tests.core.grading.questions import MIDDLING, STRONG, TOLD, WEAK
from tests.fakes.desk import code_grading
from tests.fakes.memory_store import MemoryDatabase

FIVE = [
    (technical(1), STRONG),
    (technical(2), MIDDLING),
    (technical(3), None),
    (story(4), TOLD),
    (technical(5), "I don't know"),
]


@pytest.fixture
def store():
    return MemoryDatabase().interviews("local")


@pytest.fixture
def service(store):
    return ReportService(LOCAL_PERSON, store, BuiltInGrader(), RUBRICS, GradingJobs(), SystemClock(), code_grading())


def test_before_grading_everything_is_pending(store, service):
    store.save(interview_of(FIVE))
    view = service.open("i1")
    assert view.pending == ("q1", "q2", "q3", "q4", "q5")
    assert view.report.overall is None
    assert view.report.headline == "Nothing could be graded yet."


def test_grading_goes_answer_by_answer_and_is_kept(store, service):
    store.save(interview_of(FIVE))
    assert list(service.grade("i1")) == [GradingProgress(done, 5) for done in range(6)]
    view = service.open("i1")
    assert view.pending == ()
    assert view.report.coverage == 0.8
    assert view.report.not_graded == ("q3",)
    assert view.interview.evaluation_of("q1").overall.value > 70
    assert list(service.grade("i1")) == [GradingProgress(0, 0)]


def test_grading_beside_ends_in_the_same_report(store, service):
    store.save(interview_of(FIVE))
    service.grade_beside("i1")
    assert service.progress("i1", wait_s=30) is None
    assert service.open("i1").pending == ()


def test_only_one_job_grades_an_interview():
    jobs, gate, started = GradingJobs(), threading.Event(), []

    def steps():
        started.append(1)
        yield GradingProgress(1, 2)
        gate.wait(30)

    for _ in range(3):
        jobs.ensure(("me", "i1"), steps)
    jobs.ensure(("you", "i1"), steps)
    assert jobs.progress(("me", "i1")) is not None
    assert not jobs.wait(("me", "i1"), timeout_s=0)
    gate.set()
    assert jobs.wait(("me", "i1"), timeout_s=30) and jobs.wait(("you", "i1"), timeout_s=30)
    assert len(started) == 2
    assert jobs.progress(("me", "i1")) is None


def test_a_job_that_fails_is_over():
    jobs = GradingJobs()

    def steps():
        yield GradingProgress(0, 2)
        raise StoreError("disk full")

    jobs.ensure(("me", "i1"), steps)
    assert jobs.wait(("me", "i1"), timeout_s=30)


def test_the_figures_are_kept_for_search(store, service):
    store.save(interview_of(FIVE))
    list(service.grade("i1"))
    from core.domain.progress import InterviewQuery

    (summary,) = store.search(InterviewQuery()).items
    report = service.open("i1").report
    assert (summary.score, summary.coverage) == (report.overall.value, report.coverage)


def test_leaving_in_the_middle_keeps_what_was_done(store, service):
    store.save(interview_of(FIVE))
    steps = service.grade("i1")
    assert [next(steps) for _ in range(3)][-1] == GradingProgress(2, 5)
    steps.close()
    assert service.open("i1").pending == ("q3", "q4", "q5")
    assert next(service.grade("i1")) == GradingProgress(0, 3)


def test_a_running_interview_is_not_disturbed(store, service):
    saved = store.save(interview_of(FIVE[:2]))
    list(service.grade("i1"))
    assert store.save(saved).version == saved.version + 1


class Recorder:
    """Grades as the built-in grader does and remembers the questions that it was given."""

    def __init__(self):
        self.seen = {}

    def grade(self, question, answer, rubric) -> Evaluation:
        self.seen[question.id] = question
        return BuiltInGrader().grade(question, answer, rubric)


@pytest.mark.parametrize(
    ("first", "kept"),
    [pytest.param(MIDDLING, 0, id="digging elsewhere"), pytest.param("I don't know.", 4, id="a second chance")],
)
def test_what_a_follow_up_is_held_against(store, first, kept):
    grader = Recorder()
    service = ReportService(LOCAL_PERSON, store, grader, RUBRICS, GradingJobs(), SystemClock(), code_grading())
    follow_up = replace(technical(1), id="q1-f1", follows="q1")
    store.save(interview_of([(technical(1), first), (follow_up, "About forty million rows, I would say.")]))
    list(service.grade("i1"))
    assert len(grader.seen["q1-f1"].key_points) == kept
    one_point = replace(follow_up, key_points=follow_up.key_points[:1])
    store.save(replace(interview_of([(technical(1), first), (one_point, "It is a tree, so few steps.")]), id="i2"))
    list(service.grade("i2"))
    assert len(grader.seen["q1-f1"].key_points) == 1


class Failing:
    """Grades `good` answers, and then its provider is away."""

    instant = False

    def __init__(self, good: int) -> None:
        self._good = good

    def without_model(self) -> BuiltInGrader:
        return BuiltInGrader()

    def grade(self, question, answer, rubric) -> Evaluation:
        self._good -= 1
        if self._good < 0:
            raise ProviderUnreachable("groq", "no route")
        return BuiltInGrader().grade(question, answer, rubric)


def failing(store, good: int) -> ReportService:
    return ReportService(LOCAL_PERSON, store, Failing(good), RUBRICS, GradingJobs(), SystemClock(), code_grading())


def test_what_a_failing_provider_did_not_grade_waits_and_the_rest_stays(store):
    store.save(interview_of(FIVE))
    service = failing(store, good=2)
    service.grade_beside("i1")
    service.progress("i1", wait_s=10)
    view = service.open("i1")
    assert view.pending == ("q3", "q4", "q5") and view.report.overall is not None
    with pytest.raises(ProviderUnreachable):
        list(service.grade("i1"))
    assert service.asks_a_model
    list(service.grade("i1", without_model=True))
    assert service.open("i1").pending == ()


def test_a_correction_and_a_second_try_are_kept_when_they_cannot_be_graded(store):
    interview = interview_of([(technical(1), STRONG)])
    store.save(interview.ended(Status.COMPLETED, CompletionMethod.ALL_ANSWERED, interview.started_at))
    service = failing(store, good=0)
    for action in (service.correct, service.try_again):
        assert action("i1", "q1", MIDDLING) is None
    view = service.open("i1")
    assert [(a.attempt, a.text) for a in view.interview.attempts_at("q1")] == [(1, MIDDLING), (2, MIDDLING)]
    assert view.pending == ("q1",)


def test_an_unknown_interview_is_not_found(service):
    with pytest.raises(NotFound):
        service.open("nothing")
    with pytest.raises(NotFound):
        next(service.grade("nothing"))
    with pytest.raises(NotFound):
        service.as_json("nothing")


def test_five_answers_take_well_under_a_second(store, service):
    store.save(interview_of([(technical(n), STRONG) for n in range(1, 6)]))
    started = time.process_time()
    list(service.grade("i1"))
    service.open("i1")
    assert time.process_time() - started < 1


def test_the_download_has_stable_keys(store, service):
    store.save(interview_of(FIVE))
    list(service.grade("i1"))
    document = json.loads(service.as_json("i1"))
    assert document.keys() == {"schema_version", "interview", "report", "questions"}
    assert document["schema_version"] == 1
    assert document["interview"].keys() == {"id", "plan", "status", "completion_method", "started_at", "ended_at"}
    assert document["report"].keys() == {
        "overall",
        "coverage",
        "criteria",
        "headline",
        "summary",
        "strengths",
        "improvements",
        "next_steps",
        "graded_by",
        "best_question_id",
        "weakest_question_id",
        "not_graded",
    }
    assert document["report"]["criteria"][0].keys() == {"criterion_id", "name", "score", "graded", "evidence"}
    assert document["report"]["criteria"][0]["evidence"][0].keys() == {"question_id", "quote", "start", "end", "at_ms"}
    first, third = document["questions"][0], document["questions"][2]
    assert first.keys() == {
        "number",
        "id",
        "text",
        "kind",
        "difficulty",
        "competency",
        "follows",
        "score",
        "board",
        "answer",
        "evaluation",
    }
    assert first["answer"] == {
        "text": STRONG,
        "skipped": False,
        "attempt": 1,
        "answered_at": "2026-11-20T09:00:00+00:00",
    }
    assert first["score"]["value"] == first["evaluation"]["overall"]["value"]
    assert (third["score"], third["answer"]["skipped"], third["evaluation"]["gate"]) == (None, True, "skipped")


def test_the_download_carries_any_text(store, service):
    hostile = '</script> $x "quoted" \u202e\x00 😀 ' + WEAK
    store.save(interview_of([(technical(1), hostile)]))
    list(service.grade("i1"))
    assert json.loads(service.as_json("i1"))["questions"][0]["answer"]["text"] == hostile


def ended(said):
    interview = interview_of(said)
    return interview.ended(Status.COMPLETED, CompletionMethod.ALL_ANSWERED, interview.started_at)


def test_trying_again_names_the_points_that_are_now_said_and_leaves_the_score(store, service):
    store.save(ended([(technical(1), MIDDLING)]))
    list(service.grade("i1"))
    score = service.open("i1").report.overall
    comparison = service.try_again("i1", "q1", STRONG)
    assert (comparison.before.attempt, comparison.after.attempt) == (1, 2)
    assert comparison.before.points_covered == (1,)
    assert (comparison.now_said, comparison.no_longer_said, comparison.still_missing) == ((0, 2, 3), (), ())
    assert comparison.change > 20
    assert comparison.same_grader
    view = service.open("i1")
    assert view.comparisons == (comparison,)
    assert (view.report.overall, view.pending) == (score, ())
    third = service.try_again("i1", "q1", WEAK)
    assert (third.after.attempt, third.no_longer_said) == (3, (1,))


def test_a_skipped_question_can_be_tried_again(store, service):
    store.save(ended([(technical(1), None)]))
    comparison = service.try_again("i1", "q1", STRONG)
    assert comparison.change is None
    assert comparison.now_said == (0, 1, 2, 3)
    assert service.open("i1").report.overall is None


def test_a_corrected_answer_is_graded_anew(store, service):
    store.save(ended([(technical(1), WEAK)]))
    list(service.grade("i1"))
    evaluation = service.correct("i1", "q1", STRONG)
    view = service.open("i1")
    assert view.interview.evaluation_of("q1") == evaluation
    assert (evaluation.attempt, evaluation.revision) == (1, 1)
    assert view.report.overall == evaluation.overall
    assert view.interview.answer_to("q1").heard == WEAK
    assert all(STRONG[e.start : e.end] == e.quote for s in evaluation.scores for e in s.evidence)


def test_language_is_marked_only_where_the_words_are_sure(store, service):
    interview = ended([(technical(1), STRONG)])
    unsure = replace(interview.answers[0], delivery=Delivery(duration_ms=40_000, clarity=0.3))
    store.save(replace(interview, answers=(unsure,)))
    list(service.grade("i1"))
    found = service.open("i1").interview.evaluation_of("q1")
    levels = {score.criterion_id: score.level for score in found.scores}
    assert levels["clarity"] is levels["confidence"] is None
    assert levels["substance"] >= 4
    assert found.overall.value > 70
    corrected = service.correct("i1", "q1", f"{STRONG} That is all.")
    assert None not in {score.level for score in corrected.scores}


def test_a_correction_whose_grading_was_lost_is_pending(store, service):
    store.save(ended([(technical(1), WEAK)]))
    list(service.grade("i1"))
    store.save(store.get("i1").with_corrected_answer("q1", STRONG))
    assert service.open("i1").pending == ("q1",)
    list(service.grade("i1"))
    assert service.open("i1").report.overall.value > 70


@pytest.mark.parametrize("text", ["", "  \n", "word " * 5000], ids=["nothing", "blanks", "too much"])
def test_what_cannot_be_kept_is_refused_and_changes_nothing(store, service, text):
    store.save(ended([(technical(1), WEAK)]))
    for change in (service.try_again, service.correct):
        with pytest.raises(InputRejected):
            change("i1", "q1", text)
    assert [answer.text for answer in store.get("i1").answers] == [WEAK]


def test_a_running_interview_a_skipped_answer_and_a_strange_question_are_refused(store, service):
    store.save(interview_of([(technical(1), WEAK)], interview_id="open"))
    store.save(ended([(technical(1), None)]))
    for change in (service.try_again, service.correct):
        with pytest.raises(InputRejected, match="still running"):
            change("open", "q1", STRONG)
        with pytest.raises(NotFound):
            change("i1", "q9", STRONG)
    with pytest.raises(InputRejected, match="no answer to correct"):
        service.correct("i1", "q1", STRONG)
