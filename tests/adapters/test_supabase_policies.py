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
OWNER, STRANGER, COACH, PENDING, REMOVED, ADMINISTRATOR = (f"00000000-0000-4000-8000-00000000000{x}" for x in "abcdef")
INTERVIEW, CONVERSATION = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"
ROWS = """
insert into auth.users (id, email) values (%(owner)s, 'owner'), (%(stranger)s, 'stranger'), (%(coach)s, 'coach'),
    (%(pending)s, 'pending'), (%(removed)s, 'removed'), (%(administrator)s, 'administrator');
insert into public.profiles (id, display_name, role) values (%(owner)s, 'Ann', 'candidate'), (%(coach)s, 'Cy', 'coach'),
    (%(pending)s, 'Pat', 'coach'), (%(removed)s, 'Rae', 'coach'), (%(administrator)s, 'Ada', 'administrator');
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
insert into public.presence (interview_id, question_id, owner_id, readings, faces, centred, facing, steps, still)
values (%(interview)s, 'q1', %(owner)s, 9, 8, 7, 6, 5, 4);
insert into public.coach_links (id, coach_id, coach_name, candidate_id, code_hash, expires_at, accepted_at, hears)
values (gen_random_uuid(), %(coach)s, 'Cy', %(owner)s, 'accepted', now(), now(), true),
    (gen_random_uuid(), %(pending)s, 'Pat', null, 'pending', now() + interval '1 day', null, false);
insert into public.coach_notes (id, coach_id, owner_id, interview_id, text, written_at)
select gen_random_uuid(), coach, %(owner)s, %(interview)s, 'Good.', now()
from unnest(array[%(coach)s, %(removed)s]::uuid[]) as coach;
insert into public.coach_scores (coach_id, owner_id, interview_id, question_id, attempt, criterion_id, level, scored_at)
select coach, %(owner)s, %(interview)s, 'q1', 1, 'clarity', 4, now()
from unnest(array[%(coach)s, %(removed)s]::uuid[]) as coach;
insert into public.assignments (id, coach_id, owner_id, body, assigned_at)
select gen_random_uuid(), coach, %(owner)s, '{}', now() from unnest(array[%(coach)s, %(removed)s]::uuid[]) as coach;
insert into public.resumes (id, owner_id, label, body, added_at)
values (%(conversation)s, %(owner)s, 'Nurse', '{}', now());
insert into public.jobs (id, owner_id, version, body, added_at)
values (%(conversation)s, %(owner)s, 1, '{}', now());
insert into public.preferences (owner_id, body) values (%(owner)s, '{}');
insert into public.sessions (id, owner_id, token_hash, created_at, seen_at, sealed)
values (%(conversation)s, %(owner)s, repeat('a', 64), now(), now(), 'box');
insert into public.presets (id, body) values (%(owner)s, '{}');
insert into public.library (id, owner_id, title, updated_at) values (%(conversation)s, %(owner)s, 'A night', now());
insert into public.library_versions (answer_id, version, owner_id, body) values (%(conversation)s, 1, %(owner)s, '{}');
"""
# These run with the rights of whoever made them: bound to a secret that the caller has to know, or to who calls.
LENDING = {
    "shared_report",
    "accept_invitation",
    "my_role",
    "set_role",
    "delete_account",
    "my_invitations",
    "accept_own_invitation",
    "decline_invitation",
    "operations_figures",
    "find_session",
    "end_session",
    "remove_unused_sessions",
    "recordings_bucket",
}
WHOLE = frozenset({"select", "insert", "update", "delete"})
READ = frozenset({"select"})
# Everybody's own rows are theirs entirely and nobody else's, with these exceptions. Presets are nobody's: everybody who
# is signed in reads them, administrators write.
EXCEPTIONS = {
    **{who: {"presets": READ} for who in ("stranger", "pending coach", "removed coach")},
    "owner": {
        "profiles": WHOLE - {"delete"},  # it goes with the account
        "coach_links": WHOLE - {"insert"},
        "coach_notes": READ | {"delete"},
        "coach_scores": READ | {"delete"},
        "assignments": WHOLE - {"insert"},
        "presets": READ,
    },
    "coach": {
        **dict.fromkeys(("interviews", "question_responses", "evaluations", "criterion_scores"), READ),
        **dict.fromkeys(("submissions", "recordings"), READ),
        "coach_links": READ | {"delete"},
        **dict.fromkeys(("coach_notes", "coach_scores", "assignments"), WHOLE),
        "presets": READ,
    },
    "administrator": {"profiles": READ, "presets": WHOLE},
}
PEOPLE = {
    "stranger": STRANGER,
    "no-claims": None,
    "owner": OWNER,
    "pending coach": PENDING,
    "coach": COACH,
    "removed coach": REMOVED,
    "administrator": ADMINISTRATOR,
}


