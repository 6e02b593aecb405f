"""A whole project: the API over a database with our migrations, and two people who signed up."""

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any
from uuid import uuid4

import httpx
import jwt
import psycopg

from supabase import ClientOptions, create_client
from tests.supabase.gateway import Gateway, standing
from tests.supabase.postgres import STORAGE, Cluster, migrate
from tests.tools import node, node_packages

DATABASE = "project"
ANON_KEY = "sb_publishable_test"
JWT_SECRET = "test-secret-test-secret-test-secret-1234"
PATIENCE_S = 20
# With its first answer the server grants everything to everybody again, which a hosted project does once, before ours.
AS_MIGRATED = """
revoke all on all tables in schema public from anon, authenticated;
grant select, insert, update, delete on all tables in schema public to authenticated;
revoke update, delete on public.profiles from authenticated;
grant update (display_name) on public.profiles to authenticated;
revoke update on public.coach_links, public.coach_notes, public.coach_scores, public.assignments from authenticated;
grant update (sees, hears) on public.coach_links to authenticated;
grant update (text, written_at) on public.coach_notes to authenticated;
grant update (level, reason, scored_at) on public.coach_scores to authenticated;
grant update (body, due_at, interview_id, done_at) on public.assignments to authenticated;
revoke select, update on public.sessions from authenticated;
grant select (id, owner_id, created_at, seen_at, device), update (seen_at, sealed) on public.sessions to authenticated;
"""


@dataclass(frozen=True, slots=True)
class Project:
    gateway: Gateway
    cluster: Cluster
    tokens: dict[str, str]  # by user id

    @property
    def url(self) -> str:
        return self.gateway.url

    @property
    def anon_key(self) -> str:
        return ANON_KEY

    def connect(self) -> psycopg.Connection[Any]:
        return self.cluster.connect(DATABASE)

    def sign_up(self, name: str) -> str:
        """The id of a new person, who is signed in from now on."""
        client = create_client(self.url, ANON_KEY, ClientOptions(auto_refresh_token=False, persist_session=False))
        # An address of its own each time: whoever tries again finds the earlier one taken.
        address = f"{name}-{uuid4().hex[:12]}@example.org"
        answer = client.auth.sign_up({"email": address, "password": f"{name}-has-a-good-one-9"})
        assert answer.user is not None and answer.session is not None
        self.tokens[answer.user.id] = answer.session.access_token
        return answer.user.id

    def address_of(self, person_id: str) -> str:
        return str(jwt.decode(self.tokens[person_id], options={"verify_signature": False})["email"])

    def forged(self, owner_id: str, *, secret: str = JWT_SECRET, **claims: object) -> str:
        """This person's token with other claims, or under another signature."""
        known = jwt.decode(self.tokens[owner_id], options={"verify_signature": False})
        return jwt.encode({**known, **claims}, secret, algorithm="HS256")

    def ask(self) -> None:
        answer = httpx.post(f"{self.url}/rest/v1/rpc/schema_state", headers={"apikey": ANON_KEY}, timeout=60)
        answer.raise_for_status()

    def empty(self) -> None:
        with self.connect() as connection:
            connection.execute(
                "delete from public.interviews; delete from public.conversations; delete from public.profiles;"
                " delete from public.sessions; delete from public.library; delete from public.resumes;"
                " delete from public.jobs; delete from public.presets; delete from storage.objects"
            )


@contextmanager
def running(cluster: Cluster) -> Iterator[Project]:
    cluster.make(DATABASE)
    packages = node_packages()
    assert packages is not None
    environment = {
        **os.environ,
        **{"LITE_TELEMETRY": "0", "DO_NOT_TRACK": "1"},
        **{"DATABASE_URL": cluster.address(DATABASE), "JWT_SECRET": JWT_SECRET},
        **{"ANON_KEY": ANON_KEY, "SERVICE_KEY": "sb_secret_test"},
    }
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            [node() or "node", "server.mjs"], cwd=packages, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            port = _port(server, log)
            with cluster.connect(DATABASE) as connection:
                connection.execute(STORAGE.read_text(encoding="utf-8"))
            migrate(cluster, DATABASE)
            with cluster.connect(DATABASE) as connection:
                connection.execute("grant usage on schema auth to anon, authenticated, service_role")
            with standing(port, cluster, DATABASE, JWT_SECRET) as gateway:
                started = Project(gateway, cluster, {})
                started.ask()
                with started.connect() as connection:
                    connection.execute(AS_MIGRATED)
                yield started
        finally:
            server.terminate()
            server.wait(PATIENCE_S)


def _port(server: subprocess.Popen[bytes], log: IO[bytes]) -> int:
    """As the server prints it, once it is ready."""
    give_up_at = time.monotonic() + PATIENCE_S
    while server.poll() is None and time.monotonic() < give_up_at:
        printed = os.pread(log.fileno(), 10_000, 0).decode()
        if found := re.search(r"^port (\d+)$", printed, re.MULTILINE):
            return int(found[1])
        time.sleep(0.05)
    raise RuntimeError(f"the test server of Supabase's API did not start: {os.pread(log.fileno(), 10_000, 0).decode()}")
