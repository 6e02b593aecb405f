"""What comes back, when, and the interview over it."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.domain.plan import Kind, Plan
from core.domain.practice import DueItem, History, QuestionResult
from core.practice.repetition import Result, due_at, items
from core.practice.revision import MAX_QUESTIONS, revision_plan
from tests.core.practice.histories import NOON, past


def result(days: float, level: float) -> Result:
    return Result(NOON + timedelta(days=days), level)


def question(bank_id: str, points: float, days: float = 0, kind: Kind = Kind.TECHNICAL) -> QuestionResult:
    return QuestionResult(bank_id, "caching", kind, NOON + timedelta(days=days), points)


def due(id_: str, kind: Kind | None = Kind.TECHNICAL) -> DueItem:
    return DueItem(id_, id_.partition(":")[2], kind, NOON, NOON, 2.0, 1)


def test_what_was_always_good_does_not_come_back():
    assert due_at([result(0, 4.0), result(3, 5.0)]) is None
    assert items(History((past(criteria={"clarity": 4.2}),), (question("a", 75.0),))) == ()


def test_the_worse_it_was_the_sooner_it_comes_back():
    dates = [due_at([result(0, level)]) for level in (1.5, 2.5, 3.5)]
    assert dates == sorted(dates)
    assert all(date > NOON for date in dates)


def test_intervals_grow_with_every_good_answer():
    results, intervals = [result(0, 2.0)], []
    for _ in range(5):
        date = due_at(results)
        intervals.append(date - results[-1].at)
        results.append(Result(date, 3.5))
    assert intervals == sorted(intervals)
    assert intervals[-1] > 4 * intervals[0]


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(1, 5)), min_size=1, max_size=40))
def test_it_is_worked_out_from_results_alone_and_lies_after_the_last(given_results):
    results = [result(days, level) for days, level in sorted(given_results)]
    first, second = due_at(results), due_at(list(results))
    assert first == second
    if first is None:
        assert all(one.level >= 4 for one in results)
    else:
        assert first > results[-1].at


def test_questions_and_criteria_come_back_longest_overdue_first():
    history = History(
        (past(40, criteria={"star": 1.5, "clarity": 4.8}), past(39, criteria={"star": 2.0})),
        (question("a", 10.0, -30), question("b", 40.0, -60), question("b", 90.0, -58), question("c", 90.0)),
    )
    found = items(history)
    assert {item.id for item in found} == {"criterion:star", "question:a", "question:b"}
    assert [item.due_at for item in found] == sorted(item.due_at for item in found)
    (again,) = [item for item in found if item.id == "question:b"]
    assert (again.reviews, again.last_level, again.kind) == (2, 4.6, Kind.TECHNICAL)


def test_an_interview_over_what_is_due_asks_those_questions():
    wanted = [due(f"question:q{n}") for n in range(7)]
    plan = revision_plan([due("criterion:star", None), *wanted], Plan(topics=("teams",)), {"star": Kind.BEHAVIOURAL})
    assert plan is not None
    assert plan.revisits == tuple(f"q{n}" for n in range(MAX_QUESTIONS))
    assert (plan.kind, plan.question_count, plan.topics) == (Kind.MIXED, MAX_QUESTIONS, ())


def test_a_problem_or_a_criterion_has_an_interview_of_its_own():
    kinds = {"star": Kind.BEHAVIOURAL, "approach": Kind.CODING}
    problem = revision_plan([due("question:arrays/x", Kind.CODING)], Plan(), kinds)
    assert problem is not None and (problem.kind, problem.revisits) == (Kind.CODING, ("arrays/x",))
    criterion = revision_plan([due("criterion:star", None)], Plan(), kinds)
    assert criterion is not None and (criterion.kind, criterion.revisits) == (Kind.BEHAVIOURAL, ())
    assert revision_plan([due("criterion:gone", None)], Plan(), kinds) is None
