"""`/api` on one person's 10 000 interviews among 100 000, and a large export.

    python -m bench.api

`list_ms`, `overview_ms` and `performance_ms` are medians of whole requests, from the address to the last byte of JSON,
over SQLite; beside them, under `supabase`, the same over a Supabase project on this machine (PostgreSQL and Node are
needed; null without). `export` streams a CSV of 100 000 rows from a server of its own thread over loopback: how long
until the first byte, the rows a second, and how much more memory this process held at the most than before.
"""

import argparse
import json
import resource
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn
from starlette.testclient import TestClient

from bench.dashboard import median_ms
from bench.histories import OWNER, fill
from bench.hosted import hosted
from core.api.practice import practice_api
from core.bootstrap import build
from core.settings import Settings

QUESTIONS = 5  # of each interview: a row each
PATHS = {
    "list_ms": "/interviews",
    "overview_ms": "/interviews/stats/overview",
    "performance_ms": "/interviews/analytics/performance",
}


def requests(folder: Path, interviews: int, among: int, times: int) -> dict[str, float]:
    fill(folder / "rehearsal.db", interviews, of_others=among - interviews)
    application = build(Settings(rehearsal_data_dir=folder))
    with TestClient(practice_api(lambda: application)) as client:
        total = client.get("/interviews").json()["total"]
        assert total == interviews, f"{OWNER} has {total}"
        return timed(client, times)


def timed(client: httpx.Client, times: int) -> dict[str, float]:
    return {name: median_ms(lambda path=path: asked(client, path), times) for name, path in PATHS.items()}


def asked(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    application = build(Settings(rehearsal_data_dir=folder))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # whoever asks before the server's thread has begun waits instead of being refused
        config = uvicorn.Config(practice_api(lambda: application), log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def export(folder: Path, rows: int) -> dict[str, float]:
    fill(folder / "rehearsal.db", rows // QUESTIONS, with_bodies=True)
    with serving(folder) as address, httpx.Client(base_url=address, timeout=120) as client:
        client.get("/me").raise_for_status()  # what is built for the first request is not the export's
        before_mb, most_mb, lines, first_ms = rss_mb(), 0.0, 0, 0.0
        started = time.perf_counter()
        with client.stream("GET", "/interviews/export") as answer:
            for piece in answer.iter_raw():
                first_ms = first_ms or (time.perf_counter() - started) * 1000
                lines += piece.count(b"\r\n")
                most_mb = max(most_mb, rss_mb())
        took_s = time.perf_counter() - started
    assert lines == rows + 1, f"{lines} lines"
    return {
        "rows": rows,
        "first_byte_ms": round(first_ms, 1),
        "rows_per_s": round(rows / took_s),
        "more_mb": round(most_mb - before_mb, 1),
    }


def rss_mb() -> float:
    """Resident at this moment, what is mapped of files included; Linux counts in pages."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def run(interviews: int, among: int, rows: int, *, times: int, with_supabase: bool = True) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / part for part in ("export", "requests", "hosted")]
        exported = export(folders[0], rows)  # first: what others leave in memory would hide what it takes
        found = requests(folders[1], interviews, among, times)
        there = hosted(folders[2], interviews, among, lambda client: timed(client, times)) if with_supabase else None
        return {"interviews": interviews, "among": among, **found, "supabase": there, "export": exported}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interviews", type=int, default=10_000)
    parser.add_argument("--among", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=21)
    options = parser.parse_args()
    print(json.dumps(run(options.interviews, options.among, options.rows, times=options.times)))


if __name__ == "__main__":
    main()
