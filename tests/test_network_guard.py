"""The guard in conftest, itself."""

import socket
import subprocess
import sys

import pytest


@pytest.mark.parametrize("host", ["api.groq.com", "192.0.2.1", "2001:db8::1"])
def test_a_connection_that_leaves_the_machine_is_refused_and_remembered(host, connections_stay_local):
    with pytest.raises(PermissionError):
        socket.create_connection((host, 443), timeout=1)
    assert connections_stay_local == [host]
    connections_stay_local.clear()


def test_loopback_stays_open():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


def test_a_program_that_a_test_starts_gets_no_further():
    code = "import httpx; httpx.get('http://192.0.2.1/', timeout=5)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "Connection refused" in ended.stderr
