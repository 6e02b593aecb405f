from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.board import Board, DesignReading, Edge, Node, PartKind, PhaseTouch
from core.domain.evaluation import Score
from core.grading.document import document_of, skills_of
from core.grading.markdown import markdown_of, text
from tests.core.grading.interviews import story, technical
from tests.core.grading.questions import STRONG, TOLD
from tests.core.grading.test_drills import reported


@pytest.fixture
def held():
    return reported([(technical(1), STRONG), (story(2), TOLD), (technical(3), None), (technical(4), "I don't know.")])


def test_a_document_holds_each_question_with_what_was_said(held):
    document = document_of(*held, None)
    assert [part.said for part in document.questions] == [STRONG, TOLD, "Not answered.", "I don't know."]
    assert document.questions[2].score is None
    assert document.questions[3].gate
    assert set(document.questions[0].covered).isdisjoint(document.questions[0].missing)
    assert document.delivery == ()


def test_a_second_try_stands_beside_the_first(held):
    interview, report = held
    interview = interview.with_attempt("q1", "Another answer.", interview.started_at)
    part = document_of(interview, report, None).questions[0]
    assert (part.said, part.tries) == (STRONG, (("Try 2", "Another answer."),))


def test_a_wheel_has_three_spokes_or_is_not_there(held):
    interview, report = held
    assert len(skills_of(interview, report)) >= 3
    unscored = tuple(replace(one, score=None) for one in report.criteria)
    assert skills_of(interview, replace(report, criteria=unscored)) == ()


@pytest.mark.parametrize(
    "hostile",
    [
        "# heading",
        "[click](javascript:alert(1))",
        "![x](https://example.com/x.png)",
        "<script>alert(1)</script>",
        "---",
        "1. list",
        "> quote",
        "`code` **bold** _it_ ~~s~~ | a | b |",
        "first\n# second\n\n```\nfence",
        "&lt;b&gt; $x$",
        "https://example.com",
    ],
)
def test_what_was_written_never_becomes_markdown(held, hostile):
    interview, report = held
    answers = tuple(replace(a, text=hostile) if a.question_id == "q1" else a for a in interview.answers)
    clean, dirty = (markdown_of(document_of(i, report, None)) for i in (interview, replace(interview, answers=answers)))
    specials = set("`*_{}[]<>#|~!")
    added = [line for line in dirty.splitlines() if line not in clean.splitlines()]
    assert added
    for line in added:
        body = line.removeprefix("> ")
        assert line.startswith("> ")
        assert not any(c in specials and (n == 0 or body[n - 1] != "\\") for n, c in enumerate(body))


def test_one_line_stays_one_line():
    assert text("a\r\nb\n\n c") == "a b c"


def test_markdown_says_the_score_with_its_spread(held):
    interview, report = held
    shown = markdown_of(document_of(interview, replace(report, overall=Score(61.6, 3.2)), None))
    assert "**62 ± 3 of 100**" in shown
    assert STRONG.split(".")[0] in shown.replace("\\", "")


def test_a_follow_up_that_digs_elsewhere_lacks_no_point_of_its_main_question(held):
    interview, report = held
    points = interview.questions[0].key_points
    assert len(points) > 1
    for key_points, missing in ((points, 0), (points[:1], 1)):
        asked = replace(technical(9), id="q1a", follows="q1", key_points=key_points)
        told = replace(interview.answers[0], question_id="q1a", text="It was on Monday that we began with it.")
        graded = replace(interview.evaluation_of("q1"), question_id="q1a", points_covered=())
        dug = replace(interview, questions=(*interview.questions, asked), answers=(*interview.answers, told))
        part = document_of(dug.with_evaluations([graded]), report, None).questions[1]
        assert (part.asked, part.covered, len(part.missing)) == (asked.text, (), missing)


def test_a_drawing_stands_in_it_as_words_and_as_mermaid(held):
    interview, report = held
    nodes = Node("a", PartKind.CLIENT, "App ```", 0, 0), Node("b", PartKind.CACHE, "# Hot", 200, 0)
    drawn = interview.with_board(Board("q1", nodes, (Edge("e", "a", "b", "<b>page</b>"),)))
    scale = PhaseTouch("scale", "Scale", interview.started_at + timedelta(seconds=80), True)
    phases = {"q1": DesignReading((scale,), ("Names a *cache*",))}
    first, second = document_of(drawn, report, None, phases).questions[:2]
    assert first.drawn == ("App ``` (client) → # Hot (cache): <b>page</b>",)
    assert first.phases == (("Scale", "first drawn at 1:20"),)
    assert (second.drawn, second.mermaid, second.phases) == ((), "", ())
    shown = markdown_of(document_of(drawn, report, None, phases))
    assert shown.count("```") == 2
    assert "<b>" not in shown
    assert "On the board, and not said: Names a \\*cache\\*" in shown
    assert "first drawn at 1:20" in shown.replace("\\", "")
