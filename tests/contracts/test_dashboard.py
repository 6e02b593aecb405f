"""A store's aggregates against plain loops over whole interviews."""

from dataclasses import asdict, replace
from datetime import datetime, timedelta

import pytest

from core.domain.evaluation import Score
from core.domain.interview import Status
from core.domain.plan import Difficulty, Kind
from core.domain.progress import InterviewQuery, InterviewSummary, SubjectKind
from tests.contracts.histories import TOPICS, history, keep
from tests.contracts.samples import START, evaluation, new_interview
from tests.fakes.memory_store import fits, mentions
from tests.fakes.plain_figures import figures_of

QUERIES = {
    "everything": {},
    "two kinds": {"kinds": (Kind.MIXED, Kind.TECHNICAL)},
    "a status": {"statuses": (Status.COMPLETED,)},
    "a difficulty": {"difficulties": (Difficulty.HARD,)},
    "a topic": {"topics": ("conflict",)},
    "two topics": {"topics": ("conflict", "estimates")},
    "a topic nobody asked about": {"topics": ("'; DROP TABLE questions; --",)},
    "scores": {"min_score": 20.5, "max_score": 70},
    "dates": {"started_from": START + timedelta(days=20), "started_before": START + timedelta(days=60)},
    "words": {"text": "role 1"},
    "all at once": {"kinds": (Kind.MIXED, Kind.GENERAL), "topics": TOPICS[:2], "min_score": 10, "text": "answer"},
}


def summary_of(interview, score) -> InterviewSummary:
    plan = interview.plan
    about = (plan.kind, plan.domain, plan.role, plan.difficulty, plan.mode, interview.status)
    figures = (score.value, score.spread) if score else (None, None)
    return InterviewSummary(interview.id, *about, interview.started_at, interview.ended_at, 5, 0, *figures, None)


def plainly(made, query: InterviewQuery):
    found = []
    for interview, score in made:
        summary = summary_of(interview, score)
        on_topic = not query.topics or {q.competency for q in interview.questions} & set(query.topics)
        if fits(summary, query) and mentions(interview, query.text) and on_topic:
            found.append((interview, summary))
    return figures_of(found)


# tests/adapters/test_supabase_store.py fills a project once for all of them: here that would be thousands of requests.
@pytest.mark.parametrize("storage", ["sqlite", "memory"], indirect=True)
@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("seed", [1, 2])
def test_every_figure_agrees_with_a_plain_count(database, name, seed, ann, bob):
    made = history(seed, ann, 70)
    keep(database.interviews(ann), made)
    keep(database.interviews(bob), history(9, bob, 15))
    query = InterviewQuery(**QUERIES[name])
    wanted = plainly(made, query)
    assert_same(database.interviews(ann).dashboard(query), wanted)
    assert_same(database.interviews(ann).totals(query), without_rows(wanted))


def without_rows(figures):
    return replace(figures, trend=(), subjects=(), recent=(), activity=(), delivery=())


def assert_same(given, wanted):
    for name, value in asdict(wanted).items():
        assert flat(asdict(given)[name]) == pytest.approx(flat(value)), name


def flat(value):
    """Nested rows as one list, which approx can compare."""
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in flat(one)]
    if isinstance(value, tuple):
        return [leaf for one in value for leaf in flat(one)]
    return [str(value) if isinstance(value, datetime) else value]


def test_a_topic_filter_narrows_search_as_well(database, ann):
    store, made = database.interviews(ann), history(3, ann, 30)
    keep(store, made)
    wanted = {i.id for i, _ in made if "conflict" in {q.competency for q in i.questions}}
    assert 0 < len(wanted) < 30
    assert {s.id for s in store.search(InterviewQuery(topics=("conflict",), page_size=100)).items} == wanted


def test_a_new_grading_moves_its_subjects_and_a_deletion_takes_them_along(database, ann):
    store = database.interviews(ann)
    ((interview, _),) = history(4, ann, 1)
    store.save(replace(interview, evaluations=()))
    first = interview.questions[0]
    for value in (20, 80):
        store.save_grading(interview.id, [evaluation(first.id, value=value)], overall=Score(value), coverage=1.0)
    topic, criterion = store.dashboard(InterviewQuery()).subjects
    assert (topic.kind, topic.id, topic.average, topic.answers) == (SubjectKind.TOPIC, first.competency, 80, 1)
    assert (criterion.kind, criterion.id, criterion.average) == (SubjectKind.CRITERION, "technical", 4)
    store.delete(interview.id)
    assert store.dashboard(InterviewQuery()).subjects == ()


def test_subjects_over_everything_are_those_of_a_filter_that_lets_everything_through(database, ann):
    store, made = database.interviews(ann), history(6, ann, 40)
    keep(store, made)
    everything = InterviewQuery(kinds=tuple(Kind), page_size=100)
    for interview, _ in made[::3]:
        store.save_grading(interview.id, [evaluation(interview.questions[0].id, value=99)], overall=None, coverage=1.0)
    for interview, _ in made[::4]:
        store.delete(interview.id)
    plain, filtered = store.dashboard(InterviewQuery()).subjects, store.dashboard(everything).subjects
    assert len(plain) == len(filtered) > 3
    for one, other in zip(plain, filtered, strict=True):
        assert one == replace(other, average=pytest.approx(other.average))


def test_four_hundred_topics_and_a_name_with_markup(database, ann):
    store = database.interviews(ann)
    ((interview, _),) = history(5, ann, 1)
    names = [f"topic {number:03}" for number in range(399)] + ["<img src=x onerror=alert(1)>:%'\""]
    interview = new_interview(ann)
    (one, *_) = history(5, ann, 1)[0][0].questions
    questions = tuple(replace(one, id=f"q{number}", competency=name) for number, name in enumerate(names))
    store.save(replace(interview, questions=questions))
    store.save_grading(interview.id, [evaluation(q.id) for q in questions], overall=Score(60), coverage=1.0)
    topics = [s.id for s in store.dashboard(InterviewQuery()).subjects if s.kind is SubjectKind.TOPIC]
    assert sorted(topics) == sorted(names)
