from dataclasses import replace

from core.domain.camera import FramingCounts
from core.domain.speech import Delivery
from core.services.presence import PresenceService
from tests.core.grading.interviews import interview_of, technical
from tests.fakes.memory_store import MemoryDatabase

SEEN = FramingCounts(40, 40, 40, 40, 39, 39)


def spoken():
    interview = interview_of([(technical(1), "words")])
    return replace(interview, answers=(replace(interview.answers[0], delivery=Delivery(1_000)),))


def test_what_was_seen_is_told_to_whom_it_was_seen_of():
    database, interview = MemoryDatabase(), spoken()
    database.interviews("local").save(interview)
    database.presence("local").save(interview.id, "q1", SEEN)
    assert PresenceService(database.presence("local")).of(interview).overall.readings == 40
    assert PresenceService(database.presence("bob")).of(interview) is None


def test_an_interview_in_which_nothing_was_spoken_is_not_asked_about():
    class Untouched:
        def of_interview(self, interview_id):
            raise AssertionError("nothing can be kept of it")

    assert PresenceService(Untouched()).of(interview_of([(technical(1), "words")])) is None
