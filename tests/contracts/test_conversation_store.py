"""What every ConversationStore keeps."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.chat import ChatMessage, Conversation
from core.domain.interview import Speaker
from core.errors import Conflict, NotFound
from core.ports import ConversationStore, Database
from tests.contracts.samples import START


@pytest.fixture
def store(database: Database) -> ConversationStore:
    return database.conversations("ann")


def talk(name: str, *, owner: str = "ann", minutes: int = 0) -> Conversation:
    coach = ChatMessage(Speaker.INTERVIEWER, "What is a queue?", START, "built-in", "tech-1")
    said = ChatMessage(Speaker.CANDIDATE, f"{name} \N{PARTY POPPER} <i>", START + timedelta(minutes=minutes))
    started = Conversation(name, owner, "technology", "Data engineer", START)
    return started.with_message(coach).with_message(said)


def test_what_was_saved_comes_back_whole(store):
    saved = store.save(talk("one"))
    assert saved == replace(talk("one"), version=1)
    assert store.get("one") == saved


def test_a_stale_save_is_refused_and_nothing_is_overwritten(store):
    first = store.save(talk("one"))
    newest = store.save(first.with_message(ChatMessage(Speaker.INTERVIEWER, "Go on.", START)))
    for stale in (first, replace(first, version=0)):
        with pytest.raises(Conflict):
            store.save(stale)
    assert store.get("one") == newest


def test_recent_ones_come_newest_first(store):
    for minutes, name in ((5, "middle"), (9, "last"), (1, "first")):
        store.save(talk(name, minutes=minutes))
    recent = store.recent()
    assert [summary.id for summary in recent] == ["last", "middle", "first"]
    assert (recent[0].title, recent[0].message_count) == ("last \N{PARTY POPPER} <i>", 2)
    assert recent[0].updated_at == START + timedelta(minutes=9)
    assert [summary.id for summary in store.recent(limit=1)] == ["last"]


def test_deleted_is_gone(store):
    saved = store.save(talk("one"))
    store.delete("one")
    for call in (lambda: store.get("one"), lambda: store.delete("one"), lambda: store.save(saved)):
        with pytest.raises(NotFound):
            call()
    assert store.recent() == ()


def test_what_belongs_to_others_does_not_exist(store, database):
    mine = store.save(talk("one"))
    strangers = database.conversations("bob")
    for call in (
        lambda: strangers.get("one"),
        lambda: strangers.delete("one"),
        lambda: strangers.save(mine),
        lambda: strangers.save(replace(mine, candidate_id="bob")),
    ):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(Conflict):
        strangers.save(talk("one", owner="bob"))
    assert strangers.recent() == ()
    assert store.get("one") == mine
