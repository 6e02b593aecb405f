"""What the interviewer does next, from what was said."""

import pytest

from core.domain.interview import CompletionMethod, Speaker, Status, TurnKind
from core.domain.plan import Kind
from core.interviewing import turns
from core.interviewing.moves import Ask, Close, FollowUp, Open, Reason, Respond, Verdict, next_move
from core.interviewing.simulation import heard, held, said
from tests.core.interviewing.simulation import START, new_interview
from tests.fakes.cue_reader import read_by_cues
from tests.fakes.small_bank import answer

LONG = "I talked to the people around it and then we went on with the work as it was planned before. " * 3
STORY = f"Last year my job was the release. I decided to split it, and in the end it took 3 days less. {LONG}"


def move_after(engine, text, *, kind=Kind.TECHNICAL, persona="maya", before=()):
    interview = heard(engine, new_interview(kind=kind, persona_id=persona))
    for earlier in before:
        interview = heard(engine, said(interview, earlier))
    interview = said(interview, text)
    return next_move(interview, engine.personas.get(persona), engine.bank, read_by_cues)


def test_it_opens_with_a_greeting_and_the_first_question(engine):
    assert isinstance(next_move(new_interview(), engine.personas.get("maya"), engine.bank, read_by_cues), Open)
    interview = heard(engine, new_interview())
    assert [turn.kind for turn in interview.turns] == [TurnKind.OPENING, TurnKind.QUESTION]
    assert interview.turns[1].text == interview.questions[0].text
    assert {turn.brain for turn in interview.turns} == {"built-in"}


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        pytest.param("We would add a cache to it.", Kind.TECHNICAL, Reason.SHORT, id="short"),
        pytest.param("I don't know.", Kind.TECHNICAL, Reason.DONT_KNOW, id="does not know"),
        pytest.param(answer(1), Kind.TECHNICAL, Reason.MISSING, id="a key point is missing"),
        pytest.param(answer(4), Kind.TECHNICAL, Reason.COMPLETE, id="all covered: deeper"),
        pytest.param(STORY.replace("in the end", "and"), Kind.BEHAVIOURAL, Reason.NO_RESULT, id="no result"),
        pytest.param(STORY.replace("I decided", "It came"), Kind.BEHAVIOURAL, Reason.NO_ACTION, id="no action"),
        pytest.param(STORY.replace("Last year", "So"), Kind.BEHAVIOURAL, Reason.NO_SITUATION, id="no situation"),
        pytest.param(STORY.replace("my job was", "it was"), Kind.BEHAVIOURAL, Reason.NO_TASK, id="no task"),
        pytest.param(
            f"{STORY.replace('3 days', 'days')} {answer(2)}", Kind.BEHAVIOURAL, Reason.NO_NUMBER, id="no number"
        ),
        pytest.param("Ich würde zuerst mit dem Kunden sprechen und es dann planen.", Kind.TECHNICAL, Reason.LANGUAGE),
        pytest.param("我会先和客户谈谈", Kind.TECHNICAL, Reason.LANGUAGE, id="another script"),
        pytest.param("🙂🙂🙂", Kind.TECHNICAL, Reason.WORDLESS, id="no words"),
        pytest.param("...", Kind.TECHNICAL, Reason.WORDLESS, id="dots"),
        pytest.param("This is a stupid question.", Kind.TECHNICAL, Reason.RUDE, id="rude"),
    ],
)
def test_a_follow_up_fits_what_was_said(engine, text, kind, reason):
    move = move_after(engine, text, kind=kind)
    assert isinstance(move, FollowUp)
    assert move.reason is reason


def test_the_question_said_back_is_noticed(engine):
    interview = heard(engine, new_interview(kind=Kind.TECHNICAL))
    move = next_move(
        said(interview, interview.questions[0].text), engine.personas.get("maya"), engine.bank, read_by_cues
    )
    assert isinstance(move, FollowUp)
    assert move.reason is Reason.ECHO


def test_a_follow_up_that_digs_deeper_is_not_held_against_the_points_before_it(engine):
    move = move_after(engine, LONG, before=(answer(4),))
    assert isinstance(move, Ask)
    assert move.heard.verdict is Verdict.FAIR


def test_a_probe_asks_for_a_point_that_was_not_covered(engine):
    move = move_after(engine, answer(2))
    assert isinstance(move, FollowUp)
    assert (move.probe.point, move.point.cues) == (2, ("gamma thought",))


@pytest.mark.parametrize(("persona", "count"), [("maya", 1), ("ingrid", 1), ("kenji", 2)])
def test_a_persona_probes_as_deep_as_it_does(engine, persona, count):
    plan = {"kind": Kind.TECHNICAL, "persona_id": persona, "question_count": 1}
    interview = held(engine, new_interview(**plan), lambda q: answer(1))
    assert len(interview.follow_ups_to("q1")) == count
    assert len({q.text for q in interview.questions}) == count + 1


def test_nothing_is_pressed_after_a_skip_or_a_second_dont_know(engine):
    assert isinstance(move_after(engine, None), Ask)
    assert isinstance(move_after(engine, "I don't know.", persona="kenji", before=("I don't know.",)), Ask)


def test_a_follow_up_can_be_skipped(engine):
    interview = heard(engine, said(heard(engine, new_interview(persona_id="kenji")), answer(1)))
    assert interview.current_question.id == "q1-f1"
    interview = heard(engine, said(interview, None))
    assert interview.current_question.id == "q2"


def test_a_request_is_answered_and_the_question_stays(engine):
    interview = heard(engine, new_interview(kind=Kind.TECHNICAL))
    concept = engine.bank.questions[0].concept
    for text in ("Can you repeat that?", f"What is {concept}?", "What do you mean?"):
        asked = turns.requested(interview, text, START)
        move = next_move(asked, engine.personas.get("maya"), engine.bank, read_by_cues)
        assert isinstance(move, Respond)
        interview = heard(engine, asked)
        assert interview.turns[-1].kind is TurnKind.EXPLANATION
        assert not interview.awaits_reply
        assert interview.current_question.id == "q1"
    assert engine.bank.questions[0].explanation in interview.turns[-3].text


def test_it_closes_when_all_were_answered(engine):
    interview = held(engine, new_interview(question_count=2), lambda q: answer(4))
    assert (interview.status, interview.completion_method) == (Status.COMPLETED, CompletionMethod.ALL_ANSWERED)
    assert interview.turns[-1].kind is TurnKind.CLOSING
    assert interview.turns[-1].speaker is Speaker.INTERVIEWER
    assert not interview.awaits_reply


def test_it_closes_when_the_time_is_over(engine):
    interview = said(heard(engine, new_interview(time_limit_minutes=5)), answer(1))
    step = engine.next_step(interview, frozenset, interview.deadline)
    assert step.move == Close(None, time_over=True)


def test_every_place_is_found_again(engine):
    """A kill at any moment: the same state leads to the same move, question and words."""
    interview = new_interview(persona_id="kenji", question_count=3)
    while interview.is_open:
        again = heard(engine, interview)
        interview = heard(engine, interview)
        assert again == interview
        if interview.is_open:
            interview = said(interview, answer(len(interview.turns) % 5))