@pytest.fixture(scope="module")
def database(cluster) -> Iterator[psycopg.Connection[Any]]:
    cluster.make(DATABASE)
    with cluster.connect(DATABASE) as connection:
        connection.row_factory = dict_row
        connection.execute(HOSTED.read_text())
        connection.execute(STORAGE.read_text())
        migrate(cluster, DATABASE)
        people = {name.split()[0]: person for name, person in PEOPLE.items()}
        values = {**people, "interview": INTERVIEW, "conversation": CONVERSATION}
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
    column = {"profiles": "id", "presets": "id", "coach_links": "candidate_id"}.get(table, "owner_id")
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
        " and has_column_privilege('authenticated', attrelid, attnum, 'update')"
        " and has_column_privilege('authenticated', attrelid, attnum, 'select') order by attnum desc limit 1",
        [f"public.{table}"],
    ).fetchone()
    assert row is not None, f"nobody may change anything in {table}"
    return str(row["attname"])


@pytest.mark.parametrize("command", sorted(WHOLE))
@pytest.mark.parametrize("who", ["anon", *PEOPLE])
def test_rows_are_for_their_owner_alone(database, who, command):
    role, person = ("anon", None) if who == "anon" else ("authenticated", PEOPLE[who])
    reached = {table: attempt(database, table, command, role, person) > 0 for table in tables(database)}
    usual = WHOLE if who == "owner" else frozenset()
    assert reached == {table: command in EXCEPTIONS.get(who, {}).get(table, usual) for table in reached}


def test_anybody_is_refused_before_any_row_is_looked_at(database):
    for table in tables(database):
        assert attempt(database, table, "select", "anon", None) == -1, table


def test_nobody_gives_a_row_away(database):
    for table in sorted(
        set(tables(database)) - {"profiles", "presets", *(t for t in tables(database) if t.startswith("coach"))}
    ):
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
        for table in set(tables(database)) - {"presets"}:
            name = sql.Identifier("public", table)
            left = database.execute(sql.SQL("select count(*) from {} where {}").format(name, own(table)))
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
    anybody = {"schema_state", "schema_version", "shared_report"}
    anybody |= {"find_session", "end_session", "remove_unused_sessions", "recordings_bucket"}
    assert {row["proname"] for row in rows if row["anybody"]} == anybody


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


def test_a_session_is_told_to_who_has_its_token_and_its_seal_to_nobody_else(database):
    known, unknown = "a" * 64, "b" * 64
    with database.transaction(force_rollback=True):
        with acting_as(database, "anon", None):
            for token_hash, told in ((known, OWNER), (unknown, None), ("", None)):
                row = database.execute("select public.find_session(%s) ->> 'person_id' as who", [token_hash]).fetchone()
                assert row == {"who": told}
        for column in ("sealed", "token_hash"):
            with (
                acting_as(database, "authenticated", OWNER),
                pytest.raises(psycopg.errors.InsufficientPrivilege),
                database.transaction(),
            ):
                database.execute(sql.SQL("select {} from public.sessions").format(sql.Identifier(column)))


def test_a_session_ends_by_its_token_or_after_thirty_idle_days(database):
    def left(statement: str, *values: str) -> int:
        with acting_as(database, "anon", None):
            database.execute(statement, values)
        return int(database.execute("select count(*) from public.sessions").fetchone()["count"])

    with database.transaction(force_rollback=True):
        assert left("select public.end_session(%s)", "b" * 64) == 1
        assert left("select public.remove_unused_sessions('infinity')") == 1, "nobody ends what is in use"
        assert left("select public.end_session(%s)", "a" * 64) == 0
    with database.transaction(force_rollback=True):
        database.execute("update public.sessions set seen_at = now() - interval '31 days'")
        with acting_as(database, "anon", None):
            row = database.execute("select public.find_session(%s) as found", ["a" * 64]).fetchone()
        assert row == {"found": None}
        assert left("select public.remove_unused_sessions(now())") == 0


