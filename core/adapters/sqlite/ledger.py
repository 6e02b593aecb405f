"""Calls to providers in a file of their own, written by a thread of its own a moment later."""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
from collections import Counter, defaultdict
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.rows import as_us
from core.domain.operations import ProviderCall, Stage, StageFigures
from core.errors import StoreError

log = logging.getLogger(__name__)

CALLS = """CREATE TABLE IF NOT EXISTS calls (
    at_us INTEGER NOT NULL, stage TEXT NOT NULL, name TEXT NOT NULL, latency_ms REAL, error TEXT,
    prompt_tokens INTEGER, completion_tokens INTEGER)"""
INDEX = "CREATE INDEX IF NOT EXISTS calls_by_time ON calls (at_us)"
KEPT = timedelta(days=90)
LOOKED_AT = 50_000
GATHERED_S = 1.0
MOST_WAITING = 10_000
BUSY_TIMEOUT_S = 5.0
Row = tuple[object, ...]


class SqliteLedger:
    """A CallLedger. Where its file cannot be made, whoever asks for figures is told; whoever records is not."""

    def __init__(self, path: Path) -> None:
        self._connections = Connections(path, busy_timeout_s=BUSY_TIMEOUT_S)
        self._waiting: queue.Queue[Row | None] = queue.Queue(MOST_WAITING)
        self._begun = threading.Lock()
        self._writer: threading.Thread | None = None

    def record(self, call: ProviderCall) -> None:
        used = (call.usage.prompt, call.usage.completion) if call.usage else (None, None)
        row = (as_us(call.at), call.stage.value, call.name, call.latency_ms, call.error, *used)
        with suppress(queue.Full):  # a disk that is stuck: figures are lost, and nothing else
            self._waiting.put_nowait(row)
        with self._begun:
            if self._writer is None:
                self._writer = threading.Thread(target=self._write, name="ledger", daemon=True)
                self._writer.start()

    def stages(self, since: datetime) -> tuple[StageFigures, ...]:
        self._prepare()
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT stage, name, latency_ms, error, prompt_tokens, completion_tokens FROM calls WHERE at_us >= ?"
                " ORDER BY at_us DESC LIMIT ?",
                (as_us(since), LOOKED_AT),
            ).fetchall()
        by_name: dict[tuple[str, str], list[sqlite3.Row]] = defaultdict(list)
        for row in rows:
            by_name[row["stage"], row["name"]].append(row)
        return tuple(_figures(Stage(stage), name, by_name[stage, name]) for stage, name in sorted(by_name))

    def close(self) -> None:
        """Writes what waits."""
        if self._writer:
            self._waiting.put(None)
            self._writer.join(timeout=5)
        self._connections.close()

    def _prepare(self) -> None:
        with suppress(OSError):
            self._connections.path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(sqlite3.Error), closing(self._connections.open()) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        with self._connections.writing() as connection:
            connection.execute(CALLS)
            connection.execute(INDEX)
            connection.execute("DELETE FROM calls WHERE at_us < ?", (as_us(datetime.now(UTC) - KEPT),))

    def _write(self) -> None:
        is_prepared, goes_on = False, True
        while goes_on:
            gathered, goes_on = self._gathered()
            try:
                if not is_prepared:
                    self._prepare()
                    is_prepared = True
                with self._connections.writing() as connection:
                    connection.executemany("INSERT INTO calls VALUES (?, ?, ?, ?, ?, ?, ?)", gathered)
            except StoreError as error:
                log.warning("%s figures of provider calls are lost: %s", len(gathered), error)

    def _gathered(self) -> tuple[list[Row], bool]:
        """What comes within a moment of the first, as one transaction; and whether more may come."""
        rows: list[Row] = []
        with suppress(queue.Empty):
            row = self._waiting.get()
            while row is not None:
                rows.append(row)
                row = self._waiting.get(timeout=GATHERED_S)
            return rows, False
        return rows, True


def _figures(stage: Stage, name: str, rows: list[sqlite3.Row]) -> StageFigures:
    latencies = sorted(row["latency_ms"] for row in rows if row["latency_ms"] is not None)
    return StageFigures(
        stage=stage,
        name=name,
        calls=len(rows),
        errors=tuple(Counter(row["error"] for row in rows if row["error"]).most_common()),
        p50_ms=_percentile(latencies, 0.5),
        p95_ms=_percentile(latencies, 0.95),
        prompt_tokens=sum(row["prompt_tokens"] or 0 for row in rows),
        completion_tokens=sum(row["completion_tokens"] or 0 for row in rows),
    )


def _percentile(ordered: list[float], share: float) -> float | None:
    """The nearest rank."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None
