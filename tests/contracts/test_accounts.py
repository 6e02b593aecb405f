"""What every kind of accounts keeps to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.adapters.supabase.accounts import SupabaseAccounts
from core.domain.people import Identity, Role
from core.errors import InputRejected, NotAllowed, NotFound, SignInExpired, SignInRefused
from core.people_ports import Accounts
from core.services.grants import Grants

PASSWORD, OTHER = "a quiet room at noon", "a loud room at night"


@dataclass
class Kind:
    accounts: Accounts
    grants: Grants
    appoint: Callable[[str, Role], object]  # by whoever runs the installation

    def sign_up(self, email: str, name: str = "Ann") -> Identity:
        """Signed in from now on, as by a session of that name."""
        grant = self.accounts.sign_up(email, PASSWORD, name)
        assert grant is not None
        self.grants.keep(email, grant)
        return self.accounts.identity(grant.identity.id)


@pytest.fixture(params=["sqlite", "supabase"])
def kind(request) -> Iterator[Kind]:
    grants = Grants()
    if request.param == "sqlite":
        database = SqliteDatabase(request.getfixturevalue("tmp_path") / "rehearsal.db")
        accounts = database.accounts()
        yield Kind(accounts, grants, accounts.appoint)
        database.close()
        return
    project = request.getfixturevalue("project")
    hosted = SupabaseAccounts(project.url, project.anon_key, grants.access_token, timeout_s=60, known_for_s=0)

    def appoint(email: str, role: Role) -> None:
        with project.connect() as connection:
            connection.execute(
                "update public.profiles set role = %s where id = (select id from auth.users where email = %s)",
                [role.value, email],
            )

    yield Kind(hosted, grants, appoint)
    hosted.close()


@pytest.fixture
def ann() -> str:
    return f"ann-{uuid4().hex}@example.org"


@pytest.fixture
def bob() -> str:
    return f"bob-{uuid4().hex}@example.org"


def test_whoever_signed_up_can_sign_in(kind, ann):
    made = kind.sign_up(ann)
    assert (made.name, made.email, made.role) == ("Ann", ann, Role.CANDIDATE)
    assert kind.accounts.sign_in(ann, PASSWORD).identity.id == made.id


def test_a_wrong_password_and_an_unknown_address_are_refused_in_the_same_words(kind, ann, bob):
    kind.sign_up(ann)
    with pytest.raises(SignInRefused) as wrong:
        kind.accounts.sign_in(ann, PASSWORD + "?")
    with pytest.raises(SignInRefused) as unknown:
        kind.accounts.sign_in(bob, PASSWORD)
    assert (str(wrong.value), wrong.value.user_message) == (str(unknown.value), unknown.value.user_message)


def test_an_address_has_one_account(kind, ann):
    made = kind.sign_up(ann)
    with pytest.raises(InputRejected):
        kind.accounts.sign_up(ann, OTHER, "Somebody")
    assert kind.accounts.sign_in(ann, PASSWORD).identity.id == made.id


def test_another_password_takes_the_place_of_the_first(kind, ann):
    made = kind.sign_up(ann)
    kind.accounts.change_password(made.id, OTHER)
    with pytest.raises(SignInRefused):
        kind.accounts.sign_in(ann, PASSWORD)
    assert kind.accounts.sign_in(ann, OTHER).identity.id == made.id


def test_a_name_can_change(kind, ann):
    made = kind.sign_up(ann)
    kind.accounts.rename(made.id, "Annika")
    assert kind.accounts.identity(made.id).name == "Annika"


def test_nobody_raises_their_own_role(kind, ann, bob):
    made = kind.sign_up(ann)
    kind.sign_up(bob, "Bob")
    for email in (ann, bob):
        with pytest.raises(NotAllowed):
            kind.accounts.set_role(made.id, email, Role.ADMINISTRATOR)
    assert kind.accounts.identity(made.id).role is Role.CANDIDATE


def test_an_administrator_gives_roles_to_others_only(kind, ann, bob):
    made, other = kind.sign_up(ann), kind.sign_up(bob, "Bob")
    kind.appoint(ann, Role.ADMINISTRATOR)
    assert kind.accounts.set_role(made.id, bob, Role.COACH).role is Role.COACH
    assert kind.accounts.identity(other.id).role is Role.COACH
    with pytest.raises(NotAllowed):
        kind.accounts.set_role(made.id, ann, Role.CANDIDATE)
    with pytest.raises(NotFound):
        kind.accounts.set_role(made.id, f"cyd-{uuid4().hex}@example.org", Role.COACH)


def test_a_deleted_account_is_gone(kind, ann):
    made = kind.sign_up(ann)
    kind.accounts.delete(made.id)
    with pytest.raises(SignInRefused):
        kind.accounts.sign_in(ann, PASSWORD)
    with pytest.raises((NotFound, SignInExpired)):
        kind.grants.drop(ann)
        kind.accounts.identity(made.id)


def test_a_provider_that_is_not_enabled_vouches_for_nobody(kind):
    assert "karaoke" not in kind.accounts.providers()
    with pytest.raises(NotAllowed):
        kind.accounts.authorize_address("karaoke", "https://app.example.org/auth/callback", "challenge")


def test_what_does_not_renew_has_run_out(kind):
    with pytest.raises(SignInExpired):
        kind.accounts.renew("nonsense")


# From here on: what only one of them can get wrong.


@pytest.fixture
def hosted(project) -> Iterator[Kind]:
    grants = Grants()
    accounts = SupabaseAccounts(project.url, project.anon_key, grants.access_token, timeout_s=60, known_for_s=0)
    yield Kind(accounts, grants, lambda *_: None)
    accounts.close()


def test_a_renewal_is_good_until_the_session_ends(hosted, ann):
    made = hosted.sign_up(ann)
    grant = hosted.accounts.sign_in(ann, PASSWORD)
    fresh = hosted.accounts.renew(grant.renewal)
    assert fresh.identity.id == made.id and fresh.renewal != grant.renewal
    hosted.accounts.end(fresh)
    with pytest.raises(SignInExpired):
        hosted.accounts.renew(fresh.renewal)


def test_a_code_that_was_never_sent_sets_no_password(hosted, ann):
    hosted.sign_up(ann)
    hosted.accounts.request_reset(ann)
    hosted.accounts.request_reset(f"nobody-{uuid4().hex}@example.org")
    with pytest.raises(InputRejected):
        hosted.accounts.reset(ann, "nonsense", OTHER)
    assert hosted.accounts.sign_in(ann, PASSWORD)


def test_while_the_project_is_away_who_was_known_stays_known(project, hosted, ann):
    made = hosted.sign_up(ann)
    away = SupabaseAccounts("http://127.0.0.1:9", project.anon_key, hosted.grants.access_token, known_for_s=0)
    away._known[made.id] = (made, 0.0)
    assert away.identity(made.id) == made
    away.close()
