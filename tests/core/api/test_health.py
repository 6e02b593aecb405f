import asyncio
import logging
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from core import VERSION
from core.adapters.sqlite.database import SqliteDatabase
from core.api.health import Vitals, health_route
from core.domain.provider import Health, ProviderState
from core.errors import ConfigurationError

GROQ = ProviderState("groq", "Groq", "Questions", Health.FAILING, "key gsk_planted was refused")
BUILT_IN = ProviderState("built-in", "Built-in interviewer", "Questions", Health.WORKING)


class Client:
    def __init__(self, vitals: Callable[[], Vitals]) -> None:
        self._app = Starlette(routes=[health_route("1.2.3", vitals)])

    def ask(self, method: str = "GET") -> httpx.Response:
        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.request(method, "/health")

        return asyncio.run(once())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rehearsal.db"


@pytest.fixture
def client(path: Path) -> Client:
    database = SqliteDatabase(path)
    vitals = Vitals(database.ping, lambda: (GROQ, BUILT_IN))
    return Client(lambda: vitals)


def test_all_is_well_though_a_provider_fails(client):
    response = client.ask()
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "version": "1.2.3",
        "database": "working",
        "providers": {"groq": "failing", "built-in": "working"},
    }
    assert response.headers["cache-control"] == "no-store"


def test_a_database_that_is_gone_is_503(client, path):
    path.unlink()
    response = client.ask()
    assert response.status_code == 503
    assert (response.json()["status"], response.json()["database"]) == ("down", "failing")
    assert response.json()["providers"]["built-in"] == "working"


def test_settings_that_cannot_be_used_are_503_and_say_no_more(caplog):
    def vitals() -> Vitals:
        raise ConfigurationError("GROQ_MODELS: cannot be read")

    with caplog.at_level(logging.ERROR):
        response = Client(vitals).ask()
    assert response.status_code == 503
    assert response.json() == {"status": "down", "version": "1.2.3", "database": "failing", "providers": {}}
    assert "GROQ_MODELS" in caplog.text


def test_it_says_states_and_no_reasons(client):
    assert "planted" not in client.ask().text


def test_it_only_answers_reading(client):
    assert client.ask("POST").status_code == 405


def test_it_takes_under_20_ms(client):
    client.ask()
    times_s = []
    for _ in range(20):
        started = time.perf_counter()
        client.ask()
        times_s.append(time.perf_counter() - started)
    assert sorted(times_s)[10] < 0.020


def test_one_version_everywhere():
    project = tomllib.loads((Path(__file__).resolve().parents[3] / "pyproject.toml").read_text())["project"]
    assert project["version"] == VERSION
