from datetime import timedelta

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.errors import InputRejected, NotFound
from core.services.personal_tokens import MAX_TOKENS, PREFIX, OwnTokens, PersonalTokens
from tests.core.grading.graders import NOW
from tests.fakes.set_clock import SetClock


@pytest.fixture
def clock():
    return SetClock(NOW)


@pytest.fixture
def tokens(tmp_path, clock):
    return PersonalTokens(SqliteDatabase(tmp_path / "rehearsal.db").personal_tokens(), clock)


def test_a_token_stands_for_whoever_made_it(tokens, clock):
    made = OwnTokens(tokens, "ann").create("  my   laptop ")
    assert made.startswith(PREFIX) and tokens.holder(made) == "ann"
    (kept,) = OwnTokens(tokens, "ann").all()
    assert (kept.name, kept.used_at) == ("my laptop", clock.at)
    assert OwnTokens(tokens, "bob").all() == ()


@pytest.mark.parametrize("wrong", ["", PREFIX, "x" * 60, PREFIX + "x" * 43, PREFIX + "x" * 5000, PREFIX + "\ud800"])
def test_anything_else_stands_for_nobody(tokens, wrong):
    OwnTokens(tokens, "ann").create("laptop")
    assert tokens.holder(wrong) is None


def test_the_token_itself_is_kept_nowhere(tokens, tmp_path):
    made = OwnTokens(tokens, "ann").create("laptop")
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"laptop" in written and made.encode() not in written and made[-43:].encode() not in written


def test_a_revoked_one_is_nobodys_at_once(tokens):
    own = OwnTokens(tokens, "ann")
    made = own.create("laptop")
    with pytest.raises(NotFound):
        OwnTokens(tokens, "bob").revoke(own.all()[0].id)
    own.revoke(own.all()[0].id)
    assert tokens.holder(made) is None


def test_use_is_not_written_down_at_every_request(tokens, clock):
    made = OwnTokens(tokens, "ann").create("laptop")
    tokens.holder(made)
    first = tokens.of_person("ann")[0].used_at
    clock.at += timedelta(minutes=1)
    tokens.holder(made)
    assert tokens.of_person("ann")[0].used_at == first
    clock.at += timedelta(minutes=5)
    tokens.holder(made)
    assert tokens.of_person("ann")[0].used_at == clock.at


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_token_needs_a_name(tokens, name):
    with pytest.raises(InputRejected):
        OwnTokens(tokens, "ann").create(name)


def test_there_are_not_endlessly_many(tokens):
    for number in range(MAX_TOKENS):
        OwnTokens(tokens, "ann").create(f"laptop {number}")
    with pytest.raises(InputRejected):
        OwnTokens(tokens, "ann").create("one more")
    OwnTokens(tokens, "bob").create("mine")
