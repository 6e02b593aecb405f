"""Servers of the standard library beside a test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseServer

STOPS_WITHIN_S = 0.01  # by default it looks twice a second whether it shall stop, and a test waits for that


@contextmanager
def listening(server: BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": STOPS_WITHIN_S}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
