"""What SQLite alone can get wrong: the disk, the file, the schema, a second process."""

import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.adapters.sqlite.schema import MIGRATIONS, SUBJECTS
from core.adapters.sqlite.schema_subject_weeks import SUBJECT_WEEKS
from core.adapters.sqlite.search_index import SEARCHED
from core.domain.interview import Draft
from core.domain.library import KeptAnswer, LibraryQuery
from core.domain.plan import Kind
from core.domain.progress import InterviewQuery
from core.errors import ConfigurationError, PracticeError, StoreDamaged, StoreError, StoreUnavailable
from tests.contracts.histories import history, keep
from tests.contracts.samples import START, answered, asked, evaluation, new_interview, question

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "rehearsal.db"


def script(path: Path, code: str, *, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """In a process of its own, with `database_path` given."""
    head = "import sys\nfrom pathlib import Path\ndatabase_path = Path(sys.argv[1])\n"
    return subprocess.run(
        [*prefix, sys.executable, "-c", head + code, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_commit_is_on_the_disk_before_it_is_acknowledged(path):
    database = SqliteDatabase(path)
    with database._connections.reading() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL


def test_a_restart_finds_everything(path):
    saved = SqliteDatabase(path).interviews("ann").save(new_interview("ann"))
    assert SqliteDatabase(path).interviews("ann").get(saved.id) == saved


def test_eight_processes_may_start_at_once(path):
    code = """
from core.adapters.sqlite.database import SqliteDatabase
from tests.contracts.histories import history, keep
from tests.contracts.samples import new_interview
store = SqliteDatabase(database_path).interviews("ann")
for _ in range(5):
    store.save(new_interview("ann"))
"""
    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(lambda _: script(path, code), range(8)))
    assert [result.stderr for result in results if result.returncode] == []
    assert SqliteDatabase(path).interviews("ann").search(InterviewQuery()).total == 40


def test_a_file_of_a_newer_version_is_left_alone(path):
    SqliteDatabase(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(ConfigurationError, match="newer version"):
        SqliteDatabase(path)


def test_a_file_that_is_no_database_is_said_to_be_damaged(path):
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 1000)
    with pytest.raises(StoreDamaged):
        SqliteDatabase(path)


def test_a_folder_that_cannot_be_made_is_a_setting_to_correct(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ConfigurationError, match="data folder"):
        SqliteDatabase(tmp_path / "file" / "rehearsal.db")


def without_privileges() -> tuple[str, ...]:
    """A superuser may write anywhere; the prefix takes that away."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("running as root without setpriv, so no folder is read-only")
    return ("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all")


READ_ONLY = """
from core.adapters.sqlite.database import SqliteDatabase
from core.errors import PracticeError
try:
    SqliteDatabase(database_path)
except PracticeError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.parametrize("existing", [False, True], ids=["no file yet", "a file"])
def test_a_read_only_folder_is_said_at_start(path, existing):
    path.parent.mkdir()
    if existing:
        SqliteDatabase(path).close()
        path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        result = script(path, READ_ONLY, prefix=without_privileges())
    finally:
        path.parent.chmod(0o755)
    assert result.stderr == ""
    assert result.stdout.startswith("ConfigurationError the data folder cannot be written to")


FULL = """
import resource
from core.adapters.sqlite.database import SqliteDatabase
from core.domain.interview import Draft
from core.domain.library import KeptAnswer, LibraryQuery
from core.domain.plan import Kind
from core.errors import StoreError
from tests.contracts.histories import history, keep
from tests.contracts.samples import START, new_interview
store = SqliteDatabase(database_path).interviews("ann")
interview = store.save(new_interview("ann"))
most = 400_000 + max(file.stat().st_size for file in database_path.parent.iterdir() if file.is_file())
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
saved = 0
try:
    for saved in range(1000):
        store.save_draft(Draft(interview.id, f"slot {saved}", "x" * 10_000, START))
except StoreError as error:
    print(type(error).__name__, interview.id, saved)
"""


def test_a_full_disk_is_said_and_what_was_acknowledged_stays(path):
    result = script(path, FULL)
    assert result.stderr == ""
    name, interview_id, saved = result.stdout.split()
    assert (name, int(saved) > 10) == ("StoreError", True)
    store = SqliteDatabase(path).interviews("ann")
    assert all(store.draft(interview_id, f"slot {number}") is not None for number in range(int(saved)))
    assert store.draft(interview_id, f"slot {saved}") is None


def test_after_a_full_disk_the_same_store_goes_on(path):
    database = SqliteDatabase(path)
    store = database.interviews("ann")
    saved = store.save(new_interview("ann"))
    with database._connections.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(StoreError) as caught:
        store.save_draft(Draft(saved.id, "q1", "x" * 100_000, START))
    assert "disk space" in caught.value.user_message
    with database._connections.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    store.save_draft(Draft(saved.id, "q1", "x" * 100_000, START))
    assert store.draft(saved.id, "q1") == Draft(saved.id, "q1", "x" * 100_000, START)


def test_a_lock_that_is_held_too_long_is_said(path):
    database = SqliteDatabase(path, busy_timeout_s=0.05)
    saved = database.interviews("ann").save(new_interview("ann"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable) as caught:
            database.interviews("ann").save(saved)
        assert caught.value.retryable
        assert database.interviews("ann").get(saved.id) == saved
    assert database.interviews("ann").save(saved).version == 2


def test_a_search_that_may_not_write_goes_without_the_latest_answers(path, caplog):
    database = SqliteDatabase(path, busy_timeout_s=0.05)
    store = database.interviews("ann")
    zebra = InterviewQuery(text="zebra")
    running = store.save(answered(asked(new_interview("ann"), question(1)), "A zebra."))
    assert store.search(zebra).total == 1
    later = store.save(answered(asked(new_interview("ann"), question(1)), "Another zebra."))
    with closing(sqlite3.connect(path, isolation_level=None)) as other, caplog.at_level(logging.WARNING):
        other.execute("BEGIN IMMEDIATE")
        assert [summary.id for summary in store.search(zebra).items] == [running.id]
    assert "without the latest answers" in caplog.text
    assert {summary.id for summary in store.search(zebra).items} == {running.id, later.id}


def test_a_search_is_for_what_was_indexed_before_running_interviews_were_left_out(path):
    database = SqliteDatabase(path)
    store = database.interviews("ann")
    saved = store.save(answered(asked(new_interview("ann"), question(1)), "A zebra."))
    assert store.search(InterviewQuery(text="zebra")).total == 1
    with database._connections.writing() as connection:
        connection.execute("DROP INDEX interviews_unsearched")
        connection.execute("ALTER TABLE interviews DROP COLUMN searched_version")
        for statement in SEARCHED:
            connection.execute(statement)
        assert not connection.execute("SELECT 1 FROM interviews WHERE searched_version <> version").fetchall()
    assert [summary.id for summary in store.search(InterviewQuery(text="zebra")).items] == [saved.id]


def test_a_file_that_was_removed_is_noticed(path):
    database = SqliteDatabase(path)
    database.ping()
    path.unlink()
    with pytest.raises(StoreUnavailable):
        database.ping()


@pytest.mark.parametrize("damage", ["{", '{"id": 1}', "", '{"plan": {"kind": "karaoke"}}'])
def test_a_damaged_body_does_not_take_the_list_down(path, damage):
    database = SqliteDatabase(path)
    store = database.interviews("ann")
    hurt, whole = store.save(new_interview("ann")), store.save(new_interview("ann"))
    with database._connections.writing() as connection:
        connection.execute(
            "UPDATE interview_bodies SET body = ? WHERE number = (SELECT number FROM interviews WHERE id = ?)",
            (damage, hurt.id),
        )
    assert {summary.id for summary in store.search(InterviewQuery()).items} == {hurt.id, whole.id}
    assert [summary.id for summary in store.search(InterviewQuery(text=whole.plan.role)).items] == [whole.id]
    assert store.get(whole.id) == whole
    with pytest.raises(StoreDamaged):
        store.get(hurt.id)
    store.delete(hurt.id)
    assert store.search(InterviewQuery()).total == 1


@pytest.mark.parametrize(
    "change", ["kind = 'karaoke'", "started_at_us = 'soon'", "started_at_us = 9000000000000000000"]
)
def test_a_damaged_row_is_left_out_and_logged(path, change, caplog):
    database = SqliteDatabase(path)
    store = database.interviews("ann")
    hurt, whole = store.save(new_interview("ann")), store.save(new_interview("ann"))
    store.save_grading(hurt.id, [], overall=evaluation().overall, coverage=1.0)
    with database._connections.writing() as connection:
        connection.execute(f"UPDATE interviews SET {change} WHERE id = ?", (hurt.id,))
    with caplog.at_level(logging.WARNING):
        assert [summary.id for summary in store.search(InterviewQuery()).items] == [whole.id]
    assert hurt.id in caplog.text
    assert store.dashboard(InterviewQuery()).trend == ()


def test_a_file_of_before_the_dashboard_gets_its_figures(path):
    database = SqliteDatabase(path)
    store = database.interviews("ann")
    written = [
        replace(i, answers=tuple(replace(a, delivery=None) for a in i.answers)) for i, _ in history(7, "ann", 20)
    ]
    keep(store, [(interview, evaluation().overall) for interview in written])
    before = store.dashboard(InterviewQuery())
    with database._connections.writing() as connection:
        for table in ("subject_scores", "subject_weeks"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP INDEX interviews_spoken")
        for column in ("graded_by", "words_per_minute", "fillers_per_minute", "longest_pause_ms"):
            connection.execute(f"ALTER TABLE interviews DROP COLUMN {column}")
        for statement in (*SUBJECTS, *SUBJECT_WEEKS):
            connection.execute(statement)
    assert before.subjects and before.trend
    assert store.dashboard(InterviewQuery()) == before


def test_a_body_of_an_older_version_takes_the_defaults(path):
    database = SqliteDatabase(path)
    store = database.interviews("ann")
    saved = store.save(new_interview("ann", persona_id="noor", scene="Library"))
    with database._connections.writing() as connection:
        connection.execute(
            "UPDATE interview_bodies SET body = json_set(json_remove(body, '$.plan.persona_id', '$.plan.scene'),"
            " '$.mood', 'a field that is no more')"
        )
    defaults = new_interview("ann").plan
    assert store.get(saved.id).plan == replace(saved.plan, persona_id=defaults.persona_id, scene=defaults.scene)


def test_nobodys_words_get_into_an_error(path):
    database = SqliteDatabase(path)
    store = database.interviews("ann")
    saved = store.save(answered(asked(new_interview("ann"), question(1)), "my secret salary"))
    with database._connections.writing() as connection:
        connection.execute(
            "UPDATE interview_bodies SET body = replace(body, '\"in_progress\"', '\"my secret salary\"')"
        )
    with pytest.raises(StoreDamaged) as damaged:
        store.get(saved.id)
    with pytest.raises(PracticeError) as half_a_character:
        store.save(
            replace(saved, id="other", version=0, candidate_id="ann", plan=replace(saved.plan, role="secret \ud800"))
        )
    for caught in (damaged, half_a_character):
        assert "secret" not in str(caught.value)


def test_half_a_character_is_refused_everywhere(path):
    store = SqliteDatabase(path).interviews("ann")
    saved = store.save(new_interview("ann"))
    for call in (
        lambda: store.save_draft(Draft(saved.id, "q1", "\ud800", START)),
        lambda: store.search(InterviewQuery(text="\ud800")),
        lambda: store.get("\ud800"),
    ):
        with pytest.raises(StoreError):
            call()
    store.save_draft(Draft(saved.id, "q1", "whole", START + timedelta(seconds=1)))


def test_a_search_of_kept_answers_asks_the_index_of_words_once(tmp_path):
    """Looked up for each row of the library instead, a thousand answers took a hundred times as long."""
    database = SqliteDatabase(tmp_path / "rehearsal.db")
    library, statements = database.library("ann"), []
    library.save(KeptAnswer("a1", "ann", "A queue", "It evens the load out.", Kind.GENERAL, START))
    with database._connections.reading() as connection:
        connection.set_trace_callback(statements.append)
    assert library.search(LibraryQuery("load")).total == 1
    with database._connections.reading() as connection:
        connection.set_trace_callback(None)
        plans = [connection.execute(f"EXPLAIN QUERY PLAN {s}").fetchall() for s in statements if "MATCH" in s]
    assert plans and all("VIRTUAL TABLE" in plan[0]["detail"] for plan in plans)
    database.close()
