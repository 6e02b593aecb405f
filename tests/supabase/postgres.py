"""A PostgreSQL of the tests' own, with Supabase's roles: started on a free port of this machine, stopped, removed."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from bench.servers import free_port
from tests.tools import postgres_bin

MIGRATIONS = Path(__file__).resolve().parents[2] / "supabase" / "migrations"
HOSTED = Path(__file__).with_name("hosted.sql")
STORAGE = Path(__file__).with_name("storage.sql")
# Nothing of this outlives the tests, so nothing needs to reach the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=60")
ROLES = "create role anon nologin; create role authenticated nologin; create role service_role nologin bypassrls"
PATIENCE_S = 30


@dataclass(frozen=True, slots=True)
class Cluster:
    port: int

    def address(self, database: str) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> psycopg.Connection[Any]:
        return psycopg.connect(self.address(database), autocommit=True, connect_timeout=5)

    def make(self, database: str) -> None:
        with self.connect() as connection:
            connection.execute(f"create database {database}")


@contextmanager
def running() -> Iterator[Cluster]:
    programs = Path(postgres_bin() or "")
    # Not pytest's folder: only its owner may look into that, and PostgreSQL refuses to run as root.
    folder = Path(tempfile.mkdtemp(prefix="rehearsal-postgres-"))
    other_user = _unprivileged(folder)
    try:
        data = folder / "data"
        made = (
            programs / "initdb",
            "-D",
            data,
            "-A",
            "trust",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        )
        subprocess.run(made, check=True, capture_output=True, cwd=folder, **other_user)
        port = free_port()
        options = [word for option in (*FAST, "listen_addresses=127.0.0.1") for word in ("-c", option)]
        command = (programs / "postgres", "-D", data, "-p", str(port), "-k", "", *options)
        with (folder / "log").open("w") as log:
            server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **other_user)
        try:
            cluster = Cluster(port)
            _wait_for(cluster, server, folder / "log")
            with cluster.connect() as connection:
                connection.execute(ROLES)
            yield cluster
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: there is nothing to keep
            server.wait(PATIENCE_S)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def migrate(cluster: Cluster, database: str) -> None:
    with cluster.connect(database) as connection:
        for file in sorted(MIGRATIONS.glob("*.sql")):
            connection.execute(file.read_text(encoding="utf-8"))


def _unprivileged(folder: Path) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, "postgres", "postgres")
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def _wait_for(cluster: Cluster, server: subprocess.Popen[bytes], log: Path) -> None:
    give_up_at = time.monotonic() + PATIENCE_S
    while True:
        try:
            cluster.connect().close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > give_up_at:
                raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}") from None
            time.sleep(0.05)
