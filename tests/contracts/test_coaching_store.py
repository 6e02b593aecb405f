"""What every store of links between coaches and candidates keeps to: nothing is seen without consent, nothing after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from core.adapters.recording_folder import RecordingFolder
from core.domain.coaching import CoachLink, CoachNote, CoachScore, Sees
from core.domain.people import Identity, Role
from core.domain.progress import InterviewQuery
from core.domain.speech import Recording
from core.errors import NotAllowed, NotFound
from core.people_ports import CoachingStore, RecordingReader
from core.ports import RecordingStore
from tests.contracts.samples import new_interview

NOW = datetime.now(UTC).replace(microsecond=0)


@dataclass
class Both:
    """Ann is a candidate, Cy coaches."""

    database: object
    ann: Identity
    cy: Identity
    own_recordings: RecordingStore
    of_cys_ears: RecordingReader

    @property
    def of_ann(self) -> CoachingStore:
        return self.database.coaching(self.ann)

    @property
    def of_cy(self) -> CoachingStore:
        return self.database.coaching(self.cy)

    def interview(self) -> str:
        return self.database.interviews(self.ann.id).save(new_interview(self.ann.id)).id

    def recorded(self) -> Recording:
        recording = Recording(self.interview(), "q1", 1, b"OggS", 900)
        self.own_recordings.save(recording)
        return recording

    def hears(self, recording: Recording) -> bool:
        try:
            return self.of_cys_ears.get(recording.interview_id, recording.question_id) == recording
        except NotFound:
            return False

    def invited(self, code: str | None = None, **changes) -> str:
        code = code or uuid4().hex
        link = CoachLink(str(uuid4()), self.cy.id, "Cy", NOW, changes.pop("until", NOW + timedelta(days=1)), **changes)
        self.of_cy.invite(link, code)
        return code

    def let_in(self) -> str:
        self.of_ann.accept(self.invited(), "Ann")
        return self.of_ann.links()[0].id

    def sees(self, interview_id: str) -> bool:
        reader = self.of_cy.candidate(self.ann.id)
        found = {one.id for one in reader.search(InterviewQuery()).items}
        assert reader.dashboard(InterviewQuery()).interviews == len(found)
        try:
            reader.get(interview_id)
        except NotFound:
            assert interview_id not in found
            return False
        assert interview_id in found
        return True


@pytest.fixture(params=["sqlite", "supabase"])
def both(request) -> Iterator[Both]:
    if request.param == "sqlite":
        from core.adapters.sqlite.database import SqliteDatabase

        database = SqliteDatabase(request.getfixturevalue("tmp_path") / "rehearsal.db")
        ann, cy = str(uuid4()), str(uuid4())
        own = RecordingFolder(request.getfixturevalue("tmp_path") / "recordings", ann)
        people = Identity(ann, "Ann", email="ann@example.org"), Identity(cy, "Cy", Role.COACH, "cy@x.org")
        yield Both(database, *people, own, database.heard(cy, ann, own))
        database.close()
        return
    project = request.getfixturevalue("project")
    storage = request.getfixturevalue("supabase_storage")
    with project.connect() as connection:
        connection.execute("delete from public.coach_links")
        connection.execute(
            "insert into public.profiles (id, display_name, role) values (%s, 'Cy', 'coach')"
            " on conflict (id) do update set role = 'coach'",
            [storage.bob],
        )
    ann = Identity(storage.ann, "Ann", email=project.address_of(storage.ann))
    cy = Identity(storage.bob, "Cy", Role.COACH, "bob@example.org")
    heard = storage.database.heard(storage.bob, storage.ann)
    yield Both(storage.database, ann, cy, storage.database.recordings(storage.ann), heard)


def test_an_invitation_opens_nothing_until_it_is_accepted(both):
    one = both.interview()
    code = both.invited()
    assert not both.sees(one)
    both.of_ann.accept(code, "Ann")
    assert both.sees(one)
    link = both.of_cy.links()[0]
    assert (link.candidate_id, link.candidate_name, link.coach_name) == (both.ann.id, "Ann", "Cy")
    assert link.accepted_at is not None and link.sees is Sees.ALL and not link.hears


def test_a_code_works_once_and_for_its_time_and_not_for_oneself(both):
    code = both.invited()
    with pytest.raises(NotFound):
        both.of_cy.accept(code, "Cy")
    both.of_ann.accept(code, "Ann")
    for bad in (code, both.invited(until=NOW - timedelta(seconds=1)), both.invited(), "unknown"):
        with pytest.raises(NotFound):
            both.of_ann.accept(bad, "Ann")
    assert sum(link.candidate_id is not None for link in both.of_cy.links()) == 1


def test_an_invitation_by_address_is_for_that_address(both):
    both.invited(invited_email=both.ann.email)
    both.invited(invited_email="somebody@example.org")
    (found,) = both.of_ann.invitations()
    assert found.coach_name == "Cy" and not both.of_cy.invitations()
    both.of_ann.accept_own(found.id, "Ann")
    assert not both.of_ann.invitations() and both.sees(both.interview())


def test_nobody_accepts_what_is_for_somebody_else(both):
    both.invited(invited_email="somebody@example.org")
    other = both.of_cy.links()[0].id
    for action in (lambda: both.of_ann.accept_own(other, "Ann"), lambda: both.of_ann.decline(other)):
        with pytest.raises(NotFound):
            action()


def test_what_is_declined_is_gone(both):
    both.invited(invited_email=both.ann.email)
    both.of_ann.decline(both.of_ann.invitations()[0].id)
    assert not both.of_ann.invitations() and not both.of_cy.links()


def test_only_a_coach_invites(both):
    link = CoachLink(str(uuid4()), both.ann.id, "Ann", NOW, NOW + timedelta(days=1))
    with pytest.raises(NotAllowed):
        both.of_ann.invite(link, uuid4().hex)


def test_a_candidate_narrows_to_what_is_shared(both):
    link, shared, other = both.let_in(), both.interview(), both.interview()
    both.of_ann.narrow(link, Sees.SHARED, hears=True)
    assert not both.sees(shared)
    both.of_ann.share(shared, is_shared=True)
    assert both.of_ann.is_shared(shared) and not both.of_ann.is_shared(other)
    assert both.sees(shared) and not both.sees(other)
    both.of_ann.share(shared, is_shared=False)
    assert not both.sees(shared)
    assert both.of_cy.links()[0].hears


def test_a_coach_hears_what_the_candidate_lets_be_heard_and_for_as_long(both):
    one = both.recorded()
    assert not both.hears(one)
    link = both.let_in()
    assert both.sees(one.interview_id) and not both.hears(one)
    both.of_ann.narrow(link, Sees.ALL, hears=True)
    assert both.hears(one)
    both.of_ann.narrow(link, Sees.ALL, hears=False)
    assert both.sees(one.interview_id) and not both.hears(one)
    both.of_ann.narrow(link, Sees.ALL, hears=True)
    both.of_ann.remove(link)
    assert not both.hears(one)


def test_a_coach_hears_nothing_of_what_is_not_seen(both):
    shared, other = both.recorded(), both.recorded()
    both.of_ann.narrow(both.let_in(), Sees.SHARED, hears=True)
    both.of_ann.share(shared.interview_id, is_shared=True)
    assert both.hears(shared) and not both.hears(other)


def test_a_coach_widens_nothing(both):
    link, one = both.let_in(), both.interview()
    both.of_ann.narrow(link, Sees.SHARED, hears=False)
    with pytest.raises(NotFound):
        both.of_cy.narrow(link, Sees.ALL, hears=True)
    with pytest.raises(NotFound):
        both.of_cy.share(one, is_shared=True)
    assert not both.sees(one)


@pytest.mark.parametrize("side", ["of_ann", "of_cy"])
def test_removing_is_effective_at_once_from_either_side(both, side):
    link, one = both.let_in(), both.interview()
    note = CoachNote(str(uuid4()), both.cy.id, one, None, "Well told.", NOW)
    both.of_cy.write_note(note)
    getattr(both, side).remove(link)
    assert not both.sees(one) and not both.of_cy.links() and not both.of_ann.links()
    assert not both.of_cy.remarks(one).notes
    assert both.of_ann.remarks(one).notes == (note,)
    for late in (lambda: both.of_cy.write_note(CoachNote(str(uuid4()), both.cy.id, one, None, "Late.", NOW)),):
        with pytest.raises(NotFound):
            late()


def test_notes_are_read_by_both_and_removed_by_either(both):
    both.let_in()
    one = both.interview()
    first = CoachNote(str(uuid4()), both.cy.id, one, None, "Well told. <b>", NOW)
    second = CoachNote(str(uuid4()), both.cy.id, one, "q1", "Say what came of it.", NOW + timedelta(seconds=1))
    both.of_cy.write_note(first)
    both.of_cy.write_note(second)
    assert both.of_ann.remarks(one).notes == both.of_cy.remarks(one).notes == (first, second)
    both.of_cy.remove_note(first.id)
    both.of_ann.remove_note(second.id)
    assert not both.of_ann.remarks(one).notes
    with pytest.raises(NotFound):
        both.of_ann.remove_note(first.id)


def test_a_coachs_level_stands_beside_and_the_newest_counts(both):
    both.let_in()
    one = both.interview()
    both.of_cy.write_score(CoachScore(both.cy.id, one, "q1", "star", 2, "Thin.", NOW))
    newer = CoachScore(both.cy.id, one, "q1", "star", 4, "", NOW + timedelta(minutes=1))
    both.of_cy.write_score(newer)
    assert both.of_ann.remarks(one).scores == (newer,)
    assert not both.database.interviews(both.ann.id).get(one).evaluations


def test_who_is_not_let_in_leaves_nothing(both):
    one = both.interview()
    with pytest.raises(NotFound):
        both.of_cy.write_note(CoachNote(str(uuid4()), both.cy.id, one, None, "Hello.", NOW))
    with pytest.raises(NotFound):
        both.of_cy.write_score(CoachScore(both.cy.id, one, "q1", "star", 1, "", NOW))
    assert not both.of_ann.remarks(one).notes and not both.of_ann.remarks(one).scores


def test_a_candidate_reads_nothing_of_their_coach(both):
    both.let_in()
    mine = both.database.interviews(both.cy.id).save(new_interview(both.cy.id)).id
    assert not both.of_ann.candidate(both.cy.id).search(InterviewQuery()).items
    with pytest.raises(NotFound):
        both.of_ann.candidate(both.cy.id).get(mine)
