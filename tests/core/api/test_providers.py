"""A browser leaves for a provider and comes back, over a loopback server that speaks Supabase Auth's API."""

import asyncio
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from starlette.applications import Starlette

from core.adapters.sqlite.database import SqliteDatabase
from core.adapters.supabase.accounts import SupabaseAccounts
from core.adapters.system_clock import SystemClock
from core.api.guard import Guard
from core.api.providers import AWAY, FAILED, provider_routes
from core.domain.people import COOKIE
from core.services.grants import Grants
from core.services.sign_in import SignInService
from core.services.tokens import hash_of
from tests.fakes.gotrue_server import KEY, gotrue

BROWSER = {"user-agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0", "sec-fetch-site": "cross-site"}


@pytest.fixture
def auth():
    with gotrue() as server:
        yield server


@pytest.fixture
def database(tmp_path):
    sqlite = SqliteDatabase(tmp_path / "rehearsal.db")
    yield sqlite
    sqlite.close()


@pytest.fixture
def grants():
    return Grants()


@pytest.fixture
def door(auth, database, grants):
    accounts = SupabaseAccounts(auth.url, KEY, grants.access_token)
    yield SignInService(accounts, database.sessions(), database.failed_tries(), SystemClock(), grants)
    accounts.close()


def ask(door, address: str, cookies: dict[str, str] | None = None, base: str = "https://app.example.org"):
    async def once() -> httpx.Response:
        transport = httpx.ASGITransport(Guard(Starlette(routes=provider_routes(lambda: door))))
        async with httpx.AsyncClient(transport=transport, base_url=base, cookies=cookies, headers=BROWSER) as client:
            return await client.get(address)

    return asyncio.run(once())


def left(door, provider: str = "google") -> tuple[str, str]:
    """(the address that the provider sends the browser back to, the cookie it left with)"""
    answer = ask(door, f"/auth/start?provider={provider}")
    assert answer.status_code == 303
    back = httpx.get(answer.headers["location"], follow_redirects=False).headers["location"]
    return back, answer.cookies[AWAY]


def is_refused(answer: httpx.Response) -> bool:
    return (answer.status_code, answer.headers["location"]) == (303, f"/{FAILED}") and COOKIE not in answer.cookies


def test_whoever_comes_back_is_signed_in(door, auth, database, grants):
    back, ticket = left(door)
    assert back.startswith("https://app.example.org/auth/callback?code=")
    answer = ask(door, back, {AWAY: ticket})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    session = database.sessions().find(hash_of(answer.cookies[COOKIE]))
    assert (session.person_id, session.device) == (auth.person_id, "Firefox on Windows")
    assert grants.of_session(session.id).identity.name == "Ann" and grants.access_token(auth.person_id)
    given = {line.partition("=")[0]: line for line in answer.headers.get_list("set-cookie")}
    assert all(word in given[COOKIE] for word in ("HttpOnly", "SameSite=lax", "Secure"))
    assert "Max-Age=0" in given[AWAY]


def test_what_leaves_is_a_challenge_and_the_verifier_stays(door):
    answer = ask(door, "/auth/start?provider=google")
    sent = parse_qs(urlsplit(answer.headers["location"]).query)
    assert sent["code_challenge_method"] == ["s256"] and len(sent["code_challenge"][0]) == 43
    assert sent["provider"] == ["google"] and sent["redirect_to"] == ["https://app.example.org/auth/callback"]
    cookie = answer.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=lax", "Secure", "Path=/auth", "Max-Age=600"))
    assert answer.cookies[AWAY] not in answer.headers["location"]


def test_a_code_is_of_use_only_to_the_browser_that_left_and_once(door):
    mine, my_ticket = left(door)
    theirs, _ = left(door)
    assert is_refused(ask(door, mine))
    assert is_refused(ask(door, mine, {AWAY: "made up"}))
    assert is_refused(ask(door, theirs, {AWAY: my_ticket}))
    again, ticket = left(door)
    assert not is_refused(ask(door, again, {AWAY: ticket}))
    assert is_refused(ask(door, again, {AWAY: ticket}))


@pytest.mark.parametrize("query", ["?error=access_denied&error_description=no", "?code=", "?code=unknown", ""])
def test_who_comes_back_with_nothing_is_told(door, query):
    _, ticket = left(door)
    assert is_refused(ask(door, f"/auth/callback{query}", {AWAY: ticket}))


@pytest.mark.parametrize("provider", ["gitlab", "email", "nobody", "", "google&redirect_to=https://evil.example"])
def test_nobody_leaves_for_what_is_not_enabled(door, provider):
    answer = ask(door, "/auth/start", None) if not provider else ask(door, f"/auth/start?provider={provider}")
    if provider.startswith("google"):
        assert "evil" not in answer.headers["location"]
    else:
        assert is_refused(answer) and AWAY not in answer.cookies


def test_an_outage_on_the_way_signs_nobody_in(door, auth):
    back, ticket = left(door)
    auth.is_down = True
    assert is_refused(ask(door, back, {AWAY: ticket}))


def test_without_accounts_there_is_nowhere_to_go():
    assert is_refused(ask(None, "/auth/start?provider=google")) and is_refused(ask(None, "/auth/callback?code=x"))


def test_local_accounts_have_no_providers(database):
    door = SignInService(database.accounts(), database.sessions(), database.failed_tries(), SystemClock(), Grants())
    assert door.providers.names() == () and is_refused(ask(door, "/auth/start?provider=google"))
