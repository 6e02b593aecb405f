import pytest

from core.domain.speech import Notice, Word
from core.speech.waiting import Nudges, Prompt, Waiting


def test_two_prompts_then_the_offer_to_type_and_then_quiet():
    waiting = Waiting()
    came = [(now_ms, prompt) for now_ms in range(0, 120_000, 100) if (prompt := waiting.feed(True, now_ms))]
    assert came == [(8000, Prompt.SPEAK), (16_000, Prompt.SPEAK), (24_000, Prompt.OFFER_TYPING)]


def test_each_interviewer_bears_silence_for_a_time_of_its_own():
    waiting = Waiting(15_000)
    came = [now_ms for now_ms in range(0, 40_000, 100) if waiting.feed(True, now_ms)]
    assert came == [15_000, 30_000]


def test_whoever_speaks_is_not_waited_for():
    waiting = Waiting()
    assert not any(waiting.feed(now_ms % 7000 != 0, now_ms) for now_ms in range(0, 60_000, 100))
    waiting.feed(True, 60_000)
    assert waiting.feed(True, 68_000) is Prompt.SPEAK
    waiting.spoke()
    waiting.feed(True, 68_100)
    assert waiting.feed(True, 76_000) is None


def words(count: int, over_ms: int) -> tuple[Word, ...]:
    return tuple(Word("word", i * over_ms // count, (i + 1) * over_ms // count) for i in range(count))


def test_nudges_come_at_most_once_a_minute():
    told: list[Notice] = []
    nudges = Nudges(told.append)
    nudges.pause(4900, 0)
    assert told == []
    nudges.pause(5000, 100)
    nudges.pause(9000, 59_000)
    assert told == [Notice.SPEAK_UP]
    nudges.pace(words(60, 20_000), 60_100)
    assert told == [Notice.SPEAK_UP, Notice.SLOW_DOWN]


@pytest.mark.parametrize(
    ("count", "over_ms", "expected"), [(52, 20_000, []), (56, 19_000, []), (56, 20_000, [Notice.SLOW_DOWN])]
)
def test_haste_is_twenty_seconds_above_160_words_a_minute(count, over_ms, expected):
    told: list[Notice] = []
    Nudges(told.append).pace(words(count, over_ms), 0)
    assert told == expected


def test_none_in_an_interview_as_on_the_day():
    told: list[Notice] = []
    nudges = Nudges(told.append, is_off=True)
    nudges.pause(9000, 0)
    nudges.pace(words(80, 20_000), 0)
    assert told == []


def test_nobody_who_works_is_asked_to_say_something():
    waiting = Waiting(is_off=True)
    assert not any(waiting.feed(True, now_ms) for now_ms in range(0, 120_000, 100))
