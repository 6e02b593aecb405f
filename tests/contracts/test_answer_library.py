"""What every AnswerLibrary keeps, finds, and from whom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.library import KeptAnswer, LibraryQuery
from core.domain.plan import Kind
from core.errors import Conflict, InputRejected, NotFound
from core.library_ports import AnswerLibrary
from core.ports import Database
from tests.contracts.samples import START, named

INTERVIEW = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def library(database: Database, ann: str) -> AnswerLibrary:
    return database.library(ann)


def answer(name: str, owner: str, *, minutes: int = 0, text: str = "", **changed) -> KeptAnswer:
    at = START + timedelta(minutes=minutes)
    kept = KeptAnswer(named(name), owner, name, text or f"About {name} \N{PARTY POPPER} <i>.", Kind.GENERAL, at)
    return replace(kept, **changed)


def titles(library: AnswerLibrary, text: str = "", **query) -> list[str]:
    return [found.title for found in library.search(LibraryQuery(text=text, **query)).items]


def test_every_save_is_a_version_that_can_be_read(library, ann):
    first = library.save(answer("one", ann, tags=("queue", "release"), interview_id=INTERVIEW, question_id="q1"))
    assert first.version == 1 and library.get(first.id) == first
    second = library.save(replace(first, text="Shorter.", tags=("release",), saved_at=START + timedelta(minutes=1)))
    assert second.version == 2 and library.get(first.id) == second
    assert library.versions(first.id) == (second, first)
    assert titles(library, "shorter") == ["one"] and titles(library, "party") == titles(library, "queue") == []


def test_the_newest_fifty_versions_are_kept(library, ann):
    saved = answer("one", ann)
    for number in range(52):
        saved = library.save(replace(saved, text=f"Text {number}."))
    assert [one.version for one in library.versions(saved.id)] == list(range(52, 2, -1))


def test_a_stale_save_is_refused_and_nothing_is_overwritten(library, ann):
    first = library.save(answer("one", ann))
    newest = library.save(replace(first, text="Newer."))
    for stale in (first, replace(first, version=0)):
        with pytest.raises(Conflict):
            library.save(stale)
    assert library.get(first.id) == newest and len(library.versions(first.id)) == 2


def test_words_are_found_by_their_beginnings_without_case_and_accents_the_title_first(library, ann):
    library.save(answer("late release", ann, minutes=1, text="Three teams waited for one reviewer in the café."))
    library.save(answer("reviewer", ann, minutes=2, text="I asked for a second pair of eyes. It was late."))
    library.save(answer("budget", ann, minutes=3, text="We overspent.", tags=("review",)))
    assert titles(library) == ["budget", "reviewer", "late release"]
    assert titles(library, "review") == ["reviewer", "budget", "late release"]
    assert titles(library, "CAFE rev") == titles(library, "café") == ["late release"]
    assert titles(library, "eview") == titles(library, "late overspent") == []


@pytest.mark.parametrize(
    "odd", ['"', "*", '"" OR', "late NOT", "(late", "late AND", "-late", "title:late", "'; drop", "\\"]
)
def test_no_search_is_an_error(library, ann, odd):
    library.save(answer("late", ann))
    assert set(titles(library, odd)) <= {"late"}


def test_marks_alone_narrow_nothing(library, ann):
    library.save(answer("late", ann))
    assert titles(library, '"*') == ["late"]


def test_filters_and_pages_are_the_databases(library, ann):
    for number in range(5):
        kind = Kind.BEHAVIOURAL if number % 2 else Kind.TECHNICAL
        library.save(answer(f"n{number}", ann, minutes=number, kind=kind, tags=("all", f"t{number}")))
    assert titles(library, kinds=(Kind.TECHNICAL,)) == ["n4", "n2", "n0"]
    assert titles(library, tags=("t1", "t4")) == ["n4", "n1"]
    assert titles(library, "n", kinds=(Kind.BEHAVIOURAL,), tags=("t1",)) == ["n1"]
    page = library.search(LibraryQuery(page=2, page_size=2))
    assert ([found.title for found in page.items], page.total) == (["n2", "n1"], 5)
    assert library.search(LibraryQuery(page=9, page_size=2)).items == ()
    assert library.tags() == ("all", "t0", "t1", "t2", "t3", "t4")


def test_one_answer_is_the_model_of_a_question(library, ann):
    first = library.save(answer("one", ann, answers="bank-1"))
    second = library.save(answer("two", ann, answers="bank-1"))
    library.use_as_model(first.id, is_model=True)
    assert library.models({"bank-1", "bank-2"}) == {"bank-1": replace(first, is_model=True)}
    library.use_as_model(second.id, is_model=True)
    assert not library.get(first.id).is_model
    changed = library.save(replace(library.get(second.id), text="Better."))
    assert changed.is_model and library.models({"bank-1"}) == {"bank-1": changed}
    library.use_as_model(second.id, is_model=False)
    assert library.models({"bank-1"}) == library.models(set()) == {}
    with pytest.raises(InputRejected):
        library.use_as_model(library.save(answer("three", ann)).id, is_model=True)


def test_what_was_kept_from_an_interview_is_told(library, ann):
    kept = library.save(answer("one", ann, interview_id=INTERVIEW, question_id="q1"))
    library.save(answer("two", ann))
    assert library.kept_from(INTERVIEW) == {"q1": kept.id}
    assert library.kept_from("nowhere") == {}


def test_deleted_is_gone(library, ann):
    saved = library.save(answer("one", ann, tags=("queue",), answers="bank-1"))
    library.use_as_model(saved.id, is_model=True)
    library.delete(saved.id)
    for call in (library.get, library.versions, library.delete, lambda _: library.save(saved)):
        with pytest.raises(NotFound):
            call(saved.id)
    assert titles(library) == titles(library, "one") == [] and library.tags() == () and library.models({"bank-1"}) == {}


def test_what_belongs_to_others_does_not_exist(library, database, ann, bob):
    mine = library.save(answer("one", ann, tags=("queue",), answers="bank-1", interview_id=INTERVIEW, question_id="q1"))
    library.use_as_model(mine.id, is_model=True)
    strangers = database.library(bob)
    for call in (
        lambda: strangers.get(mine.id),
        lambda: strangers.versions(mine.id),
        lambda: strangers.delete(mine.id),
        lambda: strangers.use_as_model(mine.id, is_model=False),
        lambda: strangers.save(mine),
        lambda: strangers.save(replace(mine, owner_id=bob)),
    ):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(Conflict):
        strangers.save(answer("one", bob))
    assert titles(strangers) == titles(strangers, "one") == [] and strangers.tags() == ()
    assert strangers.models({"bank-1"}) == strangers.kept_from(INTERVIEW) == {}
    theirs = strangers.save(answer("two", bob, answers="bank-1"))
    strangers.use_as_model(theirs.id, is_model=True)
    assert library.get(mine.id) == replace(mine, is_model=True)


def test_an_unknown_answer_is_not_found(library):
    for call in (library.get, library.versions, library.delete):
        with pytest.raises(NotFound):
            call("no-such-id")
