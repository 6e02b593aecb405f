"""What is due starts as an interview over just that, and wishes are kept."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from core.bootstrap import build
from core.domain.evaluation import CriterionScore, Evaluation, Score
from core.domain.interview import Answer, CompletionMethod, Status
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind, Plan
from core.domain.practice import Preferences
from core.errors import InputRejected
from core.settings import Settings

ZONE = ZoneInfo("Europe/London")


@pytest.fixture(scope="module")
def application(tmp_path_factory):
    return build(Settings(rehearsal_data_dir=tmp_path_factory.mktemp("practice")))


@pytest.fixture
def services(application, request):
    return application.services_for(replace(LOCAL_PERSON, id=request.node.name))


def held(services, application, kind: Kind, *, points: float, level: int, days_ago: int = 30):
    """One finished interview of one question of the bank, graded so."""
    store = services.progress.store
    owner = services.practice._identity.id
    at = application.clock.now().replace(microsecond=0)
    started = at.fromtimestamp(at.timestamp() - days_ago * 86_400, at.tzinfo)
    interview = services.interview.start(Plan(kind=kind, question_count=1), with_reply=True)
    assert interview.questions and interview.candidate_id == owner
    answer = Answer("q1", "I would look at the figures.", started)
    over = replace(interview, answers=(answer,), started_at=started).ended(
        Status.COMPLETED, CompletionMethod.ALL_ANSWERED, started
    )
    store.save(over)
    found = Evaluation("q1", "general", (CriterionScore("clarity", level),), overall=Score(points))
    store.save_grading(over.id, [found], overall=Score(points), coverage=1.0)
    return over.questions[0].bank_id


def test_what_is_due_is_asked_again_and_nothing_else(services, application):
    weak = held(services, application, Kind.TECHNICAL, points=20, level=2, days_ago=30)
    held(services, application, Kind.BEHAVIOURAL, points=90, level=5, days_ago=20)
    view = services.practice.load(ZONE)
    assert weak in [item.bank_id for item in view.practice.due]
    interview = services.practice.start_revision(ZONE)
    assert [question.bank_id for question in interview.questions] == [weak]
    assert interview.plan.question_count == 1
    # What was chosen for one revision is no choice for the next interview.
    assert services.setup.last_plan().revisits == ()


def test_nothing_due_is_said_to_be(services, application):
    held(services, application, Kind.TECHNICAL, points=95, level=5)
    assert services.practice.load(ZONE).practice.due == ()
    with pytest.raises(InputRejected, match="Nothing is due"):
        services.practice.start_revision(ZONE)


def test_wishes_are_kept_and_followed(services):
    services.practice.choose(Preferences(points=False, challenges=False, revision=False, weekly_goal=0))
    practice = services.practice.load(ZONE).practice
    assert (practice.level, practice.challenges, practice.due, practice.week) == (None, None, None, None)
    assert practice.streak is not None


@pytest.mark.parametrize(
    "wanted",
    [
        Preferences(weekly_goal=-1),
        Preferences(weekly_goal=51),
        Preferences(session_minutes=1),
        Preferences(session_days=(7,)),
    ],
)
def test_wishes_out_of_range_are_refused(services, wanted):
    with pytest.raises(InputRejected):
        services.practice.choose(wanted)
    assert services.practice.preferences() == Preferences()


def test_a_calendar_needs_a_day(services):
    assert services.practice.calendar_file(ZONE).startswith(b"BEGIN:VCALENDAR")
    services.practice.choose(Preferences(session_days=()))
    with pytest.raises(InputRejected):
        services.practice.calendar_file(ZONE)
