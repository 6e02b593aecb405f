"""No test reaches a real provider: a connection that would leave this machine is refused, and fails its test."""

import atexit
import gc
import ipaddress
import os
import socket
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import certifi
import pytest
from hypothesis import settings

from core.settings import Settings
from tests.alone import (  # noqa: F401
    pytest_collection_modifyitems,
    pytest_configure,
    pytest_runtest_protocol,
    pytest_sessionstart,
    pytest_unconfigure,
    pytest_xdist_make_scheduler,
)
from tests.tools import node, node_packages, postgres_bin

if TYPE_CHECKING:
    from tests.supabase.postgres import Cluster
    from tests.supabase.project import Project

for key in [key for key in os.environ if key.lower() in Settings.model_fields]:
    del os.environ[key]  # whoever runs the tests may have keys of their own
# Programs that tests start have sockets of their own: they look for a proxy, and there is none.
for scheme in ("http", "https", "all"):
    os.environ[f"{scheme}_proxy"] = os.environ[f"{scheme.upper()}_PROXY"] = "http://127.0.0.1:9"
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "localhost,127.0.0.1,::1"

# No certificate is looked at here, and every client would read 140 authorities, for each proxy once more: one will do.
authority = certifi.contents().partition("-----END CERTIFICATE-----\n")
with tempfile.NamedTemporaryFile("w", suffix=".pem", delete=False) as one_authority:
    one_authority.write(authority[0] + authority[1])
os.environ["SSL_CERT_FILE"] = one_authority.name
atexit.register(os.unlink, one_authority.name)

# How long one example takes says something about the machine, and nothing about the code.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")

# Each worker is a process, and each would start a thread a core for products of small matrices.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

LOCAL_NAMES = {"", "localhost", "ip6-localhost", socket.gethostname().lower()}
refused: list[str] = []


def is_local(host: object) -> bool:
    if host is None:
        return True
    name = (host.decode() if isinstance(host, bytes) else str(host)).lower()
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return name in LOCAL_NAMES
    return address.is_loopback or address.is_unspecified


def refuse(host: object) -> None:
    refused.append(str(host))
    raise PermissionError(f"tests stay on this machine: connection to {host} refused")


def guard_sockets() -> None:
    resolve, connect, connect_ex = socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex

    def leaves(sock: socket.socket, address: Any) -> bool:
        return sock.family in (socket.AF_INET, socket.AF_INET6) and not is_local(address[0])

    def guarded_resolve(host: Any, *rest: Any, **options: Any) -> Any:
        if not is_local(host):
            refuse(host)
        return resolve(host, *rest, **options)

    def guarded_connect(sock: socket.socket, address: Any) -> None:
        if leaves(sock, address):
            refuse(address[0])
        connect(sock, address)

    def guarded_connect_ex(sock: socket.socket, address: Any) -> int:
        if leaves(sock, address):
            refuse(address[0])
        return connect_ex(sock, address)

    socket.getaddrinfo = guarded_resolve
    socket.socket.connect = guarded_connect  # type: ignore[method-assign]
    socket.socket.connect_ex = guarded_connect_ex  # type: ignore[method-assign]


guard_sockets()


def pytest_collection_finish() -> None:
    """Thousands of tests live as long as their worker: looking for garbage among them took most of a second."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def connections_stay_local():
    """Fails the test even where the code under test took the refusal for an outage. Yields what was refused."""
    refused.clear()
    yield refused
    assert not refused, f"this test tried to reach {refused}"


@pytest.fixture(scope="session")
def cluster() -> "Iterator[Cluster]":
    """A PostgreSQL of our own, started by the first test of a worker that needs it."""
    if postgres_bin() is None:
        pytest.skip("PostgreSQL is missing")
    from tests.supabase import postgres

    with postgres.running() as started:
        yield started


@pytest.fixture(scope="session")
def project(request: pytest.FixtureRequest) -> "Iterator[Project]":
    """A Supabase project over it."""
    if node() is None:
        pytest.skip("Node is missing")
    if node_packages() is None:
        pytest.skip("the npm packages of tests/supabase are missing: python -m tests.tools installs them")
    from tests.supabase import project

    with project.running(request.getfixturevalue("cluster")) as started:
        yield started
