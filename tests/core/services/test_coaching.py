"""What coaches may do, over the real database: by role, by consent, and within bounds."""

from dataclasses import replace

import pytest

from core.bootstrap import build
from core.domain.coaching import Sees
from core.domain.people import Place, Role
from core.domain.plan import Kind, Plan
from core.domain.progress import InterviewQuery
from core.domain.speech import Delivery, Recording
from core.errors import InputRejected, NotAllowed, NotFound
from core.settings import Settings

PASSWORD = "a quiet room at noon"
ANSWER = (
    "Two years ago our release was late and I was asked to find out why. I listed every handover, found that three "
    "teams waited for one reviewer, agreed a rota with them, and within a month releases took two days, not nine."
)


@pytest.fixture
def application(tmp_path):
    return build(Settings(rehearsal_data_dir=tmp_path, rehearsal_accounts="local"))


def person(application, name: str, role: Role = Role.CANDIDATE):
    email = f"{name.lower()}@example.org"
    identity = application.identity_of(application.sign_in.sign_up(email, PASSWORD, name, Place()))
    if role is not Role.CANDIDATE:
        identity = application.account_parts.accounts.appoint(email, role)
    return identity, application.services_for(identity)


@pytest.fixture
def ann(application):
    return person(application, "Ann")


@pytest.fixture
def cy(application):
    return person(application, "Cy", Role.COACH)


@pytest.fixture
def graded(ann):
    _, services = ann
    interview = services.interview.start(Plan(kind=Kind.BEHAVIOURAL, question_count=1))
    list(services.interview.reply(interview))
    interview = services.interview.answer(services.interview.open(interview.id), ANSWER)
    list(services.report.grade(interview.id))
    return services.interview.open(interview.id)


def test_a_candidate_invites_nobody(ann):
    with pytest.raises(NotAllowed):
        ann[1].coaching.invite()


def test_a_code_that_opens_nothing_is_told_in_words(ann):
    with pytest.raises(InputRejected, match="opens nothing"):
        ann[1].coaching.accept_code("nonsense")


def test_a_coach_reads_the_report_and_the_progress_that_the_candidate_sees(ann, cy, graded):
    ann[1].coaching.accept_code(f" {cy[1].coaching.invite()} ")
    view = cy[1].coaching.report(ann[0].id, graded.id)
    assert view.report == ann[1].report.open(graded.id).report and view.interview == graded
    assert cy[1].coaching.progress(ann[0].id, InterviewQuery()) == ann[1].progress.load(InterviewQuery())
    filtered = InterviewQuery(kinds=(Kind.CODING,), page=9, page_size=0)
    assert cy[1].coaching.progress(ann[0].id, filtered).page.total == 0
    assert [link.candidate_name for link in cy[1].coaching.my_candidates()] == ["Ann"]


def test_without_consent_there_is_nothing(ann, cy, graded):
    for look in (
        lambda: cy[1].coaching.progress(ann[0].id, InterviewQuery()),
        lambda: cy[1].coaching.report(ann[0].id, graded.id),
        lambda: cy[1].coaching.write_note(graded.id, None, "Hello."),
        lambda: cy[1].interview.open(graded.id),
    ):
        with pytest.raises(NotFound):
            look()


def test_narrowing_and_removing_hold_from_the_next_look_on(ann, cy, graded):
    ann[1].coaching.accept_code(cy[1].coaching.invite())
    (link,) = ann[1].coaching.my_coaches()
    ann[1].coaching.narrow(link.id, Sees.SHARED, hears=False)
    assert cy[1].coaching.progress(ann[0].id, InterviewQuery()).page.total == 0
    ann[1].coaching.share(graded.id, is_shared=True)
    assert cy[1].coaching.progress(ann[0].id, InterviewQuery()).page.total == 1
    ann[1].coaching.remove(link.id)
    with pytest.raises(NotFound):
        cy[1].coaching.progress(ann[0].id, InterviewQuery())


