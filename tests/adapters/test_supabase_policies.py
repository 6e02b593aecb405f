"""Who may do what with whose rows, in SQL, on every table of the catalogue: a new one without policies fails here."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.rows import dict_row

from core.adapters.supabase.database import FUNCTIONS, TABLES
from tests.supabase.postgres import HOSTED, STORAGE, migrate

DATABASE = "policies"
OWNER, STRANGER = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
INTERVIEW, CONVERSATION = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"
ROWS = """
insert into auth.users (id, email) values (%(owner)s, 'owner'), (%(stranger)s, 'stranger');
insert into public.profiles (id, display_name) values (%(owner)s, 'Ann');
insert into public.interviews (id, owner_id, version, kind, domain, role, difficulty, mode, status, started_at,
    time_limit_s, question_count, answered_count, words, body)
values (%(interview)s, %(owner)s, 1, 'mixed', 'technology', 'Nurse', 'easy', 'real', 'completed', now(),
    60, 1, 1, '', '{}');
insert into public.question_responses (interview_id, question_id, owner_id, position, kind, difficulty, competency)
values (%(interview)s, 'q1', %(owner)s, 0, 'mixed', 'easy', 'care');
insert into public.evaluations (interview_id, question_id, attempt, owner_id, rubric_id, graded_by, body)
values (%(interview)s, 'q1', 1, %(owner)s, 'general', 'built-in', '{}');
insert into public.criterion_scores (interview_id, question_id, attempt, criterion_id, owner_id)
values (%(interview)s, 'q1', 1, 'clarity', %(owner)s);
insert into public.drafts (interview_id, slot, owner_id, text, saved_at)
values (%(interview)s, 'q1', %(owner)s, 'half', now());
insert into public.conversations (id, owner_id, version, domain, role, title, updated_at, message_count, bank_ids, body)
values (%(conversation)s, %(owner)s, 1, 'technology', 'Nurse', 'Hello', now(), 1, '{}', '{}');
insert into public.submissions (owner_id, id, interview_id, body) values (%(owner)s, 's1', %(interview)s, '{}');
insert into public.shares (id, owner_id, interview_id, token_hash, created_at, expires_at, with_sound)
values (%(conversation)s, %(owner)s, %(interview)s, 'hash', now(), now() + interval '1 day', false);
insert into public.recordings (interview_id, question_id, attempt, owner_id, duration_ms, words)
values (%(interview)s, 'q1', 1, %(owner)s, 1000, '[]');
"""
# These run with the rights of whoever made them, each bound to a secret that the caller has to know.
LENDING = {"shared_report"}
# Everybody's own rows are theirs entirely, with these exceptions.
EXCEPTIONS = {("profiles", "delete"): False}  # it goes with the account


@pytest.fixture(scope="module")
def database(cluster) -> Iterator[psycopg.Connection[Any]]:
    cluster.make(DATABASE)
    with cluster.connect(DATABASE) as connection:
        connection.row_factory = dict_row
        connection.execute(HOSTED.read_text())
        connection.execute(STORAGE.read_text())
        migrate(cluster, DATABASE)
        values = {"owner": OWNER, "stranger": STRANGER, "interview": INTERVIEW, "conversation": CONVERSATION}
        psycopg.ClientCursor(connection).execute(ROWS, values)
        yield connection


@contextmanager
def acting_as(connection: psycopg.Connection[Any], role: str, person: str | None) -> Iterator[None]:
    """Until the end of the transaction around it."""
    claims = json.dumps({"sub": person, "role": role}) if person else ""
    connection.execute("select set_config('request.jwt.claims', %s, true)", [claims])
    connection.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))
    yield
    connection.execute("reset role")


def tables(connection: psycopg.Connection[Any]) -> list[str]:
    """With views: what is selectable is what matters."""
    rows = connection.execute(
        "select relname from pg_class where relnamespace = 'public'::regnamespace"
        " and relkind in ('r', 'p', 'v', 'm', 'f')"
    )
    return sorted(row["relname"] for row in rows)


def own(table: str) -> sql.Composed:
    """The owner's row, for a condition."""
    column = "id" if table == "profiles" else "owner_id"
    return sql.SQL("{} = {}").format(sql.Identifier(column), sql.Literal(OWNER))


