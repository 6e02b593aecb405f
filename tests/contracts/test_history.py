"""What a store knows of somebody's practice, against plain loops; and what a person wants to see."""

from dataclasses import replace
from datetime import time

import pytest

from core.domain.interview import Status
from core.domain.practice import History, Preferences
from core.records import answered_count
from tests.contracts.histories import history, keep
from tests.contracts.samples import answered, asked, ended, new_interview, question
from tests.contracts.test_dashboard import summary_of
from tests.fakes.plain_history import history_of


def made_of_the_bank(seed: int, owner_id: str, interviews: int):
    """With questions that the bank knows, but for every third."""
    return [
        (
            replace(
                i,
                questions=tuple(replace(q, bank_id=None if n % 3 == 2 else f"b{n}") for n, q in enumerate(i.questions)),
            ),
            score,
        )
        for i, score in history(seed, owner_id, interviews)
    ]


def rounded(found: History) -> History:
    def near(values):
        return {name: round(value, 6) for name, value in values.items()}

    return History(
        tuple(
            replace(
                one,
                practised_s=round(one.practised_s, 3),
                words_per_minute=one.words_per_minute and round(one.words_per_minute, 6),
                fillers_per_minute=one.fillers_per_minute and round(one.fillers_per_minute, 6),
                topics=near(one.topics),
                criteria=near(one.criteria),
            )
            for one in found.interviews
        ),
        found.questions,
    )


def test_a_history_is_what_plain_loops_make_of_it(database, ann, bob):
    made = made_of_the_bank(5, ann, 25)
    keep(database.interviews(ann), made)
    keep(database.interviews(bob), made_of_the_bank(6, bob, 5))
    found = database.interviews(ann).history()
    whole = [(i, summary_of(i, score)) for i, score in made]
    expected = history_of([(i, replace(s, answered_count=answered_count(i))) for i, s in whole])
    assert found.interviews and found.questions
    assert rounded(found) == rounded(expected)


def test_nobody_has_an_empty_history(database, ann):
    assert database.interviews(ann).history() == History()


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.ENDED_EARLY, Status.TIMED_OUT])
def test_what_is_over_counts_when_something_was_answered(database, ann, status):
    store = database.interviews(ann)
    store.save(ended(answered(asked(new_interview(ann), question(1)), "Yes."), status=status))
    store.save(ended(answered(asked(new_interview(ann), question(1)), "", skipped=True), status=status))
    store.save(answered(asked(new_interview(ann), question(1)), "Not over yet."))
    assert len(store.history().interviews) == 1


def test_preferences_are_each_persons_own_and_default_to_everything(database, ann, bob):
    mine, yours = database.preferences(ann), database.preferences(bob)
    assert mine.load() == Preferences()
    chosen = Preferences(points=False, weekly_goal=0, session_days=(), session_at=time(6, 45), session_minutes=20)
    mine.save(chosen)
    assert mine.load() == chosen
    assert yours.load() == Preferences()
    mine.save(replace(chosen, streak=False))
    assert not mine.load().streak
