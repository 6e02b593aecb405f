"""Which main question comes next."""

from itertools import pairwise

import pytest

from core.domain.plan import Difficulty, Kind
from core.interviewing.planning import LADDER, choose, difficulty_next, next_wanted, running_quality
from core.interviewing.simulation import heard, held, said
from tests.core.interviewing.simulation import new_interview
from tests.fakes.cue_reader import read_by_cues
from tests.fakes.small_bank import answer


def test_a_first_round_opens_generally_and_then_takes_turns(engine):
    interview = held(engine, new_interview(question_count=6), lambda q: answer(2))
    assert [q.kind for q in interview.main_questions] == [
        Kind.GENERAL,
        Kind.TECHNICAL,
        Kind.BEHAVIOURAL,
        Kind.SYSTEM_DESIGN,
        Kind.TECHNICAL,
        Kind.BEHAVIOURAL,
    ]


@pytest.mark.parametrize(
    ("points", "levels"),
    [
        pytest.param((4, 4, 4), "easy medium hard hard", id="good answers lead up, one step at a time"),
        pytest.param((2,), "easy easy", id="middling ones keep the level"),
        pytest.param((4, 4, 0, 0), "easy medium hard hard medium", id="one failure after triumphs waits for the next"),
    ],
)
def test_difficulty_follows_the_answers(engine, points, levels):
    script = iter((*points, 0))
    interview = new_interview(kind=Kind.TECHNICAL, difficulty=Difficulty.EASY, question_count=len(points) + 1)
    interview = held(
        engine, interview, lambda q: "No comment on that at all." if q.is_follow_up else answer(next(script))
    )
    assert [q.difficulty.value for q in interview.main_questions] == levels.split()


def test_poor_answers_lead_down(engine):
    interview = new_interview(kind=Kind.TECHNICAL, difficulty=Difficulty.HARD, question_count=4)
    interview = held(engine, interview, lambda q: answer(0))
    assert [q.difficulty.value for q in interview.main_questions] == ["hard", "medium", "easy", "easy"]


def test_a_skip_is_not_measured(engine):
    interview = held(engine, new_interview(kind=Kind.TECHNICAL, question_count=2), lambda q: None)
    assert {q.difficulty for q in interview.main_questions} == {Difficulty.MEDIUM}
    assert running_quality(interview, read_by_cues) is None


@pytest.mark.parametrize(
    ("seniority", "chosen", "first"),
    [
        ("junior", Difficulty.HARD, Difficulty.MEDIUM),
        ("lead", Difficulty.EASY, Difficulty.MEDIUM),
        ("mid", Difficulty.HARD, Difficulty.HARD),
    ],
)
def test_the_first_question_suits_the_seniority(seniority, chosen, first):
    assert difficulty_next(new_interview(seniority=seniority, difficulty=chosen), read_by_cues) is first


def test_the_same_interview_goes_the_same_way_and_others_go_elsewhere(engine):
    def asked(interview_id: str) -> tuple[str | None, ...]:
        interview = held(engine, new_interview(interview_id, question_count=5), lambda q: answer(2))
        return tuple(q.bank_id for q in interview.main_questions)

    assert asked("one") == asked("one")
    assert len({asked(f"interview {n}") for n in range(12)}) > 4


def test_nothing_is_asked_twice_while_something_is_left(engine, bank):
    cell = bank.in_cell("technology", Kind.TECHNICAL)
    seen: set[str] = set()
    for number in range(2):
        plan = {"kind": Kind.TECHNICAL, "question_count": 3}
        interview = held(engine, new_interview(f"round {number}", **plan), lambda q: answer(2), frozenset(seen))
        ids = {q.bank_id for q in interview.main_questions}
        assert not ids & seen
        seen |= ids
    assert seen == {q.id for q in cell}
    again = choose(
        new_interview(), next_wanted(new_interview(kind=Kind.TECHNICAL), read_by_cues), bank, frozenset(seen)
    )
    assert again is not None
    assert not again.seen, "a first round has other kinds left"
    alone = new_interview(kind=Kind.TECHNICAL)
    repeated = choose(alone, next_wanted(alone, read_by_cues), bank, frozenset(seen))
    assert repeated is not None
    assert repeated.seen


def test_more_questions_than_the_bank_has_still_end(engine):
    interview = held(engine, new_interview(kind=Kind.TECHNICAL, question_count=9), lambda q: answer(2))
    assert len(interview.main_questions) == 9
    assert len({q.bank_id for q in interview.main_questions[:6]}) == 6


def test_topics_are_preferred_and_competencies_vary(engine):
    on_topic = new_interview(kind=Kind.TECHNICAL, topics=("networking",), question_count=2)
    asked = held(engine, on_topic, lambda q: answer(2)).main_questions
    assert {q.competency for q in asked} == {"Networking"}
    steps = [LADDER.index(b.difficulty) - LADDER.index(a.difficulty) for a, b in pairwise(asked)]
    assert all(abs(step) <= 1 for step in steps)
    varied = held(engine, new_interview(kind=Kind.TECHNICAL, question_count=2), lambda q: answer(2))
    assert {q.competency for q in varied.main_questions} == {"Databases", "Networking"}


@pytest.mark.parametrize(
    ("first", "before", "then", "after"),
    [
        pytest.param(answer(1), 0.25, "I'd also bring in a beta thought.", 0.5, id="it asked for one point of four"),
        pytest.param(answer(1), 0.25, "No comment on that at all.", 0.25, id="what is missing was missing before"),
        pytest.param("I don't know.", 0.0, answer(3), 0.75, id="a second chance counts in full"),
    ],
)
def test_what_is_said_to_a_follow_up_adds_for_as_much_as_it_asks(engine, first, before, then, after):
    interview = heard(engine, new_interview(kind=Kind.TECHNICAL))
    interview = heard(engine, said(interview, first))
    assert running_quality(interview, read_by_cues) == before
    assert interview.current_question is not None
    assert interview.current_question.is_follow_up
    assert running_quality(said(interview, then), read_by_cues) == after
