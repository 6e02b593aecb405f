"""Every implementation of the store. The suites here are what "keeps the contract" means."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.ports import Database


@pytest.fixture(params=["sqlite"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    sqlite = SqliteDatabase(tmp_path / "rehearsal.db")
    yield sqlite
    sqlite.close()
