"""What every store of recordings keeps to."""

import pytest

from core.adapters.opus_encoder import OpusEncoder
from core.adapters.recording_folder import RecordingFolder
from core.domain.speech import AudioChunk, Recording, Word
from core.errors import NotFound, StoreDamaged
from tests.fakes.voices import speech

RECORDING = Recording("i1", "q1", 1, b"OggS...", 1500, (Word("Hello", 0, 400), Word("there.", 400, 900)))


@pytest.fixture
def store(tmp_path):
    return RecordingFolder(tmp_path, "ann")


def test_what_was_kept_comes_back_whole(store):
    store.save(RECORDING)
    assert store.get("i1", "q1") == RECORDING


def test_another_attempt_is_another_recording_and_the_same_one_is_replaced(store):
    store.save(RECORDING)
    store.save(Recording("i1", "q1", 2, b"second"))
    store.save(Recording("i1", "q1", 1, b"first again"))
    assert (store.get("i1", "q1").opus, store.get("i1", "q1", 2).opus) == (b"first again", b"second")


def test_it_goes_with_its_interview(store):
    store.save(RECORDING)
    store.save(Recording("i2", "q1", 1, b"other"))
    store.delete("i1")
    store.delete("i1")
    with pytest.raises(NotFound):
        store.get("i1", "q1")
    assert store.get("i2", "q1").opus == b"other"


def test_nobody_hears_somebody_else(store, tmp_path):
    store.save(RECORDING)
    with pytest.raises(NotFound):
        RecordingFolder(tmp_path, "bob").get("i1", "q1")


def test_an_id_is_no_path(store, tmp_path):
    store.save(Recording("../../i", "/etc/q", 1, b"x"))
    assert store.get("../../i", "/etc/q").opus == b"x"
    assert all(path.is_relative_to(tmp_path) for path in tmp_path.rglob("*")) and not (tmp_path.parent / "i").exists()


def test_a_damaged_one_is_told(store, tmp_path):
    store.save(RECORDING)
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