def attempt(connection: psycopg.Connection[Any], table: str, command: str, role: str, person: str | None) -> int:
    """How many of the owner's rows it reached; -1 where it was refused. Nothing of it stays."""
    name, condition = sql.Identifier("public", table), own(table)
    reached = -1
    with connection.transaction(force_rollback=True):
        row = connection.execute(sql.SQL("select * from {} where {}").format(name, condition)).fetchone()
        assert row is not None, f"ROWS has none for {table}"
        statements = {
            "select": sql.SQL("select 1 from {} where {}").format(name, condition),
            "update": sql.SQL("update {} set {column} = {column} where {}").format(
                name, condition, column=sql.Identifier(changeable(connection, table))
            ),
            "delete": sql.SQL("delete from {} where {}").format(name, condition),
            "insert": sql.SQL(
                "insert into {} overriding system value select * from jsonb_populate_record(null::{}, {})"
            ).format(name, name, sql.Literal(json.dumps(row, default=str))),
        }
        if command == "insert":
            connection.execute("set local session_replication_role = replica")  # what hangs on the row stays behind
            connection.execute(statements["delete"])
            connection.execute("set local session_replication_role = default")
            if table == "profiles":
                statements["insert"] = sql.SQL("insert into public.profiles (id) values ({})").format(
                    sql.Literal(OWNER)
                )
        try:
            with connection.transaction(), acting_as(connection, role, person):
                reached = connection.execute(statements[command]).rowcount
        except psycopg.errors.InsufficientPrivilege:
            reached = -1
    return reached


def changeable(connection: psycopg.Connection[Any], table: str) -> str:
    row = connection.execute(
        "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and attidentity = ''"
        " and has_column_privilege('authenticated', attrelid, attnum, 'update') order by attnum desc limit 1",
        [f"public.{table}"],
    ).fetchone()
    assert row is not None, f"nobody may change anything in {table}"
    return str(row["attname"])


@pytest.mark.parametrize("command", ["select", "insert", "update", "delete"])
@pytest.mark.parametrize(
    ("role", "person", "is_owner"),
    [
        pytest.param("anon", None, False, id="anon"),
        pytest.param("authenticated", STRANGER, False, id="stranger"),
        pytest.param("authenticated", None, False, id="no-claims"),
        pytest.param("authenticated", OWNER, True, id="owner"),
    ],
)
def test_rows_are_for_their_owner_alone(database, role, person, is_owner, command):
    reached = {table: attempt(database, table, command, role, person) for table in tables(database)}
    expected = {table: is_owner and EXCEPTIONS.get((table, command), True) for table in reached}
    assert {table: count > 0 for table, count in reached.items()} == expected


def test_anybody_is_refused_before_any_row_is_looked_at(database):
    for table in tables(database):
        assert attempt(database, table, "select", "anon", None) == -1, table


def test_nobody_gives_a_row_away(database):
    for table in sorted(set(tables(database)) - {"profiles"}):
        move = sql.SQL("update {} set owner_id = {}").format(sql.Identifier("public", table), sql.Literal(STRANGER))
        with (
            database.transaction(force_rollback=True),
            acting_as(database, "authenticated", OWNER),
            pytest.raises(psycopg.errors.InsufficientPrivilege),
            database.transaction(),
        ):
            database.execute(move)


@pytest.mark.parametrize(
    "statement",
    [
        "update public.profiles set role = 'administrator'",
        f"insert into public.profiles (id, role) values ('{STRANGER}', 'coach')",
        "truncate public.interviews cascade",
    ],
)
def test_what_a_signed_in_person_may_not_do_at_all(database, statement):
    with (
        database.transaction(force_rollback=True),
        acting_as(database, "authenticated", STRANGER),
        pytest.raises(psycopg.errors.InsufficientPrivilege),
        database.transaction(),
    ):
        database.execute(statement)


