"""A Supabase project on this machine with many people's interviews in it, for figures beside SQLite's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
from starlette.testclient import TestClient

from core.adapters.supabase.database import SupabaseDatabase
from core.api.practice import practice_api
from core.application import Application, Services
from core.bootstrap import build
from core.domain.people import Identity
from core.settings import Settings
from tests.tools import node, node_packages, postgres_bin

# The person's interviews have five graded answers each; those of others have one, which no figure here reads.
FILL = """
insert into auth.users (id, email)
select gen_random_uuid(), 'stranger' || n || '@example.org' from generate_series(1, 50) n;
create temporary table people as select id, row_number() over () as n from auth.users where email like 'stranger%';
insert into public.interviews (id, owner_id, version, kind, domain, role, difficulty, mode, status, started_at,
    ended_at, time_limit_s, question_count, answered_count, score, spread, coverage, words, body)
select gen_random_uuid(),
    case when n < {interviews} then '{person}'::uuid else (select id from people where people.n = 1 + g.n % 50) end,
    1, (array['mixed', 'technical', 'general', 'behavioural'])[1 + n % 4], 'technology', 'Software engineer',
    (array['easy', 'medium', 'hard'])[1 + n % 3], 'real', 'completed', now() - n * interval '3 hours',
    now() - n * interval '3 hours' + interval '20 minutes', 1800, 5, 5, n * 37 % 101, 2.5, 1,
    array_to_tsvector(array['software', 'engineer', 'queue']), '{{}}'
from generate_series(0, {among} - 1) as g(n);
insert into public.question_responses (interview_id, owner_id, question_id, position, kind, difficulty, competency)
select i.id, i.owner_id, 'q' || q, q, i.kind, i.difficulty,
    'competency ' || (q * 7 + extract(hour from started_at)) % 32
from public.interviews i, generate_series(1, case when i.owner_id = '{person}' then 5 else 1 end) q;
insert into public.evaluations (interview_id, owner_id, question_id, attempt, rubric_id, graded_by, score, body)
select interview_id, owner_id, question_id, 1, 'general', 'built-in', position * 17 % 101, '{{}}'
from public.question_responses;
insert into public.criterion_scores (interview_id, owner_id, question_id, attempt, criterion_id, level)
select interview_id, owner_id, question_id, 1, criterion, 3
from public.evaluations, unnest(array['star', 'substance', 'clarity', 'reasoning']) criterion;
analyze;
"""


@dataclass(frozen=True, slots=True)
class AsOne:
    """The application for one person, whoever asks."""

    application: Application
    identity: Identity

    def identity_of(self, token: str | None) -> Identity:  # noqa: ARG002
        return self.identity

    def holder_of(self, personal_token: str) -> Identity:  # noqa: ARG002
        return self.identity

    def services_for(self, identity: Identity) -> Services:
        return self.application.services_for(identity)


def hosted(
    folder: Path, interviews: int, among: int, timed: Callable[[httpx.Client], dict[str, float]]
) -> dict[str, float] | None:
    """None where PostgreSQL, Node or its packages are missing."""
    if postgres_bin() is None or node() is None or node_packages() is None:
        return None
    from tests.supabase import postgres, project

    with postgres.running() as cluster, project.running(cluster) as there:
        person = there.sign_up("bench")
        with there.connect() as connection:
            connection.execute(FILL.format(person=person, interviews=interviews, among=among))
        database = SupabaseDatabase(
            there.gateway.upstream, there.anon_key, access_token=there.tokens.__getitem__, timeout_s=60
        )
        application = replace(build(Settings(rehearsal_data_dir=folder)), database=database)
        one = AsOne(application, Identity(person, ""))
        with TestClient(practice_api(lambda: one)) as client:
            assert client.get("/interviews").json()["total"] == interviews
            return timed(client)
