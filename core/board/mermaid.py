"""A Mermaid flowchart read into components and arrows. What is no node and no link is passed by."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.domain.board import HEIGHT, MAX_LABEL_CHARACTERS, NODE_HEIGHT, NODE_WIDTH, WIDTH, Edge, Node, PartKind
from core.domain.board_text import SHAPES

MAX_LINES = 400
MAX_LINE_CHARACTERS = 1_000
MARGIN, ROW = 32, 96  # of the grid on which components are set
COLUMN, COLUMN_WITH_LABELS = 208, 264  # on an arrow some fifteen characters find room
ROWS = (HEIGHT - MARGIN - NODE_HEIGHT) // ROW + 1
_KINDS = {before: kind for kind, (before, _) in SHAPES.items()} | {"{": PartKind.GATEWAY, "[\\": PartKind.EXTERNAL}
_PASSED_BY = re.compile(
    r"(?:flowchart|graph|subgraph|end|direction|classDef|class|style|linkStyle|click|%%|---|accTitle|accDescr)\b|%%|---"
)
_NAME = re.compile(r"\s*(\w{1,80}(?:-\w{1,80}){0,5})")
_SHAPE = re.compile(
    r"""(\(\[|\[\(|\[\[|\[/|\[\\|\{\{|\(\(|\[|\(|\{|>)\s*(?:"([^"]*)"|([^"\]\)\}]*?))\s*"""
    r"""(?:\]\)|\)\]|\]\]|/\]|\\\]|\}\}|\)\)|\]|\)|\})(?::::\w+)?"""
)
_ARROW = r"<?(?:-{2,}|={2,}|-\.{1,5}-)[>xo]?"
_LINK = re.compile(
    rf"""\s*(?:(?:--|==|-\.)\s+"?(?P<inner>[^"|>]{{1,200}}?)"?\s+(?:-{{2,}}|={{2,}}|\.-)>"""
    rf"""|{_ARROW}\s*(?:\|\s*(?:"(?P<quoted>[^"]*)"|(?P<piped>[^"|]*))\s*\|)?)"""
)
_ENTITY = re.compile(r"#(\w{1,10});")


@dataclass(slots=True)
class _Chart:
    labels: dict[str, tuple[PartKind, str]] = field(default_factory=dict)  # by the text's own names, in their order
    links: list[tuple[str, str, str]] = field(default_factory=list)  # from, to, label


def read_mermaid(text: str, prefix: str) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """`prefix` begins every id. Components stand in columns, as the arrows lead; empty where there is no flowchart."""
    chart = _Chart()
    for line in text.splitlines()[:MAX_LINES]:
        for statement in line[:MAX_LINE_CHARACTERS].split(";") if '"' not in line else [line[:MAX_LINE_CHARACTERS]]:
            _read(statement.strip(), chart)
    ids = {name: f"{prefix}n{number}" for number, name in enumerate(chart.labels, start=1)}
    places = _places(chart)
    nodes = tuple(Node(ids[name], kind, label, *places[name]) for name, (kind, label) in chart.labels.items())
    edges = tuple(
        Edge(f"{prefix}e{number}", ids[source], ids[target], label)
        for number, (source, target, label) in enumerate(chart.links, start=1)
        if source != target
    )
    return nodes, edges


def _read(statement: str, chart: _Chart) -> None:
    """One statement: a node, or nodes with links between them."""
    if not statement or _PASSED_BY.match(statement):
        return
    at, before, label = 0, "", ""
    while name := _NAME.match(statement, at):
        shape = _SHAPE.match(statement, name.end())
        _note(chart, name[1], shape)
        if before:
            chart.links.append((before, name[1], _plain(label)))
        at = shape.end() if shape else name.end()
        link = _LINK.match(statement, at)
        if link is None:
            return
        before, label, at = name[1], link["inner"] or link["quoted"] or link["piped"] or "", link.end()


def _note(chart: _Chart, name: str, shape: re.Match[str] | None) -> None:
    if shape:
        label = shape[2] if shape[2] is not None else shape[3]
        chart.labels[name] = _KINDS.get(shape[1], PartKind.SERVICE), _plain(label)
    else:
        chart.labels.setdefault(name, (PartKind.SERVICE, name[:MAX_LABEL_CHARACTERS]))


def _plain(label: str) -> str:
    shown = _ENTITY.sub(lambda entity: _character(entity[1]), label)
    return " ".join(re.sub(r"<br\s{0,5}/?>", " ", shown).split())[:MAX_LABEL_CHARACTERS]


def _character(name: str) -> str:
    """As Mermaid's "#35;" and "#quot;" stand for it."""
    return html.unescape(f"&#{name};" if name.isdigit() else f"&{name};")


def _places(chart: _Chart) -> Mapping[str, tuple[int, int]]:
    """In the column after whatever leads to it; where a column is full, in the next that has room."""
    step = COLUMN_WITH_LABELS if any(label for *_, label in chart.links) else COLUMN
    columns = (WIDTH - MARGIN - NODE_WIDTH) // step + 1
    column = dict.fromkeys(chart.labels, 0)
    for _ in range(columns):  # a ring of arrows ends with the columns
        for source, target, _label in chart.links:
            if column[target] <= column[source] < columns - 1 and source != target:
                column[target] = column[source] + 1
    free = dict.fromkeys((x, y) for x in range(columns) for y in range(ROWS))
    places = {}
    for name in chart.labels:
        cell = next((c for c in free if c[0] >= column[name]), next(iter(free), (columns - 1, ROWS - 1)))
        free.pop(cell, None)
        places[name] = MARGIN + step * cell[0], MARGIN + ROW * cell[1]
    return places
