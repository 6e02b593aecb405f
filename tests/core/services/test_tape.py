from dataclasses import replace
from datetime import timedelta

import pytest

from core.adapters.recording_folder import RecordingFolder
from core.domain.evaluation import Score
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Difficulty
from core.domain.speech import Delivery, Recording, Word
from core.grading.report import report_of
from core.services.recording_tickets import RecordingTickets
from core.services.tape import COMPARABLE_FROM, TapeService
from tests.core.grading.graders import NOW, RUBRICS
from tests.core.grading.interviews import interview_of, technical
from tests.core.grading.questions import STRONG
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.set_clock import SetClock


@pytest.fixture
def store():
    return MemoryDatabase().interviews("local")


@pytest.fixture
def recordings(tmp_path):
    return RecordingFolder(tmp_path, "local")


@pytest.fixture
def service(store, recordings):
    tickets = RecordingTickets(SetClock(NOW), lambda *_: recordings)
    return TapeService(LOCAL_PERSON, store, lambda *_: recordings, tickets)


def spoken():
    interview = interview_of([(technical(1), STRONG), (technical(2), STRONG)])
    first, second = interview.answers
    return replace(interview, answers=(replace(first, delivery=Delivery(9_000, words_per_minute=140)), second))


def test_a_recorded_answer_has_an_address_and_a_typed_one_has_none(service, recordings):
    recordings.save(Recording("i1", "q1", 1, b"ogg", 9_000, (Word("A", 0, 100),)))
    interview = spoken()
    view = service.open(interview, report_of(interview, RUBRICS))
    assert list(view.sounds) == [("q1", 1)]
    assert [take.is_recorded for take in view.tape.takes] == [True, False]
    assert view.spoken.words_per_minute == 140


def test_without_sound_nothing_of_the_recording_is_there(service, recordings):
    recordings.save(Recording("i1", "q1", 1, b"ogg", 9_000, (Word("A", 0, 100),)))
    interview = spoken()
    view = service.open(interview, report_of(interview, RUBRICS), with_sound=False)
    assert view.sounds == {}
    assert not any(take.is_recorded for take in view.tape.takes)


def test_a_recording_that_is_not_there_or_not_readable_is_left_out(service, recordings, tmp_path):
    interview = spoken()
    report = report_of(interview, RUBRICS)
    assert service.open(interview, report).sounds == {}
    recordings.save(Recording("i1", "q1", 1, b"ogg", 9_000))
    for file in tmp_path.rglob("*.json"):
        file.write_text("{")
    assert service.open(interview, report).sounds == {}


def graded(store, number: int, score: float, difficulty=Difficulty.MEDIUM):
    interview = interview_of([], interview_id=f"i{number}")
    plan = replace(interview.plan, difficulty=difficulty)
    saved = store.save(replace(interview, plan=plan, started_at=NOW + timedelta(days=number)))
    store.save_grading(saved.id, [], overall=Score(score), coverage=1.0)
    return saved


@pytest.mark.parametrize("others", [0, COMPARABLE_FROM - 1])
def test_a_rank_among_few_is_not_told(store, service, others):
    for number in range(others):
        graded(store, number, 50)
    mine = graded(store, 99, 80)
    report = replace(report_of(mine, RUBRICS), overall=Score(80))
    assert service.standing(mine, report) is None


def test_a_rank_among_thirty_alike(store, service):
    for number in range(COMPARABLE_FROM):
        graded(store, number, 3 * number)
    graded(store, 90, 1, Difficulty.HARD)
    mine = graded(store, 99, 45)
    report = replace(report_of(mine, RUBRICS), overall=Score(45))
    standing = service.standing(mine, report)
    assert (standing.percent_below, standing.others) == (50, 30)
    assert service.standing(mine, replace(report, overall=None)) is None
