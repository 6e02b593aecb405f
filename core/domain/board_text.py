"""A board in words: for an interviewer, a list, a printed page, and as Mermaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.domain.board import Board, Node, PartKind

SHAPES = {
    PartKind.CLIENT: ("([", "])"),
    PartKind.GATEWAY: ("{{", "}}"),
    PartKind.SERVICE: ("[", "]"),
    PartKind.DATABASE: ("[(", ")]"),
    PartKind.CACHE: ("(", ")"),
    PartKind.QUEUE: (">", "]"),
    PartKind.STORAGE: ("[[", "]]"),
    PartKind.EXTERNAL: ("[/", "/]"),
}
# Mermaid reads "#name;" and "#number;" as a character; a backtick would open Markdown.
_ESCAPES = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "\\": "#92;"}


@dataclass(frozen=True, slots=True)
class BoardWords:
    """The words of ours in a board's text."""

    kinds: Mapping[PartKind, str]
    alone: str  # with {part}


ENGLISH = BoardWords({kind: kind.value for kind in PartKind}, "{part}, without arrows")


def name_of(node: Node, words: BoardWords = ENGLISH) -> str:
    """What stands on it; what it is where nothing does."""
    kind = words.kinds[node.kind]
    return node.label.strip() or kind[:1].upper() + kind[1:]


def described(node: Node, words: BoardWords = ENGLISH) -> str:
    """ "Orders (database)"; the kind once only."""
    name, kind = name_of(node, words), words.kinds[node.kind]
    return name if kind.casefold() in name.casefold() else f"{name} ({kind})"


def lines_of(board: Board, words: BoardWords = ENGLISH) -> tuple[str, ...]:
    """Every component with where its arrows lead: "API (gateway) → Orders (database): place order"."""
    return tuple(_lines(board, words))


def _lines(board: Board, words: BoardWords) -> Iterator[str]:
    joined = {end for edge in board.edges for end in (edge.source, edge.target)}
    for node in board.nodes:
        for edge in (e for e in board.edges if e.source == node.id):
            label = f": {edge.label.strip()}" if edge.label.strip() else ""
            yield f"{described(node, words)} → {described(board.node(edge.target), words)}{label}"
        if node.id not in joined:
            yield words.alone.replace("{part}", described(node, words))


def as_words(board: Board | None) -> str:
    """The board as if it had been said; "" where nothing is drawn."""
    if board is None:
        return ""
    parts = [described(node) for node in board.nodes]
    parts += [edge.label.strip() for edge in board.edges if edge.label.strip()]
    return " ".join(f"{part}." for part in parts)


def as_mermaid(board: Board) -> str:
    """A flowchart, one element a line."""
    names = {node.id: f"n{number}" for number, node in enumerate(board.nodes, start=1)}
    lines = ["flowchart LR"]
    for node in board.nodes:
        before, after = SHAPES[node.kind]
        lines.append(f'    {names[node.id]}{before}"{_escaped(name_of(node))}"{after}')
    for edge in board.edges:
        label = f'|"{_escaped(edge.label.strip())}"|' if edge.label.strip() else ""
        lines.append(f"    {names[edge.source]} -->{label} {names[edge.target]}")
    return "\n".join(lines) + "\n"


def _escaped(label: str) -> str:
    one_line = re.sub(r"\s+", " ", label)
    return "".join(_ESCAPES.get(character, character) for character in one_line)
