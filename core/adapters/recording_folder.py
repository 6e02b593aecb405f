"""Recordings as files: one folder a person, one an interview. Names are hashes: no id becomes a path."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict
from pathlib import Path

from core.domain.speech import Recording, Word
from core.errors import NotFound, StoreDamaged, StoreError


class RecordingFolder:
    """A RecordingStore."""

    def __init__(self, folder: Path, owner_id: str) -> None:
        self._folder = folder / _hashed(owner_id)

    def save(self, recording: Recording) -> None:
        sound = self._file(recording.interview_id, recording.question_id, recording.attempt)
        about = {
            "duration_ms": recording.duration_ms,
            "words": [asdict(word) for word in recording.words],
        }
        try:
            sound.parent.mkdir(parents=True, exist_ok=True)
            _write(sound.with_suffix(".json"), json.dumps(about).encode())
            _write(sound, recording.opus)
        except OSError as error:
            raise StoreError(f"recordings: cannot be written: {type(error).__name__}") from error

    def get(self, interview_id: str, question_id: str, attempt: int = 1) -> Recording:
        sound = self._file(interview_id, question_id, attempt)
        try:
            about = json.loads(sound.with_suffix(".json").read_bytes())
            words = tuple(Word(**word) for word in about["words"])
            return Recording(interview_id, question_id, attempt, sound.read_bytes(), about["duration_ms"], words)
        except FileNotFoundError:
            raise NotFound(f"there is no recording of {question_id}, attempt {attempt}") from None
        except OSError as error:
            raise StoreError(f"recordings: cannot be read: {type(error).__name__}") from error
        except (ValueError, KeyError, TypeError) as error:
            raise StoreDamaged(f"recordings: {sound.name} is not readable: {type(error).__name__}") from None

    def delete(self, interview_id: str) -> None:
        self._remove(self._folder / _hashed(interview_id))

    def delete_all(self) -> None:
        self._remove(self._folder)

    def _remove(self, folder: Path) -> None:
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise StoreError(f"recordings: cannot be deleted: {type(error).__name__}") from error

    def _file(self, interview_id: str, question_id: str, attempt: int) -> Path:
        return self._folder / _hashed(interview_id) / f"{_hashed(question_id)}-{attempt:d}.ogg"


def _hashed(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def _write(path: Path, data: bytes) -> None:
    """All of it, or what was there before."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(data)
    fresh.replace(path)