def test_a_row_cannot_hang_on_somebody_elses(database):
    with (
        database.transaction(force_rollback=True),
        acting_as(database, "authenticated", STRANGER),
        pytest.raises(psycopg.errors.ForeignKeyViolation),
        database.transaction(),
    ):
        database.execute(
            "insert into public.drafts (interview_id, slot, text, saved_at) values (%s, 'q2', 'mine', now())",
            [INTERVIEW],
        )


def test_an_account_takes_all_its_rows_along(database):
    with database.transaction(force_rollback=True):
        database.execute("delete from auth.users where id = %s", [OWNER])
        for table in tables(database):
            left = database.execute(sql.SQL("select count(*) from {}").format(sql.Identifier("public", table)))
            assert left.fetchone() == {"count": 0}, table


def test_functions_lend_nobody_rights_unasked_and_are_for_those_signed_in(database):
    rows = database.execute(
        "select proname, prosecdef, has_function_privilege('anon', oid, 'execute') as anybody,"
        " has_function_privilege('authenticated', oid, 'execute') as signed_in"
        " from pg_proc where pronamespace = 'public'::regnamespace"
    ).fetchall()
    assert {row["proname"] for row in rows} == set(FUNCTIONS)
    assert not [row["proname"] for row in rows if not row["signed_in"]]
    assert {row["proname"] for row in rows if row["prosecdef"]} == LENDING
    assert {row["proname"] for row in rows if row["anybody"]} == {"schema_state", "schema_version", "shared_report"}


def test_policies_ask_once_a_statement_who_it_is(database):
    rows = database.execute(
        "select tablename, qual, with_check from pg_policies where schemaname = 'public'"
    ).fetchall()
    conditions = [condition for row in rows for condition in (row["qual"], row["with_check"]) if condition]
    assert {row["tablename"] for row in rows} == set(TABLES)
    assert conditions and not [c for c in conditions if c.count("auth.uid()") != c.count("( SELECT auth.uid() AS uid)")]


def test_every_foreign_key_has_an_index(database):
    """Or deleting an account, or an interview, would walk through everybody's rows."""
    bare = database.execute(
        "select conrelid::regclass::text as name, conname from pg_constraint c where contype = 'f'"
        " and connamespace = 'public'::regnamespace and not exists (select from pg_index i"
        " where i.indrelid = c.conrelid and (i.indkey::int2[])[0] = c.conkey[1])"
    ).fetchall()
    assert bare == []


@pytest.mark.parametrize(("token_hash", "expires", "opens"), [("hash", "1 day", True), ("hash", "-1 day", False)])
def test_a_link_opens_while_it_lasts(database, token_hash, expires, opens):
    with database.transaction(force_rollback=True):
        database.execute("update public.shares set expires_at = now() + %s::interval", [expires])
        with acting_as(database, "anon", None):
            found = database.execute("select public.shared_report(%s) as found", [token_hash]).fetchone()["found"]
            assert found["owner_id"] == OWNER and ("body" in found) is opens
            assert database.execute("select public.shared_report('another') as found").fetchone() == {"found": None}


@pytest.mark.parametrize(("person", "reached"), [(OWNER, True), (STRANGER, False), (None, False)])
def test_sound_is_for_its_owner_alone(database, person, reached):
    name = f"{OWNER}/{INTERVIEW}/one.ogg"
    with database.transaction(force_rollback=True):
        database.execute("insert into storage.buckets (id, name) values ('others', 'others')")
        database.execute("insert into storage.objects values ('recordings', %s), ('others', %s)", [name, name])
        with acting_as(database, "authenticated", person):
            count = database.execute("select count(*) from storage.objects").fetchone()["count"]
            gone = database.execute("delete from storage.objects").rowcount
        assert (count, gone) == ((1, 1) if reached else (0, 0))
        with (
            acting_as(database, "authenticated", STRANGER),
            pytest.raises(psycopg.errors.InsufficientPrivilege),
            database.transaction(),
        ):
            database.execute("insert into storage.objects values ('recordings', %s)", [f"{OWNER}/x/two.ogg"])
