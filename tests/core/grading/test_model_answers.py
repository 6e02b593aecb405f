import re
from dataclasses import replace

import pytest

from core.domain.evaluation import ModelAnswer
from core.domain.interview import KeyPoint
from core.domain.plan import Kind
from core.domain.source import Origin, Source
from core.errors import ProviderUnreachable
from core.grading.built_in import BuiltInGrader
from core.grading.model_answers import ModelAnswers, WithModelAnswers, composed
from tests.core.grading.graders import PROMPTS, RUBRICS, answer
from tests.core.grading.questions import INDEX, MIDDLING, STORY, STRONG
from tests.fakes.scripted_model import ScriptedModel

WORDED = {"answer": "Without an index every row is read. " * 8}


def answers(*replies, samples=None):
    return ModelAnswers(samples or {}, PROMPTS, ScriptedModel(*replies, name="m") if replies else None)


def test_the_authors_answer_stands_where_there_is_one():
    banked = replace(INDEX, bank_id="b1")
    assert answers(WORDED, samples={"b1": STRONG}).to(banked) == ModelAnswer(STRONG, "authors")
    follow_up = replace(banked, id="q1-f1", follows="q1", key_points=INDEX.key_points[2:3])
    assert answers(samples={"b1": STRONG}).to(follow_up) == ModelAnswer(
        "Every write must also update it, so inserts get slower.", "built-in"
    )


def test_a_model_words_the_key_points_and_nothing_else():
    model_answers = answers(WORDED)
    assert model_answers.to(INDEX) == ModelAnswer(WORDED["answer"].strip(), "m")
    prompt = model_answers.model.asked[0][0].text
    assert all(point.text in prompt for point in INDEX.key_points)


@pytest.mark.parametrize("reply", [ProviderUnreachable("m", "down"), {"answer": "Short."}, {"answer": "word " * 900}])
def test_an_unusable_wording_is_replaced(reply):
    assert answers(reply).to(INDEX) == ModelAnswer(composed(INDEX), "built-in")


def test_without_key_points_there_is_none():
    assert answers(WORDED).to(replace(INDEX, key_points=())) is None


def test_key_points_become_sentences_in_the_first_person():
    points = ("Asks for the exact error", "Tries from outside the office", "DNS may be stale", "Compares both sides")
    question = replace(INDEX, key_points=tuple(map(KeyPoint, points)))
    assert composed(question) == (
        "I would say it in this order. First, I would ask for the exact error. Then, I would try from outside the "
        "office. Next, DNS may be stale. Finally, I would compare both sides."
    )


def test_a_story_is_left_to_the_speaker():
    points = ("Tells what was at stake", "Took the first step to talk directly", "Reports the outcome for the work")
    question = replace(STORY, key_points=tuple(map(KeyPoint, points)))
    assert composed(question).endswith(
        "First, I tell what was at stake. Then, I took the first step to talk directly. "
        "Finally, I report the outcome for the work."
    )
    assert "[where and when it was" in composed(question)


def test_what_is_composed_would_itself_be_graded_well():
    evaluation = BuiltInGrader().grade(INDEX, answer(composed(INDEX)), RUBRICS.for_kind(Kind.TECHNICAL))
    assert len(evaluation.points_covered) == 4


def test_every_evaluation_has_its_model_answer():
    grader = WithModelAnswers(BuiltInGrader(), answers())
    for text in (MIDDLING, "I don't know."):
        evaluation = grader.grade(INDEX, answer(text), RUBRICS.for_kind(Kind.TECHNICAL))
        assert evaluation.model_answer == ModelAnswer(composed(INDEX), "built-in")


LINES = ("Rebuilt the search service in Python, making it 40 % faster", "Led a team of six engineers")
OWN = replace(
    INDEX,
    text="You write: “making it 40 % faster”. How was that measured?",
    bank_id=None,
    source=Source(Origin.RESUME, LINES[0], 7, "it names a figure", LINES),
)
CHECKABLE = (
    "I rebuilt the search service in Python, and it became 40 % faster. Before that it took [the time you measured] "
    "for a search. I led the team of engineers while we rebuilt it. We compared the two by [the tool that you used], "
    "over [how many weeks]. That mattered because [who gained what from a faster search]."
)


def outline_of(question) -> str:
    told = answers().to(question)
    assert told.written_by == "outline"
    return told.text


def test_an_answer_about_ones_own_paper_quotes_its_lines_and_asks_for_the_rest():
    text = outline_of(OWN)
    quoted, bracketed = re.findall(r"“([^”]+)”", text), re.findall(r"\[[^\]]+\]", text)
    assert quoted == list(LINES) and len(bracketed) == len(INDEX.key_points)
    told = replace(OWN, key_points=(KeyPoint("Names what it was before"), KeyPoint("Goes into the cause.")))
    assert outline_of(told).endswith("only you know: [name what it was before]; [go into the cause].")
    gap = replace(OWN, source=Source(Origin.JOB, "Kafka in production", 4, "the job asks for it", LINES[1:]))
    assert "“Kafka in production”" in outline_of(gap) and LINES[1] in outline_of(gap)
    alone = replace(OWN, source=Source(Origin.RESUME, "Rust"))
    assert "can draw on" not in outline_of(alone)


def test_a_model_may_word_it_and_invent_nothing():
    model_answers = answers({"answer": CHECKABLE})
    assert model_answers.to(OWN) == ModelAnswer(CHECKABLE, "m")
    assert all(line in model_answers.model.asked[0][0].text for line in LINES)


@pytest.mark.parametrize(
    "invented",
    [
        pytest.param(CHECKABLE.replace("40 %", "45 %"), id="another figure"),
        pytest.param(CHECKABLE.replace("40 %", "4 %"), id="a part of a figure"),
        pytest.param(CHECKABLE.replace("in Python", "in Rust"), id="another tool"),
        pytest.param(f"{CHECKABLE} At Initech we also won a prize.", id="an employer"),
        pytest.param(
            f"{CHECKABLE} Later customers everywhere praised enormous savings during quarterly budget meetings.",
            id="a statement without a line",
        ),
        pytest.param(re.sub(r"\[[^\]]+\]", "something", CHECKABLE), id="nothing left to the person"),
    ],
)
def test_what_the_lines_do_not_hold_is_not_shown(invented):
    assert answers({"answer": invented}).to(OWN).written_by == "outline"


def test_a_question_from_notes_is_answered_as_any_other():
    asked = replace(INDEX, bank_id=None, source=Source(Origin.NOTES, "Q: indexes?", 3))
    assert answers().to(asked) == ModelAnswer(composed(INDEX), "built-in")
