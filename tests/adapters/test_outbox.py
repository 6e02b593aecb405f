"""What an outbox adds to a database: going on while it is away, and bringing it up to date, in order and once."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from core.adapters.recording_folder import RecordingFolder
from core.adapters.sqlite.outbox import OutboxDatabase
from core.adapters.system_clock import SystemClock
from core.domain.backlog import Backlog
from core.domain.camera import FramingCounts
from core.domain.chat import ChatMessage, Conversation
from core.domain.evaluation import Score
from core.domain.interview import Draft, Speaker
from core.domain.library import LibraryQuery
from core.domain.people import Identity
from core.domain.progress import InterviewQuery
from core.domain.speech import Recording
from core.drafting.notes import BuiltInDrafter
from core.errors import Conflict, NotFound, SignInExpired, StoreUnavailable
from core.grading.story import told_in
from core.services.library import LibraryService
from tests.contracts.samples import START, a_submission, answered, asked, ended, evaluation, new_interview, question
from tests.fakes.cut_line import Cuttable, Line
from tests.fakes.memory_store import MemoryDatabase

RETRY_S = 0.05
PATIENCE_S = 20


class Setting:
    """An outbox over a database in memory, and the state of the line between them."""

    def __init__(self, folder) -> None:
        self.folder, self.there = folder, MemoryDatabase()
        self.far = Cuttable(self.there)
        self.state = self.far.state
        self.outboxes: list[OutboxDatabase] = []
        self.database = self.started()

    def started(self) -> OutboxDatabase:
        far_sound = Cuttable(_Sound(self.folder), self.state)
        here = partial(RecordingFolder, self.folder / "here")
        made = OutboxDatabase(self.far, far_sound.recordings, here, self.folder / "outbox.db", retry_after_s=RETRY_S)
        self.outboxes.append(made)
        return made

    def wait_until_delivered(self, owner: str = "ann") -> None:
        give_up_at = time.monotonic() + PATIENCE_S
        while self.database.backlog(owner).waiting:
            assert time.monotonic() < give_up_at, "nothing was delivered"
            time.sleep(RETRY_S)


class _Sound:
    def __init__(self, folder) -> None:
        self.recordings = partial(RecordingFolder, folder / "there")


@pytest.fixture
def setting(tmp_path) -> Iterator[Setting]:
    made = Setting(tmp_path)
    yield made
    for outbox in made.outboxes:
        outbox.close()


def test_what_is_saved_during_an_outage_is_there_afterwards(setting):
    store = setting.database.interviews("ann")
    interview = store.save(asked(new_interview("ann"), question(1)))
    with setting.state.being(Line.CUT):
        interview = store.save(answered(interview, "Bounded."))
        interview = store.save(asked(interview, question(2)))
        store.save_grading(interview.id, [evaluation()], overall=Score(60), coverage=0.5)
        assert store.get(interview.id) == interview.with_evaluations([evaluation()])
        assert setting.database.backlog("ann").waiting == 3
        assert setting.database.backlog("bob") == Backlog()
    setting.wait_until_delivered()
    there = setting.there.interviews("ann")
    assert there.get(interview.id) == interview.with_evaluations([evaluation()])
    assert there.search(InterviewQuery()).items[0].score == 60
    assert store.save(answered(store.get(interview.id), "More.")).version == 4


def test_writes_arrive_in_their_order_and_once(setting):
    store = setting.database.interviews("ann")
    interview = store.save(asked(new_interview("ann"), question(1)))
    setting.state.done.clear()
    with setting.state.being(Line.CUT):
        interview = store.save(answered(interview, "Bounded."))
        store.save_draft(Draft(interview.id, "q2", "hal", START))
        store.save_draft(Draft(interview.id, "q2", "half", START + timedelta(seconds=1)))
        interview = store.save(asked(interview, question(2)))
    setting.wait_until_delivered()
    writes = [name for name in setting.state.done if name.startswith("save")]
    assert writes == ["save", "save_draft", "save"], "of a draft only the newest state is sent"
    assert setting.there.interviews("ann").draft(interview.id, "q2").text == "half"


def test_what_was_written_although_the_answer_was_lost_is_not_written_twice(setting):
    store = setting.database.interviews("ann")
    interview = store.save(asked(new_interview("ann"), question(1)))
    with setting.state.being(Line.ANSWERS_LOST):
        interview = store.save(answered(interview, "Bounded."))
    interview = store.save(asked(interview, question(2)))
    setting.wait_until_delivered()
    assert setting.there.interviews("ann").get(interview.id) == interview
    assert setting.database.backlog("ann") == Backlog()


def test_a_new_interview_can_begin_during_an_outage(setting):
    store = setting.database.interviews("ann")
    with setting.state.being(Line.CUT):
        saved = store.save(new_interview("ann"))
        assert store.get(saved.id) == saved and store.asked_bank_ids() == frozenset()
    setting.wait_until_delivered()
    assert setting.there.interviews("ann").get(saved.id) == saved


def test_nobody_waits_for_a_database_that_was_away_a_moment_ago(setting):
    store = OutboxDatabase(setting.far, RecordingFolder, RecordingFolder, setting.folder / "slow.db", retry_after_s=600)
    setting.outboxes.append(store)
    interviews = store.interviews("ann")
    interview = interviews.save(new_interview("ann"))
    with setting.state.being(Line.CUT):
        for number in range(1, 6):
            interview = interviews.save(asked(interview, question(number)))
        with pytest.raises(StoreUnavailable):
            interviews.search(InterviewQuery())
    assert setting.state.tried == 1


def test_a_process_that_starts_again_delivers_what_was_left(setting):
    store = setting.database.interviews("ann")
    interview = store.save(asked(new_interview("ann"), question(1)))
    with setting.state.being(Line.CUT):
        interview = store.save(answered(interview, "Bounded."))
        setting.database.close()
    setting.database = setting.started()
    setting.wait_until_delivered()
    assert setting.there.interviews("ann").get(interview.id) == interview


def test_what_was_continued_elsewhere_is_not_overwritten_and_nothing_is_thrown_away(setting):
    store = setting.database.interviews("ann")
    interview = store.save(asked(new_interview("ann"), question(1)))
    with setting.state.being(Line.CUT):
        store.save(answered(interview, "Here."))
    elsewhere = setting.there.interviews("ann").save(answered(interview, "Elsewhere."))
    setting.wait_until_delivered()
    assert setting.there.interviews("ann").get(interview.id) == elsewhere == store.get(interview.id)
    backlog = setting.database.backlog("ann")
    assert (backlog.waiting, backlog.refused) == (0, 1)


def test_two_tabs_during_an_outage(setting):
    store = setting.database.interviews("ann")
    interview = store.save(asked(new_interview("ann"), question(1)))
    with setting.state.being(Line.CUT):
        store.save(answered(interview, "Here."))
        with pytest.raises(Conflict):
            store.save(answered(interview, "There."))


def test_nobody_reads_what_waits_for_somebody_else(setting):
    ann, bob = setting.database.interviews("ann"), setting.database.interviews("bob")
    interview = ann.save(asked(new_interview("ann"), question(1)))
    ann.save_draft(Draft(interview.id, "q1", "half", START))
    with setting.state.being(Line.CUT):
        ann.save(answered(interview, "Mine."))
        setting.database.submissions("ann").save(a_submission(interview.id))
        for call in (
            lambda: bob.get(interview.id),
            lambda: bob.save(replace(interview, candidate_id="bob")),
            lambda: bob.save_draft(Draft(interview.id, "q1", "theirs", START)),
            lambda: setting.database.submissions("bob").save(a_submission(interview.id)),
        ):
            with pytest.raises(StoreUnavailable):
                call()
        with pytest.raises(NotFound):
            bob.save(interview)
        assert bob.draft(interview.id, "q1") is None
        assert setting.database.submissions("bob").of_interview(interview.id) == ()
    assert setting.database.backlog("bob") == Backlog()


def test_an_older_draft_does_not_come_back(setting):
    store = setting.database.interviews("ann")
    saved = store.save(new_interview("ann"))
    newest = Draft(saved.id, "q1", "newest", START + timedelta(seconds=9))
    store.save_draft(newest)
    with setting.state.being(Line.CUT):
        assert store.draft(saved.id, "q1") == newest
        store.save_draft(Draft(saved.id, "q1", "older", START))
        assert store.draft(saved.id, "q1") == newest


def test_talks_code_and_sound_wait_as_well(setting):
    database = setting.database
    interview = database.interviews("ann").save(new_interview("ann"))
    talk = database.conversations("ann").save(Conversation("c1", "ann", "technology", "Nurse", START))
    sound = Recording(interview.id, "q1", 1, b"OggS", 900)
    with setting.state.being(Line.CUT):
        talk = database.conversations("ann").save(talk.with_message(ChatMessage(Speaker.CANDIDATE, "Hello", START)))
        database.submissions("ann").save(a_submission(interview.id))
        for readings in (4, 9):
            database.presence("ann").save(interview.id, "q1", FramingCounts(readings))
        assert database.presence("ann").of_interview(interview.id) == {"q1": FramingCounts(9)}
        assert database.presence("bob").of_interview(interview.id) == {}
        database.recordings("ann").save(sound)
        assert database.conversations("ann").get("c1") == talk
        assert database.submissions("ann").of_interview(interview.id) == (a_submission(interview.id),)
        assert database.recordings("ann").get(interview.id, "q1") == sound
    setting.wait_until_delivered()
    assert setting.there.conversations("ann").get("c1") == talk
    assert setting.there.submissions("ann").of_interview(interview.id) == (a_submission(interview.id),)
    assert setting.there.presence("ann").of_interview(interview.id) == {"q1": FramingCounts(9)}
    assert RecordingFolder(setting.folder / "there", "ann").get(interview.id, "q1") == sound


def test_of_an_interview_that_is_over_nothing_stays_here(setting):
    store = setting.database.interviews("ann")
    interview = store.save(asked(new_interview("ann"), question(1)))
    store.save_draft(Draft(interview.id, "q1", "half", START))
    store.save(ended(answered(interview, "Bounded.")))
    with setting.state.being(Line.CUT):
        with pytest.raises(StoreUnavailable):
            store.get(interview.id)
        assert store.draft(interview.id, "q1") is None


def test_who_is_signed_out_does_not_lose_what_waits(setting):
    store = setting.database.interviews("ann")
    interview = store.save(asked(new_interview("ann"), question(1)))
    with setting.state.being(Line.CUT):
        interview = store.save(answered(interview, "Bounded."))
        opened, setting.there.interviews = setting.there.interviews, _signed_out
    time.sleep(3 * RETRY_S)
    assert setting.database.backlog("ann").waiting == 1
    setting.there.interviews = opened
    setting.wait_until_delivered()
    assert setting.there.interviews("ann").get(interview.id) == interview


def _signed_out(_owner_id: str):
    raise SignInExpired("nobody is signed in")


def test_kept_answers_wait_for_the_database_and_a_report_does_not_wait_for_them(setting):
    stores = setting.database.library("ann"), setting.database.interviews("ann")
    library = LibraryService(Identity("ann", "Ann"), *stores, SystemClock(), BuiltInDrafter(told_in))
    interview = stores[1].save(answered(asked(new_interview("ann"), question(1, bank_id="queues")), "Bounded."))
    kept = library.keep(interview.id, "q1")
    library.use_as_model(kept.id, is_model=True)
    with setting.state.being(Line.CUT):
        assert (library.models_for(interview), library.kept_from(interview.id, "q1")) == ({}, None)
        with pytest.raises(StoreUnavailable):
            library.search(LibraryQuery())
    setting.wait_until_delivered()
    time.sleep(RETRY_S)
    assert library.models_for(interview).keys() == {"q1"}
