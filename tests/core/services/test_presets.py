"""Presets as administrators change them: over the files, for everybody, and back again."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from core.content import load_content
from core.domain.plan import Difficulty
from core.errors import InputRejected, NotAllowed, NotFound, StoreUnavailable
from core.interviewing.presets import entry_of
from core.packs.pack import read_packs
from core.services.presets import PresetBook, PresetService
from tests.core.conftest import PROMPTS
from tests.core.interviewing.simulation import START
from tests.fakes.memory_presets import MemoryPresets
from tests.fakes.set_clock import SetClock


class AwayStore(MemoryPresets):
    def all(self) -> dict[str, str]:
        raise StoreUnavailable("away")


@pytest.fixture(scope="module")
def content():
    return load_content(read_packs([PROMPTS / "packs" / "start-up"]))


@pytest.fixture
def clock():
    return SetClock(START)


@pytest.fixture
def book(content, clock):
    return PresetBook(content.presets, content.packs, content.offered, clock)


@pytest.fixture
def store():
    return MemoryPresets({})


def service(book, store, *, may_edit=False):
    return PresetService(book, store, interviews=None, coding=None, may_edit=may_edit)


def harder(service):
    """The first preset, made harder."""
    first = service.own()[0]
    return replace(first, plan=replace(first.plan, difficulty=Difficulty.HARD, question_count=7))


def test_a_change_counts_for_everybody_and_can_be_taken_back(book, store):
    ada, ann = service(book, store, may_edit=True), service(book, store)
    before = ann.own()[0]
    ada.save(harder(ada))
    changed = ann.own()[0]
    assert (changed.plan.difficulty, changed.plan.question_count, changed.is_edited) == (Difficulty.HARD, 7, True)
    assert ann.own()[1:] == book.files.all[1:5]
    ada.restore(before.id)
    assert ann.own()[0] == before and store.all() == {}


def test_another_process_sees_it_within_a_minute(book, content, clock, store):
    elsewhere = service(PresetBook(content.presets, content.packs, content.offered, clock), store)
    assert not elsewhere.own()[0].is_edited
    ada = service(book, store, may_edit=True)
    ada.save(harder(ada))
    clock.at += timedelta(seconds=59)
    assert not elsewhere.own()[0].is_edited
    clock.at += timedelta(seconds=1)
    assert elsewhere.own()[0].is_edited


def test_who_is_no_administrator_changes_nothing(book, store):
    ann = service(book, store)
    for attempt in (lambda: ann.save(harder(ann)), lambda: ann.restore("sales")):
        with pytest.raises(NotAllowed):
            attempt()
    assert store.all() == {}


def test_what_could_not_be_held_is_refused_in_words(book, store):
    ada = service(book, store, may_edit=True)
    first = ada.own()[0]
    for wrong, told in (
        (replace(first, name=""), "name"),
        (replace(first, expect=()), "expect"),
        (replace(first, plan=replace(first.plan, topics=("Chess",))), "topics: 'Chess'"),
        (replace(first, plan=replace(first.plan, persona_id="noor")), "there is no 'noor'"),
    ):
        with pytest.raises(InputRejected, match=told):
            ada.save(wrong)
    assert store.all() == {}


def test_only_the_products_own_are_changed(book, store):
    ada = service(book, store, may_edit=True)
    ((_, of_pack),) = ada.of_packs()
    for unknown in (of_pack[0], replace(ada.own()[0], id="astronaut")):
        with pytest.raises(NotFound):
            ada.save(unknown)


@pytest.mark.parametrize("body", ["", "[1]", '{"id": "sales"}', "persona gone"])
def test_a_change_that_counts_no_longer_leaves_the_file(book, store, body):
    if body == "persona gone":
        body = json.dumps({**entry_of(book.files.get("sales")), "persona": "noor"})
    store.save("sales", body)
    assert service(book, store).own() == book.files.all[:5]


def test_while_the_database_is_away_the_last_known_counts(book, clock, store):
    ada = service(book, store, may_edit=True)
    ada.save(harder(ada))
    clock.at += timedelta(hours=1)
    assert service(book, AwayStore({})).own()[0].is_edited
