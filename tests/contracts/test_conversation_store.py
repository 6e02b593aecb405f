"""What every ConversationStore keeps."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.chat import ChatMessage, Conversation
from core.domain.interview import Speaker
from core.errors import Conflict, NotFound
from core.ports import ConversationStore, Database
from tests.contracts.samples import START, named

ONE = named("one")


@pytest.fixture
def store(database: Database, ann: str) -> ConversationStore:
    return database.conversations(ann)


def talk(name: str, owner: str, *, minutes: int = 0) -> Conversation:
    coach = ChatMessage(Speaker.INTERVIEWER, "What is a queue?", START, "built-in", "tech-1")
    said = ChatMessage(Speaker.CANDIDATE, f"{name} \N{PARTY POPPER} <i>", START + timedelta(minutes=minutes))
    started = Conversation(named(name), owner, "technology", "Data engineer", START)
    return started.with_message(coach).with_message(said)


def test_what_was_saved_comes_back_whole(store, ann):
    saved = store.save(talk("one", ann))
    assert saved == replace(talk("one", ann), version=1)
    assert store.get(ONE) == saved


def test_an_unknown_conversation_is_not_found(store):
    for call in (store.get, store.delete):
        with pytest.raises(NotFound):
            call("no-such-id")


def test_a_stale_save_is_refused_and_nothing_is_overwritten(store, ann):
    first = store.save(talk("one", ann))
    newest = store.save(first.with_message(ChatMessage(Speaker.INTERVIEWER, "Go on.", START)))
    for stale in (first, replace(first, version=0)):
        with pytest.raises(Conflict):
            store.save(stale)
    assert store.get(ONE) == newest


def test_recent_ones_come_newest_first(store, ann):
    for minutes, name in ((5, "middle"), (9, "last"), (1, "first")):
        store.save(talk(name, ann, minutes=minutes))
    recent = store.recent()
    assert [summary.id for summary in recent] == [named("last"), named("middle"), named("first")]
    assert (recent[0].title, recent[0].message_count) == ("last \N{PARTY POPPER} <i>", 2)
    assert recent[0].updated_at == START + timedelta(minutes=9)
    assert [summary.id for summary in store.recent(limit=1)] == [named("last")]


def test_deleted_is_gone(store, ann):
    saved = store.save(talk("one", ann))
    store.delete(ONE)
    for call in (lambda: store.get(ONE), lambda: store.delete(ONE), lambda: store.save(saved)):
        with pytest.raises(NotFound):
            call()
    assert store.recent() == ()


def test_what_belongs_to_others_does_not_exist(store, database, ann, bob):
    mine = store.save(talk("one", ann))
    strangers = database.conversations(bob)
    for call in (
        lambda: strangers.get(ONE),
        lambda: strangers.delete(ONE),
        lambda: strangers.save(mine),
        lambda: strangers.save(replace(mine, candidate_id=bob)),
    ):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(Conflict):
        strangers.save(talk("one", bob))
    assert strangers.recent() == ()
    assert store.get(ONE) == mine
