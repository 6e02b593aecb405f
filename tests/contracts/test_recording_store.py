"""What every store of recordings keeps to."""

from dataclasses import dataclass
from uuid import uuid4

import pytest

from core.adapters.opus_encoder import OpusEncoder
from core.adapters.recording_folder import RecordingFolder
from core.adapters.supabase.database import SupabaseDatabase
from core.domain.speech import AudioChunk, Recording, Word
from core.errors import NotFound, SignInExpired, StoreDamaged
from core.ports import RecordingStore
from tests.contracts.samples import new_interview
from tests.fakes.voices import speech

WORDS = (Word("Hello", 0, 400), Word("there.", 400, 900))


@dataclass(frozen=True, slots=True)
class Kept:
    """Ann's store, Bob's, and two interviews of Ann's."""

    store: RecordingStore
    of_bob: RecordingStore
    one: str
    two: str

    @property
    def recording(self) -> Recording:
        return Recording(self.one, "q1", 1, b"OggS...", 1500, WORDS)


@pytest.fixture(params=["folder", "supabase"])
def kept(request, tmp_path) -> Kept:
    if request.param == "folder":
        return Kept(RecordingFolder(tmp_path, "ann"), RecordingFolder(tmp_path, "bob"), str(uuid4()), str(uuid4()))
    storage = request.getfixturevalue("supabase_storage")
    database = storage.database
    one, two = (database.interviews(storage.ann).save(new_interview(storage.ann)).id for _ in range(2))
    return Kept(database.recordings(storage.ann), database.recordings(storage.bob), one, two)


def test_what_was_kept_comes_back_whole(kept):
    kept.store.save(kept.recording)
    assert kept.store.get(kept.one, "q1") == kept.recording


def test_another_attempt_is_another_recording_and_the_same_one_is_replaced(kept):
    kept.store.save(kept.recording)
    kept.store.save(Recording(kept.one, "q1", 2, b"second"))
    kept.store.save(Recording(kept.one, "q1", 1, b"first again"))
    assert kept.store.get(kept.one, "q1").opus == b"first again"
    assert kept.store.get(kept.one, "q1", 2).opus == b"second"


def test_it_goes_with_its_interview(kept):
    kept.store.save(kept.recording)
    kept.store.save(Recording(kept.two, "q1", 1, b"other"))
    kept.store.delete(kept.one)
    kept.store.delete(kept.one)
    with pytest.raises(NotFound):
        kept.store.get(kept.one, "q1")
    assert kept.store.get(kept.two, "q1").opus == b"other"


def test_nobody_hears_somebody_else(kept):
    kept.store.save(kept.recording)
    with pytest.raises(NotFound):
        kept.of_bob.get(kept.one, "q1")
    kept.of_bob.delete(kept.one)
    assert kept.store.get(kept.one, "q1") == kept.recording


def test_all_of_a_person_go_at_once(kept):
    kept.store.save(kept.recording)
    kept.store.save(Recording(kept.two, "q1", 1, b"other"))
    kept.of_bob.delete_all()
    assert kept.store.get(kept.one, "q1") == kept.recording
    kept.store.delete_all()
    kept.store.delete_all()
    for interview_id in (kept.one, kept.two):
        with pytest.raises(NotFound):
            kept.store.get(interview_id, "q1")


# From here on: what only one of them can get wrong.


@pytest.fixture
def store(tmp_path):
    return RecordingFolder(tmp_path, "ann")


def test_an_id_is_no_path(store, tmp_path):
    store.save(Recording("../../i", "/etc/q", 1, b"x"))
    assert store.get("../../i", "/etc/q").opus == b"x"
    assert all(path.is_relative_to(tmp_path) for path in tmp_path.rglob("*")) and not (tmp_path.parent / "i").exists()


def test_a_damaged_one_is_told(store, tmp_path):
    store.save(Recording("i1", "q1", 1, b"OggS...", 1500, WORDS))
    next(tmp_path.rglob("*.json")).write_text("{")
    with pytest.raises(StoreDamaged):
        store.get("i1", "q1")


def test_opus_is_small_and_lasts_as_long_as_the_sound():
    import io

    import av

    opus = OpusEncoder().encode(AudioChunk(speech(3000)))
    assert opus[:4] == b"OggS" and len(opus) < 3 * 24_000 / 8 * 1.6
    with av.open(io.BytesIO(opus)) as file:
        samples = sum(frame.samples for frame in file.decode(audio=0))
    assert samples / 48_000 == pytest.approx(3, abs=0.05)


def test_a_lost_object_is_not_found_and_a_bad_token_is_told(project, supabase_storage):
    database, ann = supabase_storage.database, supabase_storage.ann
    one = database.interviews(ann).save(new_interview(ann)).id
    database.recordings(ann).save(Recording(one, "q1", 1, b"OggS"))
    forged = project.forged(ann, secret="another-secret-another-secret-another-1")
    bad = SupabaseDatabase(project.url, project.anon_key, access_token=lambda _: forged, timeout_s=60)
    with pytest.raises(SignInExpired):
        bad.recordings(ann)._listed(ann)
    bad.close()
    with project.connect() as connection:
        connection.execute("delete from storage.objects")
    with pytest.raises(NotFound):
        database.recordings(ann).get(one, "q1")


def test_a_recording_of_somebody_elses_interview_is_refused(project, supabase_storage):
    database, ann, bob = supabase_storage.database, supabase_storage.ann, supabase_storage.bob
    one = database.interviews(ann).save(new_interview(ann)).id
    with pytest.raises(NotFound):
        database.recordings(bob).save(Recording(one, "q1", 1, b"OggS"))
    with project.connect() as connection:
        assert connection.execute("select count(*) from storage.objects").fetchone() == (0,)
