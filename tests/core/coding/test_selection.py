import pytest

from core.coding import rounds
from core.coding.selection import next_difficulty, next_problem
from core.domain.coding import Topic
from core.domain.interview import TurnKind
from core.domain.plan import Difficulty, Kind, Plan
from tests.core.coding.samples import ACCEPTED, START, WRONG, problem, round_of, submission

EASY, MEDIUM, HARD = Difficulty
BANK = tuple(
    problem(number, topic=topic, difficulty=difficulty)
    for topic in (Topic.ARRAYS, Topic.TREES)
    for number, difficulty in enumerate((EASY, MEDIUM, HARD, EASY, MEDIUM, HARD), 1)
)


def plan(*topics: Topic, difficulty: Difficulty = MEDIUM) -> Plan:
    return Plan(kind=Kind.CODING, question_count=5, topics=tuple(topics), difficulty=difficulty)


def had(told, *, hints: int = 0, difficulty: Difficulty = MEDIUM):
    interview = rounds.put(round_of(plan()), problem(2, difficulty=difficulty), "?", START)
    for _ in range(hints):
        interview = rounds.happened(interview, TurnKind.HINT, "h", START, "q1")
    return interview, (submission(told, problem_id="arrays/p2"),) if told else ()


@pytest.mark.parametrize(
    ("told", "hints", "now", "then"),
    [
        pytest.param(ACCEPTED, 0, MEDIUM, HARD, id="solved alone"),
        pytest.param(ACCEPTED, 1, MEDIUM, HARD, id="one hint is free"),
        pytest.param(ACCEPTED, 2, MEDIUM, MEDIUM, id="solved with help"),
        pytest.param(WRONG, 0, MEDIUM, EASY, id="not solved"),
        pytest.param(None, 0, MEDIUM, EASY, id="nothing submitted"),
        pytest.param(ACCEPTED, 0, HARD, HARD, id="nothing above hard"),
        pytest.param(WRONG, 0, EASY, EASY, id="nothing below easy"),
    ],
)
def test_the_last_verdict_moves_the_difficulty(told, hints, now, then):
    assert next_difficulty(*had(told, hints=hints, difficulty=now)) is then


def test_the_first_problem_is_as_it_was_chosen():
    first = next_problem(BANK, round_of(plan(Topic.TREES, difficulty=HARD)), (), ())
    assert (first.topic, first.difficulty) == (Topic.TREES, HARD)


def test_topics_and_what_is_new_come_before_the_difficulty():
    known = {p.id for p in BANK if p.topic is Topic.TREES and p.difficulty is MEDIUM}
    chosen = next_problem(BANK, round_of(plan(Topic.TREES)), (), known)
    assert chosen.topic is Topic.TREES and chosen.id not in known


def test_a_round_has_no_problem_twice_and_takes_topics_in_turn():
    interview, ids = round_of(plan()), []
    for _ in BANK:
        chosen = next_problem(BANK, interview, (), ())
        ids.append(chosen.id)
        interview = rounds.put(interview, chosen, "?", START)
        interview = rounds.handed_in(interview, interview.questions[-1], None, START)
    assert len(set(ids)) == len(BANK)
    assert {ids[0].split("/")[0], ids[1].split("/")[0]} == {"arrays", "trees"}
    assert next_problem(BANK, interview, (), ()) is None


def test_the_same_round_is_chosen_the_same_way_again():
    assert {next_problem(BANK, round_of(plan()), (), ()).id for _ in range(5)} == {
        next_problem(tuple(BANK), round_of(plan()), (), ()).id
    }
