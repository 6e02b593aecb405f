"""A board kept as it is drawn: refreshed, drawn in two tabs, answered to, and ended on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.board.phases import DesignPhases
from core.domain.board import MAX_NODES, Board
from core.domain.interview import Draft
from core.domain.people import Identity
from core.domain.plan import Kind, Plan
from core.domain.speech import Transcript
from core.errors import Conflict, InputRejected, NotFound
from core.services.board import BoardService
from core.services.designs import Designs
from core.services.interview import InterviewService
from core.services.voice_dialogue import InterviewDialogue
from tests.core.conftest import PROMPTS
from tests.core.interviewing.simulation import START
from tests.fakes.cue_reader import read_by_cues
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.set_clock import SetClock
from tests.fakes.small_bank import answer

PLAN = Plan(kind=Kind.SYSTEM_DESIGN, question_count=2, time_limit_minutes=30)
API = {"id": "n1", "kind": "gateway", "label": "API", "x": 32, "y": 32}
JOBS = {"id": "n2", "kind": "queue", "label": "Jobs", "x": 240, "y": 32}
CALL = {"id": "e1", "source": "n1", "target": "n2", "label": "orders"}


@pytest.fixture
def clock():
    return SetClock(START)


@pytest.fixture
def store():
    return MemoryDatabase().interviews("ann")


@pytest.fixture
def room(store, engine, clock):
    return InterviewService(Identity("ann", "Ann"), store, engine, clock)


@pytest.fixture
def boards(store, clock):
    return BoardService(store, clock, Designs(DesignPhases.load(PROMPTS / "design_phases.toml"), read_by_cues))


@pytest.fixture
def interview(room):
    return room.start(PLAN, with_reply=True)


def change(nodes=(), edges=(), gone=()):
    return {"nodes": list(nodes), "edges": list(edges), "gone": list(gone)}


def test_what_is_drawn_is_there_when_the_page_opens_again(boards, interview, clock):
    question = boards.question(interview)
    assert boards.open(interview, question) == Board("q1")
    first = boards.save(interview.id, "q1", change([API]))
    clock.at += timedelta(minutes=2)
    boards.save(interview.id, "q1", change([JOBS], [CALL]))
    board = boards.open(interview, question)
    assert [(node.label, node.at) for node in board.nodes] == [("API", START), ("Jobs", clock.at)]
    assert [edge.label for edge in board.edges] == ["orders"]
    assert (first.version, board.version) == (1, 2)


def test_two_tabs_lose_nothing(boards, interview):
    boards.save(interview.id, "q1", change([API]))
    boards.save(interview.id, "q1", change([JOBS]))
    boards.save(interview.id, "q1", change([{**API, "label": "Web API"}]))
    board = boards.open(interview, boards.question(interview))
    assert [node.label for node in board.nodes] == ["Web API", "Jobs"]


def test_an_answer_takes_the_board_along_and_the_interviewer_sees_it(boards, room, interview):
    boards.save(interview.id, "q1", change([API, JOBS], [{**CALL, "label": ""}]))
    answered = room.answer(interview, answer(4), with_reply=True)
    assert answered == room.open(interview.id)
    assert [node.label for node in answered.board_of("q1").nodes] == ["API", "Jobs"]
    assert "“API”" in answered.turns[-1].text
    assert boards.question(answered).id == "q1", "a follow-up is drawn to the same board"
    boards.save(interview.id, "q1", change([{**JOBS, "label": "Orders"}]))
    skipped = room.skip(room.open(interview.id), with_reply=True)
    assert [node.label for node in skipped.board_of("q1").nodes] == ["API", "Orders"]
    assert boards.open(skipped, boards.question(skipped)) == Board("q2"), "the next question has a board of its own"


def test_a_stroke_that_arrives_after_the_next_question_is_kept(boards, room, interview):
    moved_on = room.skip(interview, with_reply=True)
    assert moved_on.current_question.id == "q2"
    boards.save(interview.id, "q1", change([API]))
    ended = room.end(moved_on)
    assert [board.question_id for board in ended.boards] == ["q1"]


def test_what_was_drawn_and_not_spoken_of_is_there_at_the_end(boards, room, interview):
    boards.save(interview.id, "q1", change([API]))
    ended = room.end(interview)
    assert ended.board_of("q1").nodes[0].label == "API"
    with pytest.raises(Conflict):
        boards.save(interview.id, "q1", change([JOBS]))


def test_time_that_runs_out_keeps_the_board(boards, room, interview, clock):
    boards.save(interview.id, "q1", change([API]))
    clock.at += timedelta(hours=1)
    assert room.open(interview.id).board_of("q1").nodes[0].label == "API"


def test_a_spoken_answer_takes_the_board_along(boards, room, store, engine, clock, interview):
    boards.save(interview.id, "q1", change([API]))
    dialogue = InterviewDialogue(interview, store, engine, clock)
    dialogue.answer(Transcript(answer(4))).commit()
    assert store.get(interview.id).board_of("q1").nodes[0].label == "API"


def test_what_is_drawn_while_the_interviewer_says_goodbye_is_kept(boards, room, store, engine, clock):
    spoken = room.start(replace(PLAN, question_count=1), with_reply=True)
    dialogue, drawn = InterviewDialogue(spoken, store, engine, clock), 0
    while store.get(spoken.id).is_open:
        exchange = dialogue.answer(Transcript("I don't know."))
        exchange.commit()
        said = "".join(exchange.words())
        drawn += 1
        boards.save(spoken.id, "q1", change([{**API, "label": f"API {drawn}"}]))
        exchange.heard(said, is_complete=True)
    assert store.get(spoken.id).board_of("q1").nodes[0].label == f"API {drawn}"


def test_other_questions_have_no_board(boards, room):
    spoken = room.start(replace(PLAN, kind=Kind.TECHNICAL), with_reply=True)
    assert boards.question(spoken) is None
    with pytest.raises(Conflict):
        boards.save(spoken.id, "q1", change([API]))


def test_nobody_elses_interview(boards):
    with pytest.raises(NotFound):
        boards.save("somebody-else", "q1", change([API]))


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"nodes": "all"},
        change([{**API, "kind": "robot"}]),
        change([{**API, "id": "<script>"}]),
        change([{**API, "x": "left"}]),
        change([{"id": "n1"}]),
        change(gone=[{"id": "n1"}]),
    ],
)
def test_what_cannot_be_read_changes_nothing(boards, interview, told):
    boards.save(interview.id, "q1", change([JOBS]))
    if told:
        with pytest.raises(InputRejected):
            boards.save(interview.id, "q1", told)
    else:
        boards.save(interview.id, "q1", told)
    assert [node.id for node in boards.open(interview, boards.question(interview)).nodes] == ["n2"]


def test_what_does_not_fit_is_made_to(boards, interview):
    far = {**API, "x": -5, "y": 10**9, "label": "a\nb\x00" + "c" * 500}
    (node,) = boards.save(interview.id, "q1", change([far])).nodes
    assert (node.x, node.y) == (0, 944)
    assert (node.label[:4], len(node.label)) == ("a bc", 80)


def test_a_flowchart_takes_the_place_of_what_is_drawn(boards, interview):
    boards.save(interview.id, "q1", change([API]))
    board = boards.draw_mermaid(interview.id, "q1", "flowchart LR\n a[App] -->|orders| b[(Orders)]\x00")
    assert [(node.label, node.kind.value, node.at) for node in board.nodes] == [
        ("App", "service", START),
        ("Orders", "database", START),
    ]
    assert [edge.label for edge in board.edges] == ["orders"]
    again = boards.draw_mermaid(interview.id, "q1", "x --> y")
    assert not {node.id for node in again.nodes} & {node.id for node in board.nodes}
    with pytest.raises(InputRejected, match="No flowchart"):
        boards.draw_mermaid(interview.id, "q1", "Dear all,")
    with pytest.raises(InputRejected, match="full"):
        boards.draw_mermaid(interview.id, "q1", "\n".join(f"a{n} --> a{n + 1}" for n in range(MAX_NODES)))
    assert boards.open(interview, boards.question(interview)) == again


def test_a_full_board_says_so(boards, interview):
    with pytest.raises(InputRejected, match="full"):
        boards.save(interview.id, "q1", change([{**API, "id": f"n{n}"} for n in range(MAX_NODES + 1)]))


def test_a_draft_that_cannot_be_read_is_passed_by(boards, interview, store, clock):
    store.save_draft(Draft(interview.id, "board:q1", "{not json", clock.at))
    assert boards.open(interview, boards.question(interview)) == Board("q1")


def test_the_phases_of_what_is_drawn_and_said(boards, room, interview):
    boards.save(interview.id, "q1", change([JOBS]))
    question = boards.question(interview)
    shown = boards.phases(interview, question, boards.open(interview, question))
    assert [one.id for one in shown if one.at] == ["scale"]
    answered = room.answer(interview, f"One table, and a replica. {answer(1)}")
    assert [one.id for one in boards.reading(answered, question).phases if one.at] == ["data", "scale"]


def test_what_is_on_the_board_only_is_told_apart(boards, room, interview):
    boards.save(interview.id, "q1", change([{**API, "label": "gamma thought"}, {**JOBS, "label": "alpha thought"}]))
    answered = room.answer(interview, answer(2))
    (point,) = boards.reading(answered, boards.question(answered)).only_drawn
    assert "gamma" in point
    spoken = room.start(replace(PLAN, kind=Kind.TECHNICAL), with_reply=True)
    assert boards.reading(spoken, spoken.questions[0]).only_drawn == ()
