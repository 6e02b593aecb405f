"""What every InterviewStore keeps."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from core.domain.chat import ChatMessage, Conversation
from core.domain.evaluation import Score
from core.domain.interview import Draft, Speaker, Status
from core.domain.plan import Difficulty, Kind
from core.domain.progress import InterviewQuery, Sort
from core.errors import Conflict, NotFound
from core.ports import Database, InterviewStore
from tests.contracts.samples import START, a_board, answered, asked, ended, evaluation, new_interview, question


@pytest.fixture
def store(database: Database, ann: str) -> InterviewStore:
    return database.interviews(ann)


@pytest.fixture
def strangers(database: Database, bob: str) -> InterviewStore:
    return database.interviews(bob)


def ids(store: InterviewStore, **query: object) -> list[str]:
    return [summary.id for summary in store.search(InterviewQuery(**query)).items]


def test_what_was_saved_comes_back_whole(store, ann):
    interview = asked(new_interview(ann, topics=("systems",)), question(1, bank_id="tech-1"))
    interview = answered(interview, "It is bounded.\n\u200fעברית \N{PARTY POPPER} <b>& `code`</b> \x07")
    interview = ended(asked(interview, question(2, follows="q1"))).with_board(a_board())
    saved = store.save(interview)
    assert saved == replace(interview, version=1)
    assert store.get(interview.id) == saved


def test_an_unknown_interview_is_not_found(store):
    for call in (store.get, store.delete):
        with pytest.raises(NotFound):
            call("no-such-id")


def test_a_stale_save_is_refused_and_nothing_is_overwritten(store, ann):
    first = store.save(asked(new_interview(ann), question(1)))
    newest = store.save(answered(first, "from this tab"))
    with pytest.raises(Conflict):
        store.save(answered(first, "from another tab"))
    assert store.get(first.id) == newest
    assert ids(store, text="another") == []


def test_an_interview_is_made_once(store, ann):
    interview = new_interview(ann)
    saved = store.save(interview)
    with pytest.raises(Conflict):
        store.save(interview)
    assert store.get(interview.id) == saved


def test_a_deleted_interview_does_not_come_back_by_a_save(store, ann):
    saved = store.save(new_interview(ann))
    store.delete(saved.id)
    with pytest.raises(NotFound):
        store.save(saved)
    assert ids(store) == []


def test_what_belongs_to_others_does_not_exist(store, strangers, ann, bob):
    mine = store.save(asked(new_interview(ann), question(1, bank_id="tech-1")))
    store.save_draft(Draft(mine.id, "q1", "half a thought", START))
    store.save_grading(mine.id, [evaluation()], overall=Score(60), coverage=1.0)
    before = store.get(mine.id)
    for call in (
        lambda: strangers.get(mine.id),
        lambda: strangers.delete(mine.id),
        lambda: strangers.save(mine),
        lambda: strangers.save(replace(mine, candidate_id=bob)),
        lambda: strangers.save_draft(Draft(mine.id, "q1", "taken over", START + timedelta(hours=1))),
        lambda: strangers.save_grading(mine.id, [evaluation(value=1)], overall=Score(1), coverage=1.0),
    ):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(Conflict):
        strangers.save(replace(mine, candidate_id=bob, version=0))
    assert strangers.draft(mine.id, "q1") is None
    assert ids(strangers) == ids(strangers, text="queue") == []
    assert strangers.dashboard(InterviewQuery()).interviews == 0
    assert strangers.asked_bank_ids() == frozenset()
    assert store.get(mine.id) == before
    assert store.draft(mine.id, "q1") == Draft(mine.id, "q1", "half a thought", START)


def test_a_store_takes_its_own_persons_interviews_only(store, strangers, bob):
    with pytest.raises(NotFound):
        store.save(new_interview(bob))
    assert ids(store) == ids(strangers) == []


def test_grading_beside_a_running_interview_never_collides(store, ann):
    first = store.save(answered(asked(new_interview(ann), question(1)), "It is bounded."))
    store.save_grading(first.id, [evaluation()], overall=Score(60, 2.5), coverage=0.5)
    second = store.save(asked(first, question(2)))
    assert second.version == first.version + 1
    assert store.get(first.id) == replace(second, evaluations=(evaluation(),))


def test_a_grading_takes_the_place_of_the_same_attempt(store, ann):
    saved = store.save(asked(asked(new_interview(ann), question(1)), question(2)))
    store.save_grading(saved.id, [evaluation("q1", value=20), evaluation("q2")], overall=Score(40), coverage=1.0)
    again, retried = evaluation("q1", value=80), evaluation("q1", value=90, attempt=2)
    store.save_grading(saved.id, [again, retried], overall=Score(70, 3.0), coverage=1.0)
    assert set(store.get(saved.id).evaluations) == {evaluation("q2"), again, retried}
    (summary,) = store.search(InterviewQuery()).items
    assert (summary.score, summary.spread, summary.coverage) == (70, 3.0, 1.0)


def test_a_grading_that_could_not_score_leaves_no_score(store, ann):
    saved = store.save(asked(new_interview(ann), question(1)))
    store.save_grading(saved.id, [evaluation(value=None)], overall=None, coverage=0.0)
    (summary,) = store.search(InterviewQuery()).items
    assert (summary.score, summary.spread, summary.coverage) == (None, None, 0.0)
    assert store.get(saved.id).evaluations == (evaluation(value=None),)


def test_a_deleted_interview_takes_all_that_hangs_on_it(store, ann):
    saved = store.save(asked(new_interview(ann), question(1, bank_id="tech-1")))
    store.save_draft(Draft(saved.id, "q1", "half", START))
    store.save_grading(saved.id, [evaluation()], overall=Score(60), coverage=1.0)
    store.delete(saved.id)
    assert store.draft(saved.id, "q1") is None
    assert ids(store) == ids(store, text="queue") == []
    assert store.asked_bank_ids() == frozenset()
    with pytest.raises(NotFound):
        store.save_draft(Draft(saved.id, "q1", "late", START))
    with pytest.raises(NotFound):
        store.save_grading(saved.id, [], overall=None, coverage=0.0)


def test_the_newest_draft_wins(store, ann):
    saved = store.save(new_interview(ann))
    assert store.draft(saved.id, "q1") is None
    newer = Draft(saved.id, "q1", "newer", START + timedelta(seconds=4))
    store.save_draft(newer)
    store.save_draft(Draft(saved.id, "q1", "late from a slow tab", START))
    store.save_draft(Draft(saved.id, "q2", "", START))
    assert store.draft(saved.id, "q1") == newer
    assert store.draft(saved.id, "q2") == Draft(saved.id, "q2", "", START)
    same_instant = replace(newer, text="and one word more")
    store.save_draft(same_instant)
    assert store.draft(saved.id, "q1") == same_instant


def test_every_bank_question_ever_asked_is_known(store, database, ann, bob):
    store.save(asked(asked(new_interview(ann), question(1, bank_id="tech-1")), question(2)))
    store.save(asked(new_interview(ann), question(1, bank_id="tech-2")))
    coach = ChatMessage(Speaker.INTERVIEWER, "What is a queue?", START, question_id="chat-1")
    for owner in (ann, bob):
        talk = Conversation(str(uuid4()), owner, "technology", "Data engineer", START)
        message = replace(coach, question_id=f"chat of {owner}")
        database.conversations(owner).save(talk.with_message(message).with_message(coach))
    assert store.asked_bank_ids() == {"tech-1", "tech-2", "chat-1", f"chat of {ann}"}


def test_a_summary_says_what_the_interview_was(store, ann):
    interview = new_interview(ann, kind=Kind.TECHNICAL, role="Nurse", domain="healthcare", question_count=4)
    for number in (1, 2, 3):
        interview = answered(asked(interview, question(number)), "Bounded.", skipped=number == 2)
    interview = answered(asked(interview, question(9, follows="q1")), "And so on.")
    store.save(ended(interview, minutes=1.5))
    (summary,) = store.search(InterviewQuery()).items
    assert (summary.id, summary.kind, summary.domain, summary.role) == (
        interview.id,
        Kind.TECHNICAL,
        "healthcare",
        "Nurse",
    )
    assert (summary.status, summary.started_at, summary.duration_s) == (Status.COMPLETED, START, 90)
    assert (summary.question_count, summary.answered_count) == (4, 2)


@pytest.fixture
def five(store: InterviewStore, ann: str) -> list[str]:
    """One a day; scored 10, 30, 50, none, 90."""
    made = []
    for day, score in enumerate((10, 30, 50, None, 90)):
        interview = new_interview(
            ann,
            started_at=START + timedelta(days=day),
            kind=Kind.TECHNICAL if day % 2 else Kind.BEHAVIOURAL,
            difficulty=Difficulty.HARD if day > 2 else Difficulty.EASY,
            domain="finance" if day == 4 else "technology",
            role=f"Role {day}",
        )
        saved = store.save(ended(interview, status=Status.TIMED_OUT if day == 3 else Status.COMPLETED))
        if score is not None:
            store.save_grading(saved.id, [], overall=Score(score), coverage=1.0)
        made.append(saved.id)
    return made


@pytest.mark.parametrize(
    ("query", "days"),
    [
        pytest.param({}, [4, 3, 2, 1, 0], id="newest first"),
        pytest.param({"sort": Sort.OLDEST}, [0, 1, 2, 3, 4], id="oldest first"),
        pytest.param({"sort": Sort.BEST}, [4, 2, 1, 0, 3], id="best first, ungraded last"),
        pytest.param({"sort": Sort.WORST}, [0, 1, 2, 4, 3], id="worst first, ungraded last"),
        pytest.param({"kinds": (Kind.TECHNICAL,)}, [3, 1], id="one kind"),
        pytest.param({"kinds": (Kind.TECHNICAL, Kind.BEHAVIOURAL)}, [4, 3, 2, 1, 0], id="two kinds"),
        pytest.param({"statuses": (Status.TIMED_OUT,)}, [3], id="a status"),
        pytest.param({"difficulties": (Difficulty.HARD,)}, [4, 3], id="a difficulty"),
        pytest.param({"domains": ("finance",)}, [4], id="a domain"),
        pytest.param({"min_score": 30}, [4, 2, 1], id="from a score on, inclusive"),
        pytest.param({"max_score": 30}, [1, 0], id="up to a score, inclusive"),
        pytest.param({"started_from": START + timedelta(days=3)}, [4, 3], id="from an instant on, inclusive"),
        pytest.param({"started_before": START + timedelta(days=3)}, [2, 1, 0], id="before an instant, exclusive"),
        pytest.param({"min_score": 20, "kinds": (Kind.TECHNICAL,), "text": "role"}, [1], id="all at once"),
        pytest.param({"page_size": 2, "page": 2}, [2, 1], id="the second page"),
        pytest.param({"page_size": 2, "page": 4}, [], id="a page beyond the last"),
    ],
)
def test_search(store, five, query, days):
    page = store.search(InterviewQuery(**query))
    assert [five.index(summary.id) for summary in page.items] == days
    unpaged = len(days) if "page" not in query else len(five)
    assert (page.total, page.page, page.page_size) == (unpaged, query.get("page", 1), query.get("page_size", 20))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pressure", True),
        ("PRESS", True),  # a word as far as it was typed
        ("ressure", False),  # not from its middle
        ("kitchen queue", True),  # any order, any of role, question and answer
        ("kitchen zebra", False),
        ("  ", True),  # nothing was asked
        ("???", False),  # nothing that could be found was asked
        ("resume", True),  # the answer says résumé
        ("c++", True),
        ('" OR queue NOT', False),
        ('"queue"', True),
        ("words:queue", False),
        ("queue*", True),
        ("%", False),
        ("מילה", True),
        ("'; DROP TABLE interviews; --", False),
        ("queue \0", True),
    ],
)
def test_text_is_found_by_the_beginnings_of_its_words(store, text, found, ann):
    interview = asked(new_interview(ann, role="Kitchen chef"), question(1))
    saved = store.save(answered(interview, "Back-pressure, as my résumé says; in C++. מילה"))
    assert ids(store, text=text) == ([saved.id] if found else [])


def test_a_search_follows_what_is_written_last(store, ann):
    saved = store.save(asked(new_interview(ann), question(1)))
    assert ids(store, text="zebra") == []
    store.save(answered(saved, "A zebra."))
    assert ids(store, text="zebra") == [saved.id]


def test_a_dashboard_follows_its_filter(store, five):
    figures = store.dashboard(InterviewQuery(page=3, page_size=1))
    assert (figures.interviews, figures.completed, figures.graded) == (5, 4, 4)
    assert (figures.average_score, figures.best_score, figures.practised_s) == (45, 90, 5 * 12 * 60)
    assert [point.score for point in figures.trend] == [10, 30, 50, 90]
    assert [five.index(point.interview_id) for point in figures.trend] == [0, 1, 2, 4]
    assert store.dashboard(InterviewQuery(kinds=(Kind.TECHNICAL,))).graded == 1


def test_nothing_measured_is_none_and_not_zero(store):
    empty = store.dashboard(InterviewQuery())
    assert (empty.interviews, empty.average_score, empty.best_score, empty.practised_s) == (0, None, None, 0)
    assert empty.trend == ()


def test_a_clock_that_went_backwards_practised_nothing(store, ann):
    store.save(ended(new_interview(ann), minutes=-5))
    store.save(ended(new_interview(ann), minutes=2))
    assert store.dashboard(InterviewQuery()).practised_s == 120


# A thousand round trips are no test of the database behind them: tests/adapters/test_supabase_store.py fills it itself.
@pytest.mark.parametrize("storage", ["sqlite", "memory"], indirect=True)
def test_the_trend_keeps_the_newest(store, ann):
    for number in range(503):
        saved = store.save(new_interview(ann, started_at=START + timedelta(minutes=number)))
        store.save_grading(saved.id, [], overall=Score(number / 10), coverage=1.0)
    trend = store.dashboard(InterviewQuery()).trend
    assert [point.score for point in trend] == [number / 10 for number in range(3, 503)]


def test_sixteen_threads_save_their_own(store, ann):
    def work(number: int) -> str:
        interview = store.save(asked(new_interview(ann), question(1)))
        for step in range(10):
            store.save_draft(Draft(interview.id, "q1", f"{number}-{step}", START + timedelta(seconds=step)))
            interview = store.save(store.get(interview.id))
        return interview.id

    with ThreadPoolExecutor(16) as threads:
        made = list(threads.map(work, range(16)))
    for number, interview_id in enumerate(made):
        draft = store.draft(interview_id, "q1")
        assert draft is not None
        assert draft.text == f"{number}-9"
        assert store.get(interview_id).version == 11


def test_of_sixteen_threads_at_one_interview_one_wins_each_round(store, ann):
    interview = store.save(asked(new_interview(ann), question(1)))
    together = threading.Barrier(16)

    def work(number: int) -> int:
        together.wait()
        try:
            store.save(answered(interview, f"thread {number}"))
        except Conflict:
            return 0
        return 1

    with ThreadPoolExecutor(16) as threads:
        assert sum(threads.map(work, range(16))) == 1
    assert store.get(interview.id).version == 2
