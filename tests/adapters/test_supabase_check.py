"""What a project lacks, in words."""

import base64
import copy
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.adapters.supabase.database import FUNCTIONS, SCHEMA_VERSION, STORAGE_POLICIES, TABLES
from core.adapters.supabase_check import findings, is_secret, lacking
from tests.adapters.test_supabase_store import answering, told
from tests.supabase.postgres import MIGRATIONS

ROOT = Path(__file__).resolve().parents[2]
WHOLE = {
    "version": SCHEMA_VERSION,
    "tables": {table: {"row_level_security": True, "open_to_anybody": False, "commands": ["ALL"]} for table in TABLES},
    "functions": list(FUNCTIONS),
    "storage_policies": list(STORAGE_POLICIES),
    "recordings_bucket": {"is_public": False},
}


def old_key(role: str) -> str:
    return f"e30.{base64.urlsafe_b64encode(json.dumps({'role': role}).encode()).decode().rstrip('=')}.sig"


def command(**environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SUPABASE_")}
    return subprocess.run(
        [sys.executable, "-m", "core.adapters.supabase_check"],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_migrated_project_lacks_nothing(project):
    ended = command(SUPABASE_URL=project.url, SUPABASE_ANON_KEY=project.anon_key)
    assert (ended.stdout, ended.stderr) == (
        f"Nothing is missing: {len(TABLES)} tables with their policies, {len(FUNCTIONS)} functions.\n",
        "",
    )
    assert ended.returncode == 0


def test_a_bucket_that_is_gone_or_open_is_noticed(project):
    for change, back, words in (
        ("update storage.buckets set public = true", "update storage.buckets set public = false", "is public"),
        ("update storage.buckets set id = 'others'", "update storage.buckets set id = 'recordings'", "no bucket"),
    ):
        with project.connect() as connection:
            connection.execute(f"delete from storage.objects; {change} where name = 'recordings'")
            (finding,) = findings(project.url, project.anon_key)
            connection.execute(back)
        assert words in finding


def test_the_key_of_another_project_is_refused_in_words(project):
    (finding,) = findings(project.url, "sb_publishable_of_another")
    assert "SUPABASE_ANON_KEY" in finding


def test_the_version_counts_the_migrations():
    names = sorted(file.name for file in MIGRATIONS.glob("*.sql"))
    assert len(names) == SCHEMA_VERSION
    assert f"'select {SCHEMA_VERSION}'" in (MIGRATIONS / names[-1]).read_text()


def test_a_whole_one_lacks_nothing():
    assert list(lacking(WHOLE)) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(lambda s: s.update(version=1), f"migration 1 of {SCHEMA_VERSION}", id="older"),
        pytest.param(lambda s: s.update(version=99), "update", id="newer"),
        pytest.param(lambda s: s["tables"].pop("drafts"), "table drafts is missing", id="table"),
        pytest.param(lambda s: s["storage_policies"].pop(), "recordings stay out of reach", id="storage"),
        pytest.param(lambda s: s.update(recordings_bucket=None), "no bucket recordings", id="bucket"),
        pytest.param(lambda s: s["recordings_bucket"].update(is_public=True), "is public", id="public bucket"),
        pytest.param(lambda s: s["functions"].remove("dashboard"), "function dashboard is missing", id="function"),
        pytest.param(
            lambda s: s["tables"]["drafts"].update(row_level_security=False), "security is off on drafts", id="security"
        ),
        pytest.param(lambda s: s["tables"]["drafts"].update(open_to_anybody=True), "anon", id="anybody"),
        pytest.param(
            lambda s: s["tables"]["drafts"].update(commands=["SELECT"]), "INSERT, UPDATE, DELETE", id="policies"
        ),
    ],
)
def test_each_lack_is_one_sentence(change, words):
    state = copy.deepcopy(WHOLE)
    change(state)
    (sentence,) = lacking(state)
    assert words in sentence


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        pytest.param(404, told("PGRST202"), "none of the tables", id="nothing pushed"),
        pytest.param(401, told("PGRST301"), "copy it again", id="token"),
        pytest.param(401, b'{"message":"Invalid API key"}', "refuses this key", id="key"),
        pytest.param(503, b"", "does not answer", id="outage"),
        pytest.param(400, told("22023"), "unexpected", id="unexpected"),
        pytest.param(200, b"<html>", "not a Supabase project", id="a page"),
    ],
)
def test_what_keeps_it_from_looking_is_said(status, body, words):
    with answering(status, body) as (server, _):
        (sentence,) = findings(f"http://127.0.0.1:{server.server_port}", "sb_publishable_x")
    assert words in sentence and "secret" not in sentence


@pytest.mark.parametrize(
    ("key", "secret"),
    [
        ("sb_secret_x", True),
        (old_key("service_role"), True),
        (old_key("anon"), False),
        ("sb_publishable_x", False),
        ("a.b.c", False),
    ],
)
def test_a_key_that_no_policy_restrains_is_noticed(key, secret):
    assert is_secret(key) is secret


def test_a_secret_key_is_never_sent():
    with answering(200, b"{}") as (server, _):
        (sentence,) = findings(f"http://127.0.0.1:{server.server_port}", "sb_secret_x")
    assert "secret key" in sentence and server.cookies == []


def test_without_settings_it_says_so():
    ended = command()
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "not set" in ended.stdout
