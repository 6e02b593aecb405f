"""The board of a system design question: components and the arrows between them, kept as data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

MAX_NODES = 60
MAX_EDGES = 120
MAX_LABEL_CHARACTERS = 80
WIDTH, HEIGHT = 1600, 1000  # of the canvas, in its own units
NODE_WIDTH, NODE_HEIGHT = 148, 56


class PartKind(StrEnum):
    """What a component is. The values are its words in a text, too."""

    CLIENT = "client"
    GATEWAY = "gateway"
    SERVICE = "service"
    DATABASE = "database"
    CACHE = "cache"
    QUEUE = "queue"
    STORAGE = "storage"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Node:
    id: str  # unique on its board, among the edges as well
    kind: PartKind
    label: str
    x: int  # of its upper left corner
    y: int
    at: datetime | None = None  # when it was drawn first; None: not kept yet


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow. `label` says what travels on it."""

    id: str
    source: str  # ids of nodes
    target: str
    label: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BoardChange:
    """What was drawn or redrawn, and the ids of what was wiped off."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Board:
    question_id: str  # of the main question
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    version: int = 0  # rises with every change that is kept

    def __post_init__(self) -> None:
        """Raises ValueError beyond MAX_NODES or MAX_EDGES, for an arrow with an end that is not there, and for a moment
        without a time zone."""
        ids = {node.id for node in self.nodes}
        if len(self.nodes) > MAX_NODES or len(self.edges) > MAX_EDGES:
            raise ValueError(f"{len(self.nodes)} components and {len(self.edges)} arrows are too many")
        if any(not {edge.source, edge.target} <= ids for edge in self.edges):
            raise ValueError("an arrow has an end that is not on the board")
        moments = (*(node.at for node in self.nodes), *(edge.at for edge in self.edges))
        if any(at is not None and at.tzinfo is None for at in moments):
            raise ValueError("a moment has no time zone")

    @property
    def is_empty(self) -> bool:
        return not self.nodes

    def node(self, node_id: str) -> Node:
        """Raises KeyError."""
        for node in self.nodes:
            if node.id == node_id:
                return node
        raise KeyError(node_id)

    def changed(self, change: BoardChange, at: datetime) -> Board:
        """Only what the change names is touched, so that two tabs add to each other's drawing; each element keeps the
        moment at which it was drawn first. An arrow with an end that is not there, or with both ends in one place, is
        left out. Raises ValueError beyond MAX_NODES or MAX_EDGES."""
        nodes = {node.id: node for node in self.nodes if node.id not in change.gone}
        edges = {edge.id: edge for edge in self.edges if edge.id not in change.gone}
        for node in change.nodes:
            known = nodes.get(node.id)
            nodes[node.id] = replace(node, at=known.at if known else at)
        for edge in change.edges:
            old = edges.get(edge.id)
            edges[edge.id] = replace(edge, at=old.at if old else at)
        standing = tuple(e for e in edges.values() if {e.source, e.target} <= nodes.keys() and e.source != e.target)
        return replace(self, nodes=tuple(nodes.values()), edges=standing, version=self.version + 1)


@dataclass(frozen=True, slots=True)
class PhaseTouch:
    """A phase of a design, and when it was first spoken of or drawn; None: not yet."""

    id: str
    name: str
    at: datetime | None = None
    is_drawn: bool = False  # touched on the board before it was said


@dataclass(frozen=True, slots=True)
class DesignReading:
    """What code finds in the drawing and the words to one design question."""

    phases: tuple[PhaseTouch, ...] = ()
    only_drawn: tuple[str, ...] = ()  # key points that the board shows and no word says
