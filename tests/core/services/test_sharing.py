from datetime import timedelta

import pytest

from core.adapters.recording_folder import RecordingFolder
from core.domain.people import Identity
from core.errors import InputRejected, NotFound
from core.grading.built_in import BuiltInGrader
from core.ports import Readable
from core.services.grading_jobs import GradingJobs
from core.services.recording_tickets import RecordingTickets
from core.services.report import ReportService
from core.services.sharing import MAX_LINKS, SharedReports, SharingService
from core.services.tape import TapeService
from tests.contracts.samples import a_submission
from tests.core.grading.graders import NOW, RUBRICS
from tests.core.services.test_tape import spoken
from tests.fakes.desk import code_grading
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.set_clock import SetClock


@pytest.fixture
def clock():
    return SetClock(NOW)


@pytest.fixture
def database():
    made = MemoryDatabase()
    made.interviews("local").save(spoken())
    return made


@pytest.fixture
def sharing(database, clock):
    return SharingService(database.shares("local"), clock)


@pytest.fixture
def visitors(database, clock, tmp_path):
    def report_of(identity: Identity, source: Readable) -> ReportService:
        return ReportService(
            identity,
            source.interviews(identity.id),
            BuiltInGrader(),
            RUBRICS,
            GradingJobs(),
            clock,
            code_grading(database),
        )

    def tape_of(identity: Identity) -> TapeService:
        def recordings(_: str, owner_id: str) -> RecordingFolder:
            return RecordingFolder(tmp_path, owner_id)

        tickets = RecordingTickets(clock, recordings)
        return TapeService(identity, database.interviews(identity.id), recordings, tickets)

    return SharedReports(database, clock, report_of, tape_of)


def test_a_link_opens_the_one_report(sharing, visitors):
    token = sharing.create("i1", days=7)
    assert visitors.open(token).report.interview.id == "i1"


def test_the_code_of_a_round_comes_with_it(database, sharing, visitors):
    kept = a_submission("i1", 1)
    database.submissions("local").save(kept)
    assert visitors.open(sharing.create("i1", days=7)).submissions == (kept,)


def test_what_is_kept_does_not_open_it(database, sharing, visitors):
    token = sharing.create("i1", days=7)
    (share,) = sharing.links("i1")
    stored = [kept for kept, _ in database._rows.shares.values()]
    assert token not in stored
    for wrong in (*stored, share.id, token[:-1], token + "x", "", "x" * 5_000, "\ud800"):
        with pytest.raises(NotFound):
            visitors.open(wrong)


def test_it_ends_when_it_was_said_to(sharing, visitors, clock):
    token = sharing.create("i1", days=1)
    clock.at += timedelta(hours=23, minutes=59)
    assert visitors.open(token)
    clock.at += timedelta(minutes=1)
    assert sharing.links("i1") == ()
    with pytest.raises(NotFound):
        visitors.open(token)


def test_unknown_expired_and_revoked_look_the_same(sharing, visitors, clock):
    expired, revoked = sharing.create("i1", days=1), sharing.create("i1", days=7)
    clock.at += timedelta(days=2)
    sharing.revoke(sharing.links("i1")[0].id)
    faults = []
    for token in (expired, revoked, "unknown"):
        with pytest.raises(NotFound) as fault:
            visitors.open(token)
        faults.append((type(fault.value), str(fault.value), fault.value.user_message))
    assert len(set(faults)) == 1


def test_sound_goes_along_only_when_chosen(sharing, visitors, tmp_path):
    from core.domain.speech import Recording

    RecordingFolder(tmp_path, "local").save(Recording("i1", "q1", 1, b"ogg", 9_000))
    assert visitors.open(sharing.create("i1", days=7)).tape.sounds == {}
    assert list(visitors.open(sharing.create("i1", days=7, with_sound=True)).tape.sounds) == [("q1", 1)]


def test_only_the_lengths_that_are_offered(sharing):
    for days in (0, -1, 2, 365):
        with pytest.raises(InputRejected):
            sharing.create("i1", days=days)


def test_a_link_to_somebody_elses_report_is_not_made(database, clock):
    with pytest.raises(NotFound):
        SharingService(database.shares("bob"), clock).create("i1", days=7)


def test_links_are_limited_and_free_again_when_revoked(sharing):
    for _ in range(MAX_LINKS):
        sharing.create("i1", days=7)
    with pytest.raises(InputRejected):
        sharing.create("i1", days=7)
    sharing.revoke(sharing.links("i1")[0].id)
    sharing.create("i1", days=7)
