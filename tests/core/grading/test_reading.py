import time
from dataclasses import replace

import pytest

from core.domain.evaluation import Gate, StarPart
from core.grading.reading import read_answer
from tests.core.grading.questions import INDEX, MIDDLING, STORY, STRONG, TOLD, WEAK


def test_points_are_found_in_other_words():
    reading = read_answer(INDEX, STRONG)
    assert reading.covered == (0, 1, 2, 3)
    assert reading.has_number
    assert reading.gate is None


def test_better_answers_read_better():
    strong, middling, weak = (read_answer(INDEX, answer).quality for answer in (STRONG, MIDDLING, WEAK))
    assert strong > middling + 0.2 > weak + 0.3
    assert 0 <= weak <= strong <= 1


def test_what_was_not_said_is_not_covered():
    assert read_answer(INDEX, MIDDLING).covered == (1,)
    assert read_answer(INDEX, WEAK).covered == ()


def test_a_whole_story_has_four_parts():
    assert read_answer(STORY, TOLD).star == frozenset(StarPart)


def test_a_story_without_its_end_lacks_the_result():
    unfinished = TOLD.partition("In the end")[0]
    assert read_answer(STORY, unfinished).star == frozenset(StarPart) - {StarPart.RESULT}


def test_an_opinion_is_no_story():
    opinion = (
        "People should always talk to each other, because communication is the key to good teamwork in any company."
    )
    assert StarPart.ACTION not in read_answer(STORY, opinion).star


def test_behind_a_gate_nothing_is_read_into_it():
    reading = read_answer(STORY, "I don't know.")
    assert reading.gate is Gate.REFUSAL
    assert (reading.quality, reading.covered, reading.star) == (0.0, (), frozenset())
    assert len(reading.point_coverage) == len(STORY.key_points)


def test_a_question_without_key_points_is_read_too():
    reading = read_answer(replace(INDEX, key_points=()), STRONG)
    assert reading.point_coverage == ()
    assert 0 < reading.quality < 1


def test_taking_the_point_back_lowers_it():
    said = "I know that the engine scans every row of it, from the first to the last one, each time that you ask."
    denied = said.replace("scans", "never scans")
    assert read_answer(INDEX, denied).point_coverage[1] < read_answer(INDEX, said).point_coverage[1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word " * 20_000, id="words"),
        pytest.param("x" * 100_000, id="one word"),
        pytest.param("".join(chr(33 + i * 7 % 90) for i in range(100_000)), id="marks"),
        pytest.param("😀" * 100_000, id="emoji"),
        pytest.param("قاعدة بيانات " * 8000, id="right to left"),
        pytest.param("\u202e\u0000\x1b[2J a" * 14_000, id="control characters"),
        pytest.param("i " * 50_000, id="I"),
        pytest.param("don't know " * 9000, id="a refusal without end"),
        pytest.param(" ".join(f"w{i}x" for i in range(15_000)), id="different words"),
        pytest.param("." * 100_000, id="full stops"),
        pytest.param("from 1 " * 14_000, id="figures"),
    ],
)
def test_hostile_length_is_read_in_linear_time(text):
    started = time.perf_counter()
    for question in (INDEX, STORY):
        reading = read_answer(question, text)
        assert 0 <= reading.quality < 0.3
    assert time.perf_counter() - started < 5
