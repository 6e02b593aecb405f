"""The coding round over stores in memory and a runner that judges as it is told."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.coding import Language, Outcome, Submission, Verdict
from core.domain.interview import CompletionMethod, Status, TurnKind, Written
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind, Mode, Plan
from core.errors import Conflict, InputRejected, NotFound, SandboxUnavailable
from core.services.judging_jobs import Stage
from tests.core.coding.samples import ACCEPTED, START, WRONG
from tests.core.grading.graders import RUBRICS
from tests.fakes.desk import parts
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.set_clock import SetClock

PLAN = Plan(kind=Kind.CODING, question_count=2, topics=("arrays",), time_limit_minutes=45)
WORDS = "I go through it once and keep the best so far, which is O(n); an empty list gives nothing."


class Judged:
    """In place of the judge: every submission gets the next verdict. The real one has tests of its own."""

    def __init__(self, made, *verdicts) -> None:
        self.verdicts = list(verdicts)
        made.judging.judged = self.judged
        made.judging.measured = lambda owner, submission: submission
        made.judging.prepare = lambda owner_id, problem_id: None

    def judged(self, owner_id, submission: Submission, tell=lambda _: None) -> Submission:
        tell(Stage.RUNNING)
        told = self.verdicts.pop(0)
        if isinstance(told, Exception):
            raise told
        return submission.judged(told)


@pytest.fixture
def clock():
    return SetClock(START, step=timedelta(milliseconds=1))


@pytest.fixture
def database():
    return MemoryDatabase()


@pytest.fixture
def made(clock, tmp_path):
    return parts(clock, kept=tmp_path)


@pytest.fixture
def judged(made):
    return Judged(made)


@pytest.fixture
def service(made, judged, database):
    return made.service(LOCAL_PERSON, database.interviews("local"), database.submissions("local"))


@pytest.fixture
def desk(service):
    return service.desk(service.start(PLAN).id)


def settled(service, interview_id: str, patience_s: float = 10) -> None:
    """Waits for what runs beside the page."""
    give_up = time.monotonic() + patience_s
    while time.monotonic() < give_up:
        job = service.job(interview_id)
        if not (job and job.running) and not service.is_thinking(interview_id):
            return
        time.sleep(0.005)
    raise AssertionError("it never came to its end")


def submitted(service, judged, desk, *verdicts, full=True, source="x = 1") -> None:
    for told in verdicts:
        judged.verdicts.append(told)
        act = service.submit if full else service.run
        act(desk.interview.id, desk.question.id, Language.PYTHON, source)
        settled(service, desk.interview.id)


def kinds(service, interview_id):
    return [turn.kind for turn in service.open(interview_id).turns]


def test_a_round_begins_with_a_problem_of_its_topics(desk):
    assert desk.question.bank_id.startswith("arrays/")
    assert desk.interview.plan.kind is Kind.CODING
    assert desk.approach is None and desk.hints == () and desk.hint_at is None
    assert not desk.is_last


@pytest.mark.parametrize(
    "change", [{"question_count": 0}, {"question_count": 6}, {"time_limit_minutes": 0}, {"time_limit_minutes": 999}]
)
def test_plans_that_cannot_be_held_are_rejected(service, change):
    with pytest.raises(InputRejected):
        service.start(replace(PLAN, **change))


def test_topics_that_nobody_knows_are_left_out(service):
    assert service.start(replace(PLAN, topics=("arrays", "cooking"))).plan.topics == ("arrays",)


def test_an_approach_is_kept_and_answered(service, desk):
    service.tell_approach(desk.interview.id, desk.question.id, WORDS)
    settled(service, desk.interview.id)
    turns = service.open(desk.interview.id).turns
    assert [turn.kind for turn in turns] == [TurnKind.QUESTION, TurnKind.APPROACH, TurnKind.REMARK]
    assert service.desk(desk.interview.id).approach == WORDS


def test_straight_to_the_code_is_answered_by_nobody(service, desk):
    service.tell_approach(desk.interview.id, desk.question.id, "  ")
    settled(service, desk.interview.id)
    assert kinds(service, desk.interview.id) == [TurnKind.QUESTION, TurnKind.APPROACH]


def test_words_that_were_left_unanswered_are_taken_up_again(service, desk, database):
    store = database.interviews("local")
    interview = store.get(desk.interview.id)
    turn = replace(interview.turns[0], id="t9", kind=TurnKind.APPROACH, text=WORDS)
    store.save(replace(interview, turns=(*interview.turns, turn)))
    assert service.is_thinking(desk.interview.id)
    settled(service, desk.interview.id)
    assert kinds(service, desk.interview.id)[-1] is TurnKind.REMARK


def test_a_run_is_kept_judged_and_noticed(service, judged, desk):
    submitted(service, judged, desk, WRONG, full=False)
    (run,) = service.desk(desk.interview.id).submissions
    assert (run.full, run.verdict, run.source) == (False, WRONG, "x = 1")
    assert kinds(service, desk.interview.id)[1:] == [TurnKind.RUN, TurnKind.REMARK]


def test_the_interviewer_reacts_at_most_once_in_45_seconds_but_always_when_spoken_to(service, judged, desk, clock):
    submitted(service, judged, desk, WRONG, WRONG, full=False)
    assert kinds(service, desk.interview.id).count(TurnKind.REMARK) == 1
    service.tell_approach(desk.interview.id, desk.question.id, WORDS)
    settled(service, desk.interview.id)
    assert kinds(service, desk.interview.id).count(TurnKind.REMARK) == 2
    clock.at += timedelta(seconds=45)
    submitted(service, judged, desk, WRONG, full=False)
    assert kinds(service, desk.interview.id).count(TurnKind.REMARK) == 3


def test_code_is_kept_before_it_is_judged_and_an_outage_is_said(service, judged, desk):
    submitted(service, judged, desk, SandboxUnavailable("no Landlock"))
    after = service.desk(desk.interview.id)
    assert [s.verdict for s in after.submissions] == [None]
    assert after.job.problem == SandboxUnavailable.user_message


@pytest.mark.parametrize("source", ["", " \n\t", "x" * 100_001])
def test_code_that_cannot_be_run_is_rejected(service, desk, source):
    with pytest.raises(InputRejected):
        service.submit(desk.interview.id, desk.question.id, Language.PYTHON, source)


def test_a_draft_for_each_language_and_the_starter_until_then(service, desk):
    assert "def " in service.code(desk, Language.PYTHON)
    service.save_code(desk.interview.id, desk.question.id, Language.PYTHON, "mine\r\n\ud83d")
    assert service.code(desk, Language.PYTHON) == "mine\n?"
    assert service.code(desk, Language.JAVA) == service.starter(desk, Language.JAVA)
    assert service.last_language(desk) is Language.PYTHON


def test_hints_come_in_order_and_once(service, desk):
    for level in (1, 1, 3, 2):
        service.take_hint(desk.interview.id, desk.question.id, level)
    after = service.desk(desk.interview.id)
    assert after.hints == desk.problem.hints[:2]


def test_a_hint_keeps_the_code_at_which_it_was_taken(service, desk):
    service.take_hint(desk.interview.id, desk.question.id, 1)
    service.save_code(desk.interview.id, desk.question.id, Language.CPP, "int a;")
    taken = service.take_hint(desk.interview.id, desk.question.id, 2)
    hints = [turn.written for turn in taken.turns if turn.kind is TurnKind.HINT]
    assert hints == [None, Written("cpp", "int a;")]


def test_a_hint_comes_by_itself_only_after_a_minute_without_a_run_or_an_edit(service, desk, clock):
    def alone(level):
        service.take_hint(desk.interview.id, desk.question.id, level, by_itself=True)
        return len(service.desk(desk.interview.id).hints)

    clock.at += timedelta(minutes=5)
    assert alone(1) == 0, "the clock starts with the approach"
    service.tell_approach(desk.interview.id, desk.question.id, "")
    clock.at += timedelta(seconds=50)
    service.save_code(desk.interview.id, desk.question.id, Language.CPP, "int a;")
    clock.at += timedelta(seconds=50)
    assert alone(1) == 0, "there was an edit"
    clock.at += timedelta(seconds=10)
    assert alone(1) == 1
    clock.at += timedelta(seconds=50)
    assert alone(2) == 1, "the last hint was less than a minute ago"


def test_real_mode_has_no_hints_and_one_clock(service, clock):
    desk = service.desk(service.start(replace(PLAN, mode=Mode.REAL, time_limit_minutes=30)).id)
    service.tell_approach(desk.interview.id, desk.question.id, "")
    assert service.desk(desk.interview.id).hint_at is None
    with pytest.raises(InputRejected):
        service.take_hint(desk.interview.id, desk.question.id, 1)
    service.save_code(desk.interview.id, desk.question.id, Language.JAVA, "class Solution { int mine; }")
    clock.at += timedelta(minutes=30)
    closed = service.open(desk.interview.id)
    assert (closed.status, closed.ended_at) == (Status.TIMED_OUT, closed.deadline)
    assert closed.answer_to(desk.question.id).text == "class Solution { int mine; }"
    with pytest.raises(Conflict):
        service.run(desk.interview.id, desk.question.id, Language.JAVA, "x")


def test_practice_has_no_clock(service, desk, clock):
    clock.at += timedelta(days=3)
    assert service.open(desk.interview.id).is_open


def test_the_next_problem_follows_the_verdict_and_the_last_one_ends_the_round(service, judged, desk):
    submitted(service, judged, desk, WRONG, ACCEPTED)
    second = service.next(desk.interview.id, desk.question.id)
    assert second.answer_to(desk.question.id).text == "x = 1"
    with pytest.raises(Conflict):
        service.next(desk.interview.id, desk.question.id)
    last = service.desk(desk.interview.id)
    assert last.is_last and last.question.bank_id != desk.question.bank_id
    ended = service.next(desk.interview.id, last.question.id)
    assert ended.completion_method is CompletionMethod.ALL_ANSWERED
    assert ended.answer_to(last.question.id).skipped


def test_ending_hands_in_what_was_written_and_the_report_judges_it(service, judged, desk, made, database):
    service.save_code(desk.interview.id, desk.question.id, Language.PYTHON, "def mine(values):\n    return values\n")
    ended = service.end(desk.interview.id)
    assert ended.status is Status.ENDED_EARLY
    answer = ended.answer_to(desk.question.id)
    judged.verdicts.append(WRONG)
    grading = made.grading(LOCAL_PERSON, database.submissions("local"))
    evaluation = grading.grade(ended, desk.question, answer, RUBRICS.for_kind(Kind.CODING))
    assert evaluation.scores[0].reason == "2 of 4 cases pass."
    assert database.submissions("local").of_interview(ended.id)[-1].verdict == WRONG


def test_the_starter_is_no_answer(service, desk):
    service.save_code(desk.interview.id, desk.question.id, Language.PYTHON, service.starter(desk, Language.PYTHON))
    assert service.end(desk.interview.id).answer_to(desk.question.id).skipped


def test_a_round_of_somebody_else_is_not_found(made, desk, database):
    from core.domain.people import Identity

    other = made.service(Identity("other", "Other"), database.interviews("other"), database.submissions("other"))
    with pytest.raises(NotFound):
        other.desk(desk.interview.id)


def test_two_tabs_add_up(service, desk):
    service.tell_approach(desk.interview.id, desk.question.id, "")
    service.say(desk.interview.id, desk.question.id, "From one tab")
    settled(service, desk.interview.id)
    service.say(desk.interview.id, desk.question.id, "From the other")
    settled(service, desk.interview.id)
    said = [turn.text for turn in service.open(desk.interview.id).turns if turn.kind is TurnKind.REQUEST]
    assert said == ["From one tab", "From the other"]


def test_only_one_run_at_a_time(service, judged, desk):
    import threading

    waiting = threading.Event()
    judged.judged = None
    service._engine.judging.judged = lambda owner, s, tell: (waiting.wait(10), s.judged(Verdict(Outcome.ACCEPTED)))[1]
    service.run(desk.interview.id, desk.question.id, Language.PYTHON, "x = 1")
    with pytest.raises(InputRejected):
        service.run(desk.interview.id, desk.question.id, Language.PYTHON, "x = 2")
    waiting.set()
    settled(service, desk.interview.id)


@pytest.mark.parametrize("text", ["[1, 2", "NaN", "[Infinity]", "", "{'a': 1}", "[" * 100_000])
def test_input_that_is_no_json_is_named(service, desk, text):
    values = [text] * len(desk.problem.signature.parameters)
    with pytest.raises(InputRejected, match="cannot be read"):
        service.try_input(desk.interview.id, desk.question.id, Language.PYTHON, values)


def test_what_was_chosen_last_comes_back(service, desk):
    assert service.last_plan() == desk.interview.plan
    assert service.resumable().id == desk.interview.id
    service.end(desk.interview.id)
    assert service.resumable() is None
