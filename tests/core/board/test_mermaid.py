"""Mermaid read back: what was written comes back, what others write is understood, and nothing breaks it."""

import time
from datetime import UTC, datetime

import pytest

from core.board.mermaid import read_mermaid
from core.domain.board import Board, BoardChange, Edge, Node, PartKind
from core.domain.board_text import as_mermaid

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
ODD = ['"]; click n1 "x"', "a #quot; b", "<b>&amp;</b>", "`md`", "|x|--", "表 é", "end", "(a) [b] {c}"]


def test_what_was_written_comes_back():
    nodes = tuple(Node(f"n{n}", kind, f"The {kind.value}", 0, 0) for n, kind in enumerate(PartKind))
    edges = Edge("e1", "n0", "n1", "place order"), Edge("e2", "n1", "n2", ""), Edge("e3", "n2", "n0", "a: b")
    found, links = read_mermaid(as_mermaid(Board("q1", nodes, edges)), "m")
    assert [(node.kind, node.label) for node in found] == [(node.kind, node.label) for node in nodes]
    names = {node.id: node.label for node in found}
    assert [(names[e.source], names[e.target], e.label) for e in links] == [
        ("The client", "The gateway", "place order"),
        ("The gateway", "The service", ""),
        ("The service", "The client", "a: b"),
    ]


@pytest.mark.parametrize("label", ODD)
def test_an_odd_label_comes_back(label):
    nodes = Node("a", PartKind.CACHE, label, 0, 0), Node("b", PartKind.QUEUE, "B", 0, 0)
    found, (link,) = read_mermaid(as_mermaid(Board("q1", nodes, (Edge("e", "a", "b", label),))), "m")
    assert [node.label for node in found] == [label, "B"]
    assert link.label == label


def test_what_others_write_is_understood():
    text = """%% a comment
    graph TD
      subgraph Backend
      A[Web app] --> B{{API}} -->|orders| C[(Orders)]
      end
      B -- jobs --> D>Queue]; D -.-> E((Worker))
      style A fill:#fff
      E ==> C
    """
    nodes, edges = read_mermaid(text, "m")
    assert [(node.label, node.kind) for node in nodes] == [
        ("Web app", PartKind.SERVICE),
        ("API", PartKind.GATEWAY),
        ("Orders", PartKind.DATABASE),
        ("Queue", PartKind.QUEUE),
        ("Worker", PartKind.SERVICE),
    ]
    names = {node.id: node.label for node in nodes}
    assert [(names[e.source], names[e.target], e.label) for e in edges] == [
        ("Web app", "API", ""),
        ("API", "Orders", "orders"),
        ("API", "Queue", "jobs"),
        ("Queue", "Worker", ""),
        ("Worker", "Orders", ""),
    ]


def test_components_stand_apart_and_follow_the_arrows():
    chain = "\n".join(f"a{n} --> a{n + 1}" for n in range(59))
    nodes, edges = read_mermaid(chain, "m")
    assert len({(node.x, node.y) for node in nodes}) == 60
    assert nodes[0].x < nodes[1].x < nodes[2].x
    assert len(Board("q1").changed(BoardChange(nodes, edges), AT).edges) == 59


def test_a_ring_ends():
    nodes, edges = read_mermaid("a --> b --> c --> a\na --> a", "m")
    assert (len(nodes), len(edges)) == (3, 3)


@pytest.mark.parametrize("text", ["", "flowchart LR", "Dear all,", "--> --> |", "sequenceDiagram\n%% x"])
def test_no_flowchart_gives_no_arrows(text):
    assert read_mermaid(text, "m")[1] == ()


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "a[" * 50_000, "-" * 100_000, 'a["' * 30_000, "a -- " * 20_000, "a-->" * 25_000, "a\n" * 50_000],
)
def test_a_text_made_to_be_slow_is_not(text):
    began = time.perf_counter()
    read_mermaid(text, "m")
    assert time.perf_counter() - began < 2
