"""The board beside the talk, where a design is asked for: drawn by hand or by keys, kept as it is drawn."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any, Protocol

import streamlit as st

from components.board_words import words_on_board
from components.catalogue import Words, lowered, m, t
from components.frontend import component
from components.timeline import clock
from components.wiring import problem_of
from core.domain.board import Board, PartKind, PhaseTouch
from core.domain.board_text import as_mermaid
from core.domain.interview import Interview, Question
from core.domain.plan import Mode

PARTS = Words(
    {
        PartKind.SERVICE: "Service",
        PartKind.CLIENT: "Client",
        PartKind.GATEWAY: "Gateway",
        PartKind.DATABASE: "Database",
        PartKind.CACHE: "Cache",
        PartKind.QUEUE: "Queue",
        PartKind.STORAGE: "Storage",
        PartKind.EXTERNAL: "External",
    }
)
_KEY = "board-desk"
_EMPTY = m("Nothing drawn yet. Choose a kind, and add the first component.")
_mount = component("board", builds_on="board_canvas")


class Boards(Protocol):
    """Of one person."""

    def question(self, interview: Interview) -> Question | None: ...
    def open(self, interview: Interview, question: Question) -> Board: ...
    def save(self, interview_id: str, question_id: str, change: Mapping[str, Any]) -> Board: ...
    def draw_mermaid(self, interview_id: str, question_id: str, text: str) -> Board: ...
    def phases(self, interview: Interview, question: Question, board: Board) -> tuple[PhaseTouch, ...]: ...


def board_part(interview: Interview, boards: Boards, *, busy: bool) -> None:
    """Nothing where no design is asked for. In practice mode it shows which phases were touched; in real mode the
    report does. While `busy`, what is drawn waits in the browser."""
    question = boards.question(interview)
    if question is None:
        return
    board, opened = boards.open(interview, question), f"board-open-{interview.id}-{question.id}"
    is_open = st.session_state.setdefault(opened, not board.is_empty)

    def turn() -> None:
        st.session_state[opened] = not is_open

    with st.container(key="design", horizontal=True, vertical_alignment="center", gap="small"):
        if interview.plan.mode is Mode.PRACTICE:
            st.html(phases_html(boards.phases(interview, question, board), interview))
        label = t("Close the board") if is_open else t("Open the board")
        st.button(label, icon=":material/draw:", key="board-turn", on_click=turn)
    if is_open:
        with st.container(key="board"):
            _desk(f"{interview.id}:{question.id}", board, boards, busy=busy)


def phases_html(touched: Sequence[PhaseTouch], interview: Interview) -> str:
    """A quiet row: which were touched, and when first; no judgement."""
    rows = "".join(_phase(one, interview) for one in touched)
    return f'<ol class="phases" aria-label="{t("Phases of the design")}">{rows}</ol>'


def at_ms(at: datetime, interview: Interview) -> int:
    """On the interview's own axis of time."""
    return max(0, round((at - interview.started_at).total_seconds() * 1000))


def _phase(one: PhaseTouch, interview: Interview) -> str:
    name = escape(t(one.name))
    if one.at is None:
        return f'<li>{name}<span class="sr"> {t("not yet")}</span></li>'
    when = clock(at_ms(one.at, interview))
    first = t("First drawn at {when}", when=when) if one.is_drawn else t("First said at {when}", when=when)
    how = t("drawn at {when}", when=when) if one.is_drawn else t("said at {when}", when=when)
    return f'<li class="on" title="{first}">{name}<span class="sr"> {how}</span></li>'


def _desk(slot: str, board: Board, boards: Boards, *, busy: bool) -> None:
    memory: dict[str, Any] = st.session_state.setdefault("board-memory", {"slot": slot, "saved": 0, "problem": ""})
    if memory["slot"] != slot:
        memory.update(slot=slot, saved=0, problem="")
    _mount(
        key=_KEY,
        on_drawn_change=lambda: _on_drawn(memory, boards),
        on_mermaid_change=lambda: _on_mermaid(memory, boards),
        data={
            "slot": slot,
            "board": _drawn(board),
            "saved": memory["saved"],
            "problem": memory["problem"],
            "busy": busy,
            "kinds": [{"id": kind.value, "name": name, "small": lowered(name)} for kind, name in PARTS.items()],
            "mermaid": as_mermaid(board),
            "empty": t(_EMPTY),
            "words": words_on_board(),
        },
    )


def _on_drawn(memory: dict[str, Any], boards: Boards) -> None:
    value = st.session_state[_KEY].drawn
    if not value:
        return
    slot = str(value["slot"])
    interview_id, _, question_id = slot.rpartition(":")
    problem = problem_of(lambda: boards.save(interview_id, question_id, dict(value["change"])))
    if slot != memory["slot"]:
        return
    memory["problem"] = problem or ""
    if problem is None:
        memory["saved"] = int(value["revision"])


def _on_mermaid(memory: dict[str, Any], boards: Boards) -> None:
    value = st.session_state[_KEY].mermaid
    if not value:
        return
    interview_id, _, question_id = str(value["slot"]).rpartition(":")
    problem = problem_of(lambda: boards.draw_mermaid(interview_id, question_id, str(value["text"])))
    memory["problem"] = problem or ""


def _drawn(board: Board) -> dict[str, Any]:
    return {
        "version": board.version,
        "nodes": [{"id": n.id, "kind": n.kind.value, "label": n.label, "x": n.x, "y": n.y} for n in board.nodes],
        "edges": [{"id": e.id, "source": e.source, "target": e.target, "label": e.label} for e in board.edges],
    }
