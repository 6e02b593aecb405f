"""Every implementation of the store. The suites here are what "keeps the contract" means."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest

from core.adapters.recording_folder import RecordingFolder
from core.adapters.sqlite.database import SqliteDatabase
from core.adapters.sqlite.outbox import OutboxDatabase
from core.adapters.supabase.database import SupabaseDatabase
from core.ports import Database
from tests.fakes.memory_store import MemoryDatabase


@dataclass(frozen=True, slots=True)
class Storage:
    database: Database
    ann: str
    bob: str


@pytest.fixture(params=["sqlite", "memory", "outbox", "supabase"])
def storage(request: pytest.FixtureRequest) -> Iterator[Storage]:
    """Empty, with two people in it."""
    if request.param == "supabase":
        yield request.getfixturevalue("supabase_storage")
    elif request.param == "sqlite":
        folder: Path = request.getfixturevalue("tmp_path")
        sqlite = SqliteDatabase(folder / "rehearsal.db")
        yield Storage(sqlite, str(uuid4()), str(uuid4()))
        sqlite.close()
    elif request.param == "outbox":
        folder = request.getfixturevalue("tmp_path")
        recordings = partial(RecordingFolder, folder / "there"), partial(RecordingFolder, folder / "here")
        outbox = OutboxDatabase(MemoryDatabase(), *recordings, folder / "outbox.db")
        yield Storage(outbox, str(uuid4()), str(uuid4()))
        outbox.close()
    else:
        yield Storage(MemoryDatabase(), str(uuid4()), str(uuid4()))


@pytest.fixture(scope="session")
def supabase_with_two(project) -> Iterator[Storage]:
    database = SupabaseDatabase(project.url, project.anon_key, access_token=project.tokens.__getitem__, timeout_s=60)
    yield Storage(database, project.sign_up("ann"), project.sign_up("bob"))
    database.close()


@pytest.fixture
def supabase_storage(project, supabase_with_two) -> Storage:
    project.empty()
    return supabase_with_two


@pytest.fixture
def database(storage: Storage) -> Database:
    return storage.database


@pytest.fixture
def ann(storage: Storage) -> str:
    return storage.ann


@pytest.fixture
def bob(storage: Storage) -> str:
    return storage.bob
