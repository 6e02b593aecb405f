"""What every kind of accounts keeps to."""

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.domain.people import Role
from core.errors import InputRejected, NotAllowed, NotFound, SignInRefused

ANN, BOB, PASSWORD = "ann@example.org", "bob@example.org", "a quiet room at noon"


@pytest.fixture
def accounts(tmp_path):
    database = SqliteDatabase(tmp_path / "rehearsal.db")
    yield database.accounts()
    database.close()


def test_whoever_signed_up_can_sign_in(accounts):
    made = accounts.sign_up(ANN, PASSWORD, "Ann").identity
    assert (made.name, made.email, made.role) == ("Ann", ANN, Role.CANDIDATE)
    assert accounts.sign_in(ANN, PASSWORD).identity == made == accounts.identity(made.id)


def test_a_wrong_password_and_an_unknown_address_are_refused_in_the_same_words(accounts):
    accounts.sign_up(ANN, PASSWORD, "Ann")
    with pytest.raises(SignInRefused) as wrong:
        accounts.sign_in(ANN, PASSWORD + "?")
    with pytest.raises(SignInRefused) as unknown:
        accounts.sign_in(BOB, PASSWORD)
    assert (str(wrong.value), wrong.value.user_message) == (str(unknown.value), unknown.value.user_message)


def test_an_address_has_one_account(accounts):
    accounts.sign_up(ANN, PASSWORD, "Ann")
    with pytest.raises(InputRejected):
        accounts.sign_up(ANN, "another quiet room", "Somebody")
    assert accounts.sign_in(ANN, PASSWORD).identity.name == "Ann"


def test_another_password_takes_the_place_of_the_first(accounts):
    ann = accounts.sign_up(ANN, PASSWORD, "Ann").identity
    accounts.change_password(ann.id, "a loud room at night")
    with pytest.raises(SignInRefused):
        accounts.sign_in(ANN, PASSWORD)
    assert accounts.sign_in(ANN, "a loud room at night").identity == ann


def test_a_name_can_change(accounts):
    ann = accounts.sign_up(ANN, PASSWORD, "Ann").identity
    accounts.rename(ann.id, "Annika")
    assert accounts.identity(ann.id).name == "Annika"


def test_nobody_raises_their_own_role(accounts):
    ann = accounts.sign_up(ANN, PASSWORD, "Ann").identity
    accounts.sign_up(BOB, PASSWORD, "Bob")
    for email in (ANN, BOB):
        with pytest.raises(NotAllowed):
            accounts.set_role(ann.id, email, Role.ADMINISTRATOR)
    assert accounts.identity(ann.id).role is Role.CANDIDATE


def test_an_administrator_gives_roles_to_others_only(accounts):
    ann, bob = (accounts.sign_up(email, PASSWORD, "A name").identity for email in (ANN, BOB))
    accounts.appoint(ANN, Role.ADMINISTRATOR)
    assert accounts.set_role(ann.id, BOB, Role.COACH).role is Role.COACH
    assert accounts.identity(bob.id).role is Role.COACH
    with pytest.raises(NotAllowed):
        accounts.set_role(ann.id, ANN, Role.CANDIDATE)
    with pytest.raises(NotFound):
        accounts.set_role(ann.id, "cyd@example.org", Role.COACH)


def test_a_deleted_account_is_gone(accounts):
    ann = accounts.sign_up(ANN, PASSWORD, "Ann").identity
    accounts.delete(ann.id)
    with pytest.raises(SignInRefused):
        accounts.sign_in(ANN, PASSWORD)
    with pytest.raises(NotFound):
        accounts.identity(ann.id)