@pytest.fixture
def spoken(application, ann, graded):
    """An answer that was said aloud, and its recording."""
    store = application.database.interviews(ann[0].id)
    answer = replace(graded.answers[0], delivery=Delivery(9_000, words_per_minute=140))
    saved = store.save(replace(graded, answers=(answer,)))
    application.recordings_of(ann[0].id).save(Recording(saved.id, answer.question_id, 1, b"OggS", 9_000))
    return saved


def heard(application, coach, candidate, interview) -> list[bytes]:
    view = coach[1].coaching.report(candidate[0].id, interview.id)
    sounds = coach[1].tape.open(view.interview, view.report).sounds
    return [application.recording_tickets.fetch(address.rpartition("/")[2]) for address in sounds.values()]


def test_recordings_are_apart_and_heard_while_the_candidate_lets_them(application, ann, cy, spoken):
    ann[1].coaching.accept_code(cy[1].coaching.invite())
    (link,) = ann[1].coaching.my_coaches()
    assert not cy[1].coaching.report(ann[0].id, spoken.id).hears and heard(application, cy, ann, spoken) == []
    ann[1].coaching.narrow(link.id, Sees.ALL, hears=True)
    assert cy[1].coaching.report(ann[0].id, spoken.id).hears and heard(application, cy, ann, spoken) == [b"OggS"]


@pytest.mark.parametrize("ending", ["hears no more", "sees it no more", "is removed"])
def test_an_address_drawn_before_plays_nothing_after(application, ann, cy, spoken, ending):
    ann[1].coaching.accept_code(cy[1].coaching.invite())
    (link,) = ann[1].coaching.my_coaches()
    ann[1].coaching.narrow(link.id, Sees.ALL, hears=True)
    (address,) = cy[1].tape.open(spoken, ann[1].report.open(spoken.id).report).sounds.values()
    (own,) = ann[1].tape.open(spoken, ann[1].report.open(spoken.id).report).sounds.values()
    if ending == "is removed":
        ann[1].coaching.remove(link.id)
    else:
        narrowed = ending == "sees it no more"
        ann[1].coaching.narrow(link.id, Sees.SHARED if narrowed else Sees.ALL, hears=narrowed)
    with pytest.raises(NotFound):
        application.recording_tickets.fetch(address.rpartition("/")[2])
    assert application.recording_tickets.fetch(own.rpartition("/")[2]) == b"OggS"


def test_a_level_stands_beside_the_graders_and_changes_no_score(ann, cy, graded):
    ann[1].coaching.accept_code(cy[1].coaching.invite())
    evaluation = graded.evaluations[0]
    before = ann[1].report.open(graded.id).report
    criterion = evaluation.scores[0].criterion_id
    cy[1].coaching.write_score(graded.id, evaluation, criterion, 5, " Well told. ")
    (score,) = ann[1].coaching.remarks(graded.id).scores
    assert (score.criterion_id, score.level, score.reason) == (criterion, 5, "Well told.")
    assert ann[1].report.open(graded.id).report == before
    for criterion_id, level in ((criterion, 6), (criterion, 0), ("unknown", 3)):
        with pytest.raises(InputRejected):
            cy[1].coaching.write_score(graded.id, evaluation, criterion_id, level, "")


@pytest.mark.parametrize("text", ["  ", "x" * 4001])
def test_a_note_says_something_and_not_too_much(ann, cy, graded, text):
    ann[1].coaching.accept_code(cy[1].coaching.invite())
    with pytest.raises(InputRejected):
        cy[1].coaching.write_note(graded.id, None, text)


def test_everything_of_a_coach_goes_with_the_account(ann, cy, graded):
    ann[1].coaching.accept_code(cy[1].coaching.invite())
    cy[1].coaching.write_note(graded.id, None, "Well told.")
    cy[1].account.delete()
    assert not ann[1].coaching.my_coaches() and not ann[1].coaching.remarks(graded.id).notes
