"""Sessions, tickets and the lock, over the real database, with the time as an argument."""

from datetime import UTC, datetime, timedelta

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.domain.people import Grant, Identity, Place
from core.errors import InputRejected, SignInExpired, SignInRefused
from core.services.grants import Grants
from core.services.sign_in import SignInService, as_email, as_name, as_password
from core.services.tickets import TICKET_S, Tickets
from tests.fakes.set_clock import SetClock

ANN, PASSWORD = "ann@example.org", "a quiet room at noon"
HERE = Place("Firefox on Windows", "93.184.215.7")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock():
    return SetClock(NOON)


@pytest.fixture
def database(tmp_path):
    sqlite = SqliteDatabase(tmp_path / "rehearsal.db")
    yield sqlite
    sqlite.close()


@pytest.fixture
def door(database, clock):
    return SignInService(database.accounts(), database.sessions(), database.failed_tries(), clock, Grants())


@pytest.fixture
def ann(door):
    token = door.sign_up(" Ann@Example.org ", PASSWORD, " Ann  ", HERE)
    found = door.entered(token)
    door.sign_out(token)
    return found.identity


def test_a_token_says_who_it_is_until_signing_out(door, ann):
    token = door.sign_in(ANN.upper(), PASSWORD, HERE)
    assert door.entered(token).identity == ann
    door.sign_out(token)
    assert door.entered(token) is None
    door.sign_out(token)


@pytest.mark.parametrize("token", [None, "", "x", "y" * 5000, "\ud800"])
def test_what_is_no_token_is_nobodys(door, ann, token):
    assert door.entered(token) is None


def test_only_a_hash_of_the_token_and_of_the_password_is_kept(door, ann, database, tmp_path):
    token = door.sign_in(ANN, PASSWORD, HERE)
    database.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert token.encode() not in kept and PASSWORD.encode() not in kept and b"$argon2id$" in kept


def test_thirty_idle_days_end_a_session_and_use_keeps_it(door, ann, clock):
    used, left = door.sign_in(ANN, PASSWORD, HERE), door.sign_in(ANN, PASSWORD, HERE)
    for _ in range(3):
        clock.pass_(days=20)
        assert door.entered(used)
    assert door.entered(left) is None
    clock.pass_(days=31)
    assert door.entered(used) is None


def test_the_session_of_a_deleted_account_is_over(door, ann, database):
    token = door.sign_in(ANN, PASSWORD, HERE)
    database.accounts().delete(ann.id)
    assert door.entered(token) is None


def fail(door, times: int, email: str = ANN, place: Place = HERE) -> None:
    for _ in range(times):
        with pytest.raises(SignInRefused):
            door.sign_in(email, "not the password", place)


def test_ten_failed_tries_lock_the_account_for_fifteen_minutes(door, ann, clock):
    fail(door, 9)
    assert door.sign_in(ANN, PASSWORD, Place())  # the account counts from nought again
    fail(door, 10, place=Place())
    with pytest.raises(SignInRefused):
        door.sign_in(ANN, PASSWORD, Place())
    clock.pass_(minutes=14, seconds=59)
    with pytest.raises(SignInRefused):
        door.sign_in(ANN, PASSWORD, Place())
    clock.pass_(seconds=2)
    assert door.sign_in(ANN, PASSWORD, Place())


def test_tries_far_apart_lock_nothing(door, ann, clock):
    for _ in range(12):
        fail(door, 1)
        clock.pass_(minutes=2)
    assert door.sign_in(ANN, PASSWORD, HERE)


def test_one_place_that_tries_many_addresses_is_locked_and_others_are_not(door, ann):
    for number in range(10):
        fail(door, 1, f"nobody-{number}@example.org")
    with pytest.raises(SignInRefused):
        door.sign_in(ANN, PASSWORD, HERE)
    assert door.sign_in(ANN, PASSWORD, Place("", "93.184.215.8"))