def seen(database, person: str, table: str) -> int:
    with acting_as(database, "authenticated", person):
        row = database.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(*table.split(".")))).fetchone()
    return int(row["count"])


def test_a_candidate_narrows_what_a_coach_sees_and_hears(database):
    with database.transaction(force_rollback=True):
        database.execute("insert into storage.objects values ('recordings', %s)", [f"{OWNER}/{INTERVIEW}/one.ogg"])
        assert seen(database, COACH, "public.interviews") == seen(database, COACH, "storage.objects") == 1
        with acting_as(database, "authenticated", OWNER):
            database.execute("update public.coach_links set hears = false")
        assert seen(database, COACH, "storage.objects") == seen(database, COACH, "public.recordings") == 0
        with acting_as(database, "authenticated", OWNER):
            database.execute("update public.coach_links set sees = 'shared', hears = true")
        for table in ("interviews", "question_responses", "evaluations", "submissions", "recordings"):
            assert seen(database, COACH, f"public.{table}") == 0, table
        with acting_as(database, "authenticated", OWNER):
            database.execute("select public.share_with_coaches(%s, true)", [INTERVIEW])
        for table in ("interviews", "question_responses", "evaluations", "submissions", "recordings"):
            assert seen(database, COACH, f"public.{table}") == 1, table


@pytest.mark.parametrize("remover", [OWNER, COACH])
def test_removing_a_coach_works_at_once(database, remover):
    with database.transaction(force_rollback=True):
        with acting_as(database, "authenticated", remover):
            assert database.execute("delete from public.coach_links").rowcount == 1
        for table in ("interviews", "submissions", "recordings", "coach_notes", "coach_scores", "assignments"):
            assert seen(database, COACH, f"public.{table}") == 0, table


def accepted(database, person: str, code: str = "pending") -> bool:
    with acting_as(database, "authenticated", person):
        row = database.execute("select public.accept_invitation(%s, 'Me') as id", [code]).fetchone()
    return row["id"] is not None


def test_an_invitation_is_accepted_once_in_time_and_not_by_who_made_it(database):
    with database.transaction(force_rollback=True):
        assert not accepted(database, PENDING) and not accepted(database, OWNER, "another code")
        assert seen(database, OWNER, "public.coach_links") == 1, "an invitation is nobody's before it is accepted"
        assert accepted(database, OWNER) and not accepted(database, STRANGER)
        assert seen(database, PENDING, "public.interviews") == 1
    with database.transaction(force_rollback=True):
        database.execute("update public.coach_links set expires_at = now() where candidate_id is null")
        assert not accepted(database, OWNER)


@pytest.mark.parametrize(("person", "invites"), [(COACH, True), (ADMINISTRATOR, True), (OWNER, False)])
def test_coaches_invite_and_nobody_links_themselves(database, person, invites):
    new = (
        "insert into public.coach_links (id, coach_name, code_hash, expires_at{})"
        " values (gen_random_uuid(), 'X', 'new', now(){})"
    )
    for statement, allowed in ((new.format("", ""), invites), (new.format(", candidate_id", f", '{STRANGER}'"), False)):
        with database.transaction(force_rollback=True), acting_as(database, "authenticated", person):
            try:
                with database.transaction():
                    database.execute(statement)
                done = True
            except (psycopg.errors.InsufficientPrivilege, psycopg.errors.CheckViolation):
                done = False
            assert done is allowed


@pytest.mark.parametrize(
    ("person", "email", "outcome"),
    [
        (ADMINISTRATOR, "owner", "saved"),
        (ADMINISTRATOR, "administrator", "not_allowed"),
        (ADMINISTRATOR, "nobody", "not_found"),
        (COACH, "coach", "not_allowed"),
        (OWNER, "owner", "not_allowed"),
    ],
)
def test_roles_are_given_by_an_administrator_to_others(database, person, email, outcome):
    with database.transaction(force_rollback=True), acting_as(database, "authenticated", person):
        row = database.execute("select public.set_role(%s, 'coach') as outcome", [email]).fetchone()
        assert row == {"outcome": outcome}


def test_a_coach_asks_for_one_candidate_at_a_time(database):
    with database.transaction(force_rollback=True), acting_as(database, "authenticated", COACH):
        for query, count in (({}, 0), ({"owner_id": OWNER}, 1), ({"owner_id": STRANGER}, 0)):
            row = database.execute("select public.overview(%s) as found", [json.dumps(query)]).fetchone()
            assert row["found"]["interviews"] == count
