"""A running interview as a page sees it: every step saved, every way out and back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.interview import Draft, Interview, KeyPoint, Question, Status, TurnKind
from core.domain.people import Identity
from core.domain.plan import Difficulty, Kind, Plan
from core.domain.probe import Probe, Trigger
from core.domain.progress import InterviewQuery
from core.errors import Conflict, InputRejected, NotFound
from core.interviewing.engine import InterviewEngine
from core.services.home import HomeService
from core.services.interview import MAX_ANSWER_CHARACTERS, InterviewService
from core.services.setup import SetupService
from tests.core.interviewing.simulation import START
from tests.fakes.desk import coding_service
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.set_clock import SetClock
from tests.fakes.small_bank import answer

PLAN = Plan(kind=Kind.TECHNICAL, question_count=2, time_limit_minutes=30)


@pytest.fixture
def clock():
    return SetClock(START)


@pytest.fixture
def store():
    return MemoryDatabase().interviews("ann")


@pytest.fixture
def service(store, engine, clock):
    return InterviewService(Identity("ann", "Ann"), store, engine, clock)


def listened(service: InterviewService, interview: Interview) -> Interview:
    reply = service.reply(interview)
    assert "".join(reply).strip()
    return reply.state


def test_an_interview_from_its_start_to_its_end(service, store):
    interview = listened(service, service.start(PLAN))
    while interview.is_open:
        interview = service.answer(interview, answer(4))
        assert service.open(interview.id) == interview, "what was said is saved before anything is asked"
        interview = listened(service, interview)
        assert service.open(interview.id) == interview
    assert interview.status is Status.COMPLETED
    (summary,) = store.search(InterviewQuery()).items
    assert summary.answered_count == 2


def kinds(interview: Interview) -> list[TurnKind]:
    return [turn.kind for turn in interview.turns]


def test_who_needs_to_ask_nobody_replies_in_the_same_step(service, store):
    """The same moves as when the reply is listened to, saved once for each thing the candidate does."""
    slow = listened(service, service.start(PLAN))
    quick = replace(slow, id="quick", version=0)
    quick = service.skip(store.save(quick), with_reply=True)
    slow = listened(service, service.skip(slow))
    assert kinds(quick) == kinds(slow)
    assert not quick.awaits_reply
    assert service.open(quick.id) == quick
    version = quick.version
    quick = service.answer(quick, answer(4), with_reply=True)
    assert quick.version == version + 1
    assert quick.turns[-1].brain == "built-in"


def test_the_words_streamed_are_the_words_kept(service):
    reply = service.reply(service.start(PLAN))
    text = "".join(reply)
    assert text == "\n\n".join(turn.text for turn in reply.state.turns)
    interview = service.answer(reply.state, answer(2))
    reply = service.reply(interview)
    assert "".join(reply) == reply.state.turns[-1].text


def test_an_abandoned_reply_saves_nothing_and_is_made_again(service):
    interview = service.start(PLAN)
    reply = service.reply(interview)
    first = next(iter(reply))
    reply.close()
    assert reply.state == interview == service.open(interview.id)
    assert next(iter(service.reply(interview))) == first


def test_a_reply_is_empty_when_it_is_the_candidates_turn(service):
    interview = listened(service, service.start(PLAN))
    reply = service.reply(interview)
    assert list(reply) == []
    assert reply.state == interview


def test_two_tabs_that_answer_at_once(service):
    interview = listened(service, service.start(PLAN))
    kept = service.answer(interview, "The first tab says this about alpha thought.")
    with pytest.raises(Conflict):
        service.answer(interview, "The second tab says that.")
    with pytest.raises(Conflict):
        service.answer(kept, "Again, before the interviewer has spoken.")
    assert service.open(interview.id) == kept
    first, second = service.reply(kept), service.reply(kept)
    "".join(first)
    with pytest.raises(Conflict):
        "".join(second)
    assert service.open(interview.id) == first.state


def test_a_request_in_place_of_an_answer(service):
    interview = listened(service, service.start(PLAN))
    question = interview.current_question
    asked = service.answer(interview, "Sorry, could you repeat that?")
    assert asked.answers == ()
    assert asked.turns[-1].kind is TurnKind.REQUEST
    heard = listened(service, asked)
    assert question.text in heard.turns[-1].text
    assert heard.current_question == question
    explained = listened(service, service.ask(heard, "technology-general-easy-1 concept"))
    assert explained.turns[-1].kind is TurnKind.EXPLANATION


def test_skipping_and_ending(service):
    interview = listened(service, service.start(PLAN))
    interview = service.skip(interview)
    assert interview.answers[0].skipped
    ended = service.end(listened(service, interview))
    assert (ended.status, ended.ended_at) == (Status.ENDED_EARLY, START)
    assert service.end(ended) == ended
    with pytest.raises(Conflict):
        service.answer(ended, "One more thing.")
    assert list(service.reply(ended)) == []


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x07\u202e", "\ud800"])
def test_nothing_is_no_answer(service, text):
    interview = listened(service, service.start(PLAN))
    with pytest.raises(InputRejected, match="needs some text"):
        service.answer(interview, text)


def test_a_very_long_answer_is_refused_with_its_length(service):
    interview = listened(service, service.start(PLAN))
    with pytest.raises(InputRejected, match=r"20,000 characters; this one has 100,000"):
        service.answer(interview, "x" * 100_000)
    assert service.answer(interview, "y" * MAX_ANSWER_CHARACTERS).answers[0].text == "y" * MAX_ANSWER_CHARACTERS


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("🙂👩‍💻🎉", "🙂👩‍💻🎉"),
        ("one\r\ntwo\rthree\ttab", "one\ntwo\nthree\ttab"),
        ("be\x00e\x1bp\x07 \x9fend", "beep end"),
        ("שלום עולם \u202eabc\u202c", "שלום עולם abc"),
        ("<b>**bold** :red[x] $a$</b>", "<b>**bold** :red[x] $a$</b>"),
    ],
)
def test_odd_text_is_kept_without_control_characters(service, typed, kept):
    interview = service.answer(listened(service, service.start(PLAN)), typed)
    assert interview.answers[0].text == interview.turns[-1].text == kept
    assert listened(service, interview).turns[-1].kind is TurnKind.FOLLOW_UP


def test_an_answer_in_the_last_second_counts_and_then_the_time_is_over(service, clock):
    interview = listened(service, service.start(PLAN))
    clock.at = interview.deadline + timedelta(seconds=5)
    interview = listened(service, service.answer(interview, answer(3)))
    assert (interview.status, len(interview.answers)) == (Status.TIMED_OUT, 1)
    assert interview.turns[-1].kind is TurnKind.CLOSING


def test_opening_after_the_time_is_over_closes_it_and_hands_in_the_draft(service, clock):
    interview = listened(service, service.start(PLAN))
    question = interview.current_question
    service.save_draft(interview.id, question.id, "I was still typing\x00 this")
    clock.at = interview.deadline
    closed = service.open(interview.id)
    assert (closed.status, closed.ended_at) == (Status.TIMED_OUT, interview.deadline)
    assert closed.answer_to(question.id).text == "I was still typing this"
    assert service.open(interview.id) == closed


def test_all_answered_and_never_closed_is_completed_when_opened_late(service, clock):
    interview = listened(service, service.start(replace(PLAN, question_count=1)))
    interview = service.answer(listened(service, service.answer(interview, answer(1))), answer(2))
    clock.at = interview.deadline + timedelta(days=3)
    assert service.open(interview.id).status is Status.COMPLETED


def test_drafts(service, clock):
    interview = listened(service, service.start(PLAN))
    assert service.draft(interview.id, "q1") is None
    draft = service.save_draft(interview.id, "q1", " half a thought\n")
    assert draft == Draft(interview.id, "q1", " half a thought\n", START) == service.draft(interview.id, "q1")
    with pytest.raises(InputRejected):
        service.save_draft(interview.id, "q1", "x" * 100_001)


@pytest.mark.parametrize(
    "change",
    [
        {"role": " \x00"},
        {"role": "r" * 121},
        {"question_count": 0},
        {"question_count": 21},
        {"time_limit_minutes": 0},
        {"domain": "astrology"},
        {"persona_id": "nobody"},
    ],
)
def test_a_plan_that_cannot_be_held_is_refused(service, store, change):
    with pytest.raises(InputRejected):
        service.start(replace(PLAN, **change))
    assert store.search(InterviewQuery()).total == 0


def test_nothing_is_asked_again_in_the_next_interview(service):
    asked = []
    for _ in range(3):
        interview = listened(service, service.start(PLAN))
        while interview.is_open:
            interview = listened(service, service.answer(interview, answer(4)))
        asked += [q.bank_id for q in interview.main_questions]
    assert len(set(asked)) == len(asked) == 6


def test_deleting(service):
    interview = service.start(PLAN)
    service.delete(interview.id)
    with pytest.raises(NotFound):
        service.open(interview.id)


def test_home_and_setup(service, store, engine: InterviewEngine, clock):
    home = HomeService(store, service, coding_service())
    setup = SetupService(store, engine.bank, (), engine.personas)
    assert home.overview().resumable is None
    assert setup.last_plan() is None
    old = service.start(PLAN)
    clock.at += timedelta(hours=2)
    new = service.start(replace(PLAN, difficulty=Difficulty.HARD))
    view = home.overview()
    assert (view.resumable.id, view.total, [s.id for s in view.recent]) == (new.id, 2, [new.id, old.id])
    service.end(new)
    assert home.overview().resumable is None, "the old one's time is over"
    assert service.open(old.id).status is Status.TIMED_OUT
    assert setup.last_plan() == replace(PLAN, difficulty=Difficulty.HARD)
    assert [persona.id for persona in setup.personas()] == ["maya", "ingrid", "kenji"]


def test_what_is_kept_elsewhere_goes_with_the_interview(store, engine, clock):
    forgotten = []
    service = InterviewService(Identity("ann", "Ann"), store, engine, clock, forget=forgotten.append)
    interview = service.start(PLAN)
    service.delete(interview.id)
    assert forgotten == [interview.id]


OWN = Question(
    "own",
    "You say that it got faster. By how much?",
    Kind.GENERAL,
    Difficulty.MEDIUM,
    "Evidence",
    (KeyPoint("Gives the starting value", ("used to take",)), KeyPoint("Gives the source", ("our logs",))),
    probes=(Probe(Trigger.MISSING, "And where did you begin?", 0), Probe(Trigger.DONT_KNOW, "Roughly, then?")),
)
LONG = "I went through it with the people who knew it, and then we changed it bit by bit. " * 4


def test_prepared_questions_come_first_and_the_bank_fills_up(service):
    interview = listened(service, service.start(PLAN, prepared=[OWN]))
    assert (interview.questions[0].id, interview.questions[0].text) == ("q1", OWN.text)
    while interview.is_open:
        interview = listened(service, service.answer(interview, LONG))
    assert [question.bank_id is None for question in interview.main_questions] == [True, False]


def test_a_prepared_question_is_followed_up_by_its_own_probes(service):
    interview = listened(service, service.start(PLAN, prepared=[OWN]))
    interview = listened(service, service.answer(interview, LONG))
    assert interview.questions[1].follows == "q1"
    assert interview.questions[1].text == "And where did you begin?"
    interview = listened(service, service.ask(interview, "Can you give me a hint?"))
    assert interview.current_question is not None


def test_a_plan_that_names_papers_has_its_questions_made_from_them(store, engine, clock):
    made = []

    def prepare(plan, interview_id):
        made.append((plan.resume_id, interview_id))
        return (OWN,)

    service = InterviewService(Identity("ann", "Ann"), store, engine, clock, prepare=prepare)
    interview = service.start(replace(PLAN, resume_id="r1"))
    assert made == [("r1", interview.id)]
    assert service.open(interview.id).prepared == (OWN,)
