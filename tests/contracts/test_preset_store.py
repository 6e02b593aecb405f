"""What every PresetStore keeps for everybody, and who may change it."""

import pytest

from core.errors import StoreError
from core.ports import Database
from tests.contracts.test_operations import administrator

__all__ = ["administrator"]


def test_what_an_administrator_saves_everybody_reads(database: Database, administrator: str, bob: str):
    store = database.presets(administrator)
    assert store.all() == {}
    store.save("sales", '{"name": "Sälès"}')
    store.save("teacher", "{}")
    store.save("sales", '{"name": "Sales, again"}')
    assert database.presets(bob).all() == {"sales": '{"name": "Sales, again"}', "teacher": "{}"}


def test_removed_is_gone_and_twice_is_fine(database, administrator):
    store = database.presets(administrator)
    store.save("sales", "{}")
    store.remove("sales")
    store.remove("sales")
    assert store.all() == {}


def test_where_the_database_knows_roles_nobody_else_writes(storage, administrator, bob):
    if storage.database.name != "Supabase":
        pytest.skip("roles are checked by the service here")
    storage.database.presets(administrator).save("sales", "{}")
    with pytest.raises(StoreError):
        storage.database.presets(bob).save("sales", '{"name": "Stolen"}')
    storage.database.presets(bob).remove("sales")
    assert storage.database.presets(bob).all() == {"sales": "{}"}