def test_a_proxys_own_address_locks_nobody_out(door, ann):
    for number in range(10):
        fail(door, 1, f"nobody-{number}@example.org", Place("", "10.0.0.2"))
    assert door.sign_in(ANN, PASSWORD, Place("", "10.0.0.2"))


def test_an_unknown_address_is_locked_as_a_known_one_is(door, ann):
    fail(door, 10, "nobody@example.org", Place())
    with pytest.raises(SignInRefused, match="locked"):
        door.sign_in("nobody@example.org", PASSWORD, Place())


def test_a_ticket_is_good_once_and_for_a_minute():
    now_s = [0.0]
    tickets = Tickets[str](clock=lambda: now_s[0])
    first, second = tickets.draw("a"), tickets.draw("b")
    assert (tickets.redeem(first), tickets.redeem(first)) == ("a", None)
    now_s[0] = TICKET_S + 1
    assert tickets.redeem(second) is None


@pytest.mark.parametrize("text", ["", "ann", "ann@", "@example.org", "ann@example", "a b@example.org", "a@b@c.org"])
def test_what_cannot_be_an_address_is_refused(text):
    with pytest.raises(InputRejected):
        as_email(text)


@pytest.mark.parametrize("text", ["", "short", "aaaaaaaaaaaa", "x1" * 200])
def test_a_password_has_some_length(text):
    with pytest.raises(InputRejected):
        as_password(text)


@pytest.mark.parametrize("text", [" ", "x" * 81])
def test_a_name_is_a_short_line(text):
    with pytest.raises(InputRejected):
        as_name(text)


class LentAccounts:
    """Of grants that run out, as where accounts are kept elsewhere: a renewal is good once."""

    def __init__(self, clock: SetClock) -> None:
        self._clock, self._number = clock, 0
        self.ended: list[str | None] = []

    def sign_in(self, email: str, password: str) -> Grant:
        return self._granted()

    def renew(self, renewal: str) -> Grant:
        if renewal != f"renewal-{self._number}":
            raise SignInExpired("used before")
        return self._granted()

    def identity(self, person_id: str) -> Identity:
        return Identity(person_id, "Ann")

    def end(self, grant: Grant) -> None:
        self.ended.append(grant.access_token)

    def _granted(self) -> Grant:
        self._number += 1
        lasts_until = self._clock.now() + timedelta(hours=1)
        return Grant(Identity("ann", "Ann"), f"access-{self._number}", f"renewal-{self._number}", lasts_until)


@pytest.fixture
def lent(database, clock):
    accounts, grants = LentAccounts(clock), Grants()

    def made(grants: Grants = grants) -> SignInService:
        return SignInService(accounts, database.sessions(), database.failed_tries(), clock, grants)

    return accounts, grants, made


def test_a_grant_is_renewed_before_it_runs_out(lent, clock):
    _, grants, made = lent
    door = made()
    token = door.sign_in(ANN, PASSWORD, HERE)
    assert grants.access_token("ann") == "access-1"
    clock.pass_(minutes=49)
    assert door.entered(token) and grants.access_token("ann") == "access-1"
    clock.pass_(minutes=2)
    assert door.entered(token) and grants.access_token("ann") == "access-2"


def test_another_process_goes_on_from_what_was_sealed(lent):
    _, _, made = lent
    token = made().sign_in(ANN, PASSWORD, HERE)
    fresh = Grants()
    door = made(fresh)
    assert door.entered(token) and fresh.access_token("ann") == "access-2"
    assert made(Grants()).entered(token)


def test_the_seal_opens_with_the_sessions_token_only(lent, database, tmp_path):
    _, _, made = lent
    made().sign_in(ANN, PASSWORD, HERE)
    database.close()
    assert b"renewal-1" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_signing_out_ends_the_grant(lent):
    accounts, grants, made = lent
    door = made()
    token = door.sign_in(ANN, PASSWORD, HERE)
    door.sign_out(token)
    assert accounts.ended == ["access-1"]
    with pytest.raises(SignInExpired):
        grants.access_token("ann")
