"""Every implementation of the store. The suites here are what "keeps the contract" means."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.ports import Database
from tests.fakes.memory_store import MemoryDatabase


@pytest.fixture(params=["sqlite", "memory"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "memory":
        yield MemoryDatabase()
        return
    sqlite = SqliteDatabase(tmp_path / "rehearsal.db")
    yield sqlite
    sqlite.close()
