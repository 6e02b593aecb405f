"""Which OAuth providers a project enables, asked of a loopback server that speaks Supabase Auth's API."""

import httpx
import pytest

from core.adapters.supabase.providers import KNOWN_FOR_S, UNKNOWN_FOR_S, Providers
from core.errors import NotAllowed
from tests.fakes.gotrue_server import KEY, gotrue

ASKED = "GET /auth/v1/settings"


class Clock:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def auth():
    with gotrue() as server:
        yield server


@pytest.fixture
def providers(auth, clock):
    with httpx.Client(timeout=5) as http:
        yield Providers(f"{auth.url}/auth/v1", KEY, http, clock=clock)


def test_those_that_are_on_and_sign_in_by_oauth(providers):
    assert providers.enabled() == ("github", "google")


def test_they_are_asked_for_once_in_five_minutes(providers, auth, clock):
    for _ in range(3):
        providers.enabled()
    assert auth.asked == [ASKED]
    clock.now_s += KNOWN_FOR_S
    providers.enabled()
    assert auth.asked == [ASKED] * 2


def test_an_outage_leaves_what_was_known_or_nothing(providers, auth, clock):
    auth.is_down = True
    assert providers.enabled() == ()
    auth.is_down, clock.now_s = False, UNKNOWN_FOR_S
    assert providers.enabled() == ("github", "google")
    auth.is_down, clock.now_s = True, UNKNOWN_FOR_S + KNOWN_FOR_S
    assert providers.enabled() == ("github", "google")


def test_what_is_off_has_no_address(providers):
    with pytest.raises(NotAllowed):
        providers.address("gitlab", "https://app.example.org/auth/callback", "c")
