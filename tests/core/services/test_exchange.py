import csv
import io
import json
from dataclasses import replace

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.domain.evaluation import Score
from core.domain.people import Identity
from core.domain.plan import Kind
from core.domain.progress import InterviewQuery
from core.errors import InputRejected, StoreUnavailable
from core.services.exchange import COLUMNS, ExchangeService, Imported
from tests.contracts.histories import history, keep
from tests.contracts.samples import answered, asked, ended, new_interview, question
from tests.fakes.memory_store import MemoryDatabase

ALL = InterviewQuery()


def exchange(store, owner="ann") -> ExchangeService:
    return ExchangeService(Identity(owner, ""), store)


@pytest.fixture
def here(tmp_path):
    store = SqliteDatabase(tmp_path / "here.db").interviews("ann")
    keep(store, history(21, "ann", 25))
    return exchange(store)


@pytest.fixture
def elsewhere(tmp_path):
    return exchange(SqliteDatabase(tmp_path / "elsewhere.db").interviews("bob"), "bob")


def exported(service, query=ALL) -> bytes:
    return "".join(service.as_json(query)).encode()


def test_what_goes_out_comes_in_whole_with_the_same_figures(here, elsewhere):
    assert elsewhere.take_in(exported(here)) == Imported(added=25, known=0)
    assert elsewhere.store.dashboard(ALL) == here.store.dashboard(ALL)
    for summary in here.store.search(replace(ALL, page_size=100)).items:
        mine, theirs = here.store.get(summary.id), elsewhere.store.get(summary.id)
        assert theirs == replace(mine, candidate_id="bob", version=theirs.version)


def test_a_second_time_changes_nothing(here, elsewhere):
    content = exported(here)
    elsewhere.take_in(content)
    before = exported(elsewhere)
    assert elsewhere.take_in(content) == Imported(added=0, known=25)
    assert exported(elsewhere) == before
    assert here.take_in(content) == Imported(added=0, known=25)


def test_an_export_follows_its_filter(here):
    query = InterviewQuery(kinds=(Kind.TECHNICAL,), page=3, page_size=1)
    wanted = here.store.search(replace(query, page=1, page_size=100)).total
    assert 0 < wanted < 25
    assert len(json.loads(exported(here, query))["interviews"]) == wanted
    rows = list(csv.DictReader(io.StringIO("".join(here.as_csv(query)))))
    assert len({row["interview_id"] for row in rows}) == wanted
    assert {row["kind"] for row in rows} == {"technical"}


def test_every_row_of_a_csv_has_every_column(here):
    rows = list(csv.reader(io.StringIO("".join(here.as_csv(ALL)))))
    assert rows[0] == list(COLUMNS)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    scores = {row[0]: float(row[9]) for row in rows[1:] if row[9]}
    assert scores == {
        s.id: s.score for s in here.store.search(replace(ALL, page_size=100)).items if s.score is not None
    }


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", " =1+1", "\r=1"])
def test_a_cell_is_never_a_formula(text):
    store = MemoryDatabase().interviews("ann")
    store.save(ended(answered(asked(new_interview("ann", role=text), question(1)), text)))
    (row,) = csv.DictReader(io.StringIO("".join(exchange(store).as_csv(ALL)), newline=""))
    assert row["role"] == row["answer"] == "'" + text


def broken(change) -> bytes:
    service = exchange(MemoryDatabase().interviews("ann"))
    keep(service.store, history(3, "ann", 3))
    document = json.loads(exported(service))
    change(document)
    return json.dumps(document).encode()


ARROW = {"id": "e1", "source": "n1", "target": "n2"}
BOX = {"id": "n1", "kind": "cache", "label": "", "x": 1, "y": 1, "at": "2026-01-01T10:00:00"}
WHOLE = broken(lambda document: None)
REFUSED = {
    "truncated": (WHOLE[:-40], "incomplete"),
    "cut in the middle": (WHOLE[: len(WHOLE) // 2], "incomplete"),
    "another version": (broken(lambda d: d.update(version=99)), "version 99"),
    "no version": (broken(lambda d: d.pop("version")), "version None"),
    "somebody else's JSON": (b'{"rows": []}', "not an export"),
    "a list": (b"[1, 2]", "not an export"),
    "not JSON": (b"interview_id,started_at", "not an export"),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff", "not an export"),
    "nothing": (b"", "not an export"),
    "brackets without end": (b"[" * 200_000, "not an export"),
    "no list": (broken(lambda d: d.update(interviews={})), "no list"),
    "one of them damaged": (broken(lambda d: d["interviews"][2]["interview"].pop("plan")), "Interview 3"),
    "one of them nothing": (broken(lambda d: d["interviews"].append(None)), "Interview 4"),
    "a score in words": (broken(lambda d: d["interviews"][1].update(score="good")), "Interview 2"),
    "an id that is a path": (broken(lambda d: d["interviews"][0]["interview"].update(id="../../etc")), "Interview 1"),
    "an arrow to nowhere": (
        broken(lambda d: d["interviews"][0]["interview"].update(boards=[{"question_id": "q1", "edges": [ARROW]}])),
        "Interview 1",
    ),
    "a moment of a drawing without time zone": (
        broken(lambda d: d["interviews"][0]["interview"].update(boards=[{"question_id": "q1", "nodes": [BOX]}])),
        "Interview 1",
    ),
    "no time zone": (
        broken(lambda d: d["interviews"][0]["interview"].update(started_at="2026-01-01T10:00:00")),
        "Interview 1",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_in_is_said_and_leaves_nothing(elsewhere, name):
    content, said = REFUSED[name]
    with pytest.raises(InputRejected, match=said) as refused:
        elsewhere.take_in(content)
    assert refused.value.user_message
    assert elsewhere.store.search(ALL).total == 0


class FullDisk:
    """A store whose disk is full after some interviews."""

    def __init__(self, store, room: int) -> None:
        self._store, self._room = store, room

    def save(self, interview):
        self._room -= 1
        if self._room < 0:
            raise StoreUnavailable("sqlite: full")
        return self._store.save(interview)

    def __getattr__(self, name):
        return getattr(self._store, name)


def test_a_store_that_fails_half_way_keeps_nothing(elsewhere):
    with pytest.raises(StoreUnavailable):
        exchange(FullDisk(elsewhere.store, 2), "bob").take_in(WHOLE)
    assert elsewhere.store.search(ALL).total == 0
    assert elsewhere.take_in(WHOLE).added == 3


def test_an_interview_that_was_never_graded_stays_without_a_score(elsewhere):
    service = exchange(MemoryDatabase().interviews("ann"))
    service.store.save(new_interview("ann"))
    graded = service.store.save(new_interview("ann"))
    service.store.save_grading(graded.id, [], overall=Score(0.0), coverage=1.0)
    elsewhere.take_in(exported(service))
    found = {s.id: (s.score, s.coverage) for s in elsewhere.store.search(ALL).items}
    assert sorted(found.values(), key=str) == [(0.0, 1.0), (None, None)]
