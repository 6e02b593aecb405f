"""A finished board in a report: drawn, in words, as Mermaid, and the phases of the design with their moments."""

from html import escape
from math import hypot

import streamlit as st

from components.board import PARTS, at_ms
from components.catalogue import lowered, t
from components.figure import show
from components.timeline import clock, moment
from core.domain.board import NODE_HEIGHT, NODE_WIDTH, Board, DesignReading, Edge, Node, PhaseTouch
from core.domain.board_text import BoardWords, as_mermaid, lines_of, name_of
from core.domain.interview import Interview, Question

MARGIN = 24
LEAST_WIDTH, LEAST_HEIGHT = 900, 140  # so that two boxes do not fill a page
BOW = 26  # how far two opposite arrows bend away from each other
LONGEST_NAME, LONGEST_LABEL = 18, 26  # characters; the rest stands in the list

Point = tuple[float, float]


def design(interview: Interview, question: Question, reading: DesignReading, *, plays: bool) -> None:
    """What was drawn to a main question, what of it was not said, and which phases were touched; nothing where there
    is nothing of it. `plays`: the page has a tape, on which the moments can be played."""
    board = interview.board_of(question.id)
    if board is not None and not board.is_empty:
        st.html(f"<h4>{t('You drew')}</h4>")
        with st.container(key=f"drawn-{question.id}"):
            show(svg_of(board), key=f"drawing-{question.id}")
            rows = "".join(f"<li>{escape(line)}</li>" for line in lines_of(board, _words()))
            st.html(f'<ul class="drawn-list">{rows}</ul>')
            with st.popover(t("As Mermaid"), icon=":material/code:"):
                st.code(as_mermaid(board), language=None)
    if reading.only_drawn:
        rows = "".join(f"<li>{escape(point)}</li>" for point in reading.only_drawn)
        note = f"<span>{t('say it as well: the score rests on words')}</span>"
        st.html(f'<h4>{t("On your board, and not said")}{note}</h4><ul class="advice">{rows}</ul>')
    if reading.phases:
        rows = "".join(_phase(one, interview, plays=plays) for one in reading.phases)
        touched = sum(one.at is not None for one in reading.phases)
        done = t("{touched} of {total} touched", touched=touched, total=len(reading.phases))
        st.html(f'<h4>{t("Phases of the design")}<span>{done}</span></h4><dl class="phase-moments">{rows}</dl>')


def _phase(one: PhaseTouch, interview: Interview, *, plays: bool) -> str:
    if one.at is None:
        return f'<div><dt>{escape(t(one.name))}</dt><dd class="rh-mist">{t("Not touched")}</dd></div>'
    when = at_ms(one.at, interview)
    how = t("First drawn at {time}", time=clock(when)) if one.is_drawn else t("First said at {time}", time=clock(when))
    told = f'<button type="button" class="plain"{moment(when)}>{how}</button>' if plays else how
    return f'<div class="on"><dt>{escape(t(one.name))}</dt><dd>{told}</dd></div>'


def svg_of(board: Board) -> str:
    """In the board's own coordinates, as close as its components stand. Every word in it is escaped."""
    left, top = min(n.x for n in board.nodes) - MARGIN, min(n.y for n in board.nodes) - MARGIN
    width = max(LEAST_WIDTH, max(n.x for n in board.nodes) + NODE_WIDTH + MARGIN - left)
    height = max(LEAST_HEIGHT, max(n.y for n in board.nodes) + NODE_HEIGHT + MARGIN - top)
    title = f"{t('Board')}: {'; '.join(lines_of(board, _words()))}"
    tip = (
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
        'orient="auto"><path class="tip" d="M0 0L10 5L0 10z"/></marker></defs>'
    )
    body = "".join(_edge(edge, board) for edge in board.edges) + "".join(map(_node, board.nodes))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}" role="img" '
    return f'{head}aria-label="{escape(title)}">{tip}{body}</svg>'


def _words() -> BoardWords:
    return BoardWords({kind: lowered(name) for kind, name in PARTS.items()}, t("{part}, without arrows"))


def _node(node: Node) -> str:
    middle = node.x + NODE_WIDTH / 2
    return (
        f'<rect class="part {node.kind.value}" x="{node.x}" y="{node.y}" width="{NODE_WIDTH}" height="{NODE_HEIGHT}" '
        f'rx="12"/><text class="strong" x="{middle}" y="{node.y + 25}" text-anchor="middle">'
        f"{escape(_short(name_of(node, _words()), LONGEST_NAME))}</text>"
        f'<text class="what" x="{middle}" y="{node.y + 43}" text-anchor="middle">{lowered(PARTS[node.kind])}</text>'
    )


def _edge(edge: Edge, board: Board) -> str:
    a, b = _middle(board.node(edge.source)), _middle(board.node(edge.target))
    is_answered = any((other.source, other.target) == (edge.target, edge.source) for other in board.edges)
    length, bow = hypot(b[0] - a[0], b[1] - a[1]) or 1, BOW if is_answered else 0
    bend = (a[0] + b[0]) / 2 - (b[1] - a[1]) / length * bow, (a[1] + b[1]) / 2 + (b[0] - a[0]) / length * bow
    start, end = _border(a, bend), _border(b, bend)
    x, y = ((start[i] + end[i] + 2 * bend[i]) / 4 for i in (0, 1))
    path = f"M{start[0]:.1f} {start[1]:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    label = escape(_short(edge.label.strip(), LONGEST_LABEL))
    words = f'<text class="label" x="{x:.1f}" y="{y - 6:.1f}" text-anchor="middle">{label}</text>' if label else ""
    return f'<path class="shaft" d="{path}" marker-end="url(#tip)"/>{words}'


def _middle(node: Node) -> Point:
    return node.x + NODE_WIDTH / 2, node.y + NODE_HEIGHT / 2


def _border(middle: Point, towards: Point) -> Point:
    """Where the way from a box's middle leaves the box, and a little beyond."""
    dx, dy = towards[0] - middle[0], towards[1] - middle[1]
    share = min((NODE_WIDTH / 2 + 3) / abs(dx) if dx else 1, (NODE_HEIGHT / 2 + 3) / abs(dy) if dy else 1, 1)
    return middle[0] + dx * share, middle[1] + dy * share


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
