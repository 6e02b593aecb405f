"""A board as data, and in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.domain.board import MAX_EDGES, MAX_NODES, Board, BoardChange, Edge, Node, PartKind
from core.domain.board_text import BoardWords, as_mermaid, as_words, lines_of

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
LATER = AT + timedelta(minutes=3)
APP = Node("a", PartKind.CLIENT, "App", 0, 0)
API = Node("b", PartKind.GATEWAY, "API gateway", 200, 0)
ORDERS = Node("c", PartKind.DATABASE, "Orders", 400, 0)
CALL = Edge("e", "a", "b", "place order")
DRAWN = Board("q1").changed(BoardChange((APP, API), (CALL,)), AT)


def test_a_change_touches_what_it_names_and_keeps_first_moments():
    board = DRAWN.changed(BoardChange((replace(APP, label="Web"), ORDERS), gone=frozenset({"nobody"})), LATER)
    assert [(node.label, node.at) for node in board.nodes] == [("Web", AT), ("API gateway", AT), ("Orders", LATER)]
    assert board.edges == DRAWN.edges
    assert board.version == 2


def test_two_tabs_add_to_each_others_drawing():
    one, other = BoardChange((ORDERS,)), BoardChange(edges=(Edge("f", "b", "a", "answer"),))
    assert DRAWN.changed(one, AT).changed(other, AT) == DRAWN.changed(other, AT).changed(one, AT)


def test_a_change_that_comes_twice_changes_nothing_more():
    again = DRAWN.changed(BoardChange((APP, API), (CALL,)), LATER)
    assert (again.nodes, again.edges) == (DRAWN.nodes, DRAWN.edges)


def test_arrows_go_with_their_components():
    assert DRAWN.changed(BoardChange(gone=frozenset({"b"})), AT).edges == ()
    loose = BoardChange(edges=(Edge("f", "a", "nowhere"), Edge("g", "a", "a")))
    assert DRAWN.changed(loose, AT).edges == DRAWN.edges


def test_a_board_has_an_end():
    many = tuple(replace(APP, id=f"n{n}") for n in range(MAX_NODES + 1))
    with pytest.raises(ValueError, match="61 components"):
        Board("q1").changed(BoardChange(many), AT)
    arrows = tuple(replace(CALL, id=f"e{n}") for n in range(MAX_EDGES + 1))
    with pytest.raises(ValueError, match="122 arrows"):
        DRAWN.changed(BoardChange(edges=arrows), AT)


def test_what_does_not_hold_together_is_no_board():
    with pytest.raises(ValueError, match="not on the board"):
        Board("q1", (APP,), (CALL,))


def test_in_words():
    board = DRAWN.changed(BoardChange((ORDERS,)), AT)
    assert lines_of(board) == ("App (client) → API gateway: place order", "Orders (database), without arrows")
    assert as_words(board) == "App (client). API gateway. Orders (database). place order."


def test_in_the_words_of_another_language():
    kinds = {kind: f"Teil {kind.value}" for kind in PartKind} | {PartKind.DATABASE: "Datenbank"}
    unnamed = replace(ORDERS, label="")
    told = lines_of(DRAWN.changed(BoardChange((unnamed,)), AT), BoardWords(kinds, "{part}, ohne Pfeile"))
    assert told == ("App (Teil client) → API gateway (Teil gateway): place order", "Datenbank, ohne Pfeile")
    assert as_words(None) == as_words(Board("q1")) == ""


def test_as_mermaid():
    silent = BoardChange((ORDERS,), (Edge("f", "b", "c"),))
    assert as_mermaid(DRAWN.changed(silent, AT)).splitlines() == [
        "flowchart LR",
        '    n1(["App"])',
        '    n2{{"API gateway"}}',
        '    n3[("Orders")]',
        '    n1 -->|"place order"| n2',
        "    n2 --> n3",
    ]


@pytest.mark.parametrize(
    "label", ['"]; click n1 "javascript:x"', "end", "a\n%%{init: {}}%%", "`md` #quot; <b>&amp;", "|x|--\\"]
)
def test_a_label_stays_a_label_in_mermaid(label):
    board = Board("q1", (replace(APP, label=label), API), (replace(CALL, label=label),))
    lines = as_mermaid(board).splitlines()
    assert len(lines) == 4
    assert lines[1].startswith('    n1(["')
    assert lines[1].endswith('"])')
    assert lines[3].startswith('    n1 -->|"')
    assert lines[3].endswith('"| n2')
    for line in lines[1:]:
        assert line.count('"') == 2
        assert not set("<>`\\") & set(line.replace("-->", ""))
