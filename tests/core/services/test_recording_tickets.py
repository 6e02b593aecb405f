from datetime import timedelta

import pytest

from core.adapters.recording_folder import RecordingFolder
from core.domain.speech import Recording
from core.errors import NotFound
from core.services.recording_tickets import PATH, RecordingTickets
from tests.core.grading.graders import NOW
from tests.fakes.set_clock import SetClock


@pytest.fixture
def clock():
    return SetClock(NOW)


@pytest.fixture
def tickets(clock, tmp_path):
    RecordingFolder(tmp_path, "ann").save(Recording("i1", "q1", 1, b"ann's"))
    RecordingFolder(tmp_path, "bob").save(Recording("i1", "q1", 1, b"bob's"))
    return RecordingTickets(clock, lambda _, owner_id: RecordingFolder(tmp_path, owner_id))


def token(tickets, owner_id="ann", question_id="q1") -> str:
    path, _, found = tickets.address(owner_id, owner_id, "i1", question_id, 1).rpartition("/")
    assert path == PATH
    return found


def test_a_ticket_fetches_its_own_recording(tickets):
    assert tickets.fetch(token(tickets)) == b"ann's"
    assert tickets.fetch(token(tickets, "bob")) == b"bob's"


def test_a_ticket_is_long_and_tells_nothing(tickets):
    found = token(tickets)
    assert len(found) >= 43
    assert not {"ann", "i1", "q1"} & {found}


def test_the_same_address_while_half_of_its_time_is_left(tickets, clock):
    first = token(tickets)
    clock.at += timedelta(minutes=29)
    assert token(tickets) == first
    clock.at += timedelta(minutes=2)
    second = token(tickets)
    assert second != first
    assert tickets.fetch(first) == tickets.fetch(second) == b"ann's"


def test_a_ticket_ends_after_an_hour(tickets, clock):
    found = token(tickets)
    clock.at += timedelta(minutes=60)
    with pytest.raises(NotFound):
        tickets.fetch(found)


@pytest.mark.parametrize("wrong", ["", "x", "../i1", "a" * 10_000])
def test_an_unknown_ticket_is_not_found(tickets, wrong):
    with pytest.raises(NotFound):
        tickets.fetch(wrong)


def test_a_recording_that_is_gone_is_not_found(tickets):
    with pytest.raises(NotFound):
        tickets.fetch(token(tickets, question_id="q9"))
