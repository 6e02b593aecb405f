"""A document as Markdown. What people and models wrote is escaped: no link, picture, heading or markup comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.domain.document import Bar, Document, QuestionPart
from core.domain.evaluation import Score

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$:=])")


def markdown_of(document: Document) -> str:
    lines = [f"# {text(document.headline)}", "", text(document.about), "", text(document.summary), ""]
    if document.score:
        lines += [f"**{_score(document.score)} of 100**", ""]
    lines += [*(f"* {name}: {text(value)}" for name, value in document.facts), ""]
    lines += _criteria(document.criteria)
    for title, items in (*document.lists, ("Delivery", document.delivery)):
        if items:
            lines += [f"## {title}", "", *(f"* {text(item)}" for item in items), ""]
    for part in document.questions:
        lines += _question(part)
    return "\n".join(lines).rstrip() + "\n"


def text(written: str) -> str:
    """One line of plain words."""
    return _SPECIAL.sub(r"\\\1", " ".join(written.split()))


def _score(score: Score) -> str:
    return f"{score.value:.0f}" + (f" ± {score.spread:.0f}" if score.spread is not None else "")


def _criteria(bars: Iterable[Bar]) -> list[str]:
    lines = ["## What the score rests on", ""]
    for bar in bars:
        value = "not heard" if bar.value is None else _score(Score(bar.value, bar.spread))
        lines += [f"* **{text(bar.name)}**: {value}", *(f"  * “{text(quote)}”" for quote in bar.quotes)]
    return [*lines, ""]


def _question(part: QuestionPart) -> list[str]:
    score = f" · {_score(part.score)}" if part.score else ""
    lines = [f"## {text(part.label)}{score}", "", f"**{text(part.asked)}**", "", *_quoted(part.said)]
    if part.gate:
        lines += [text(part.gate), ""]
    lines += [f"* {text(name)}: {text(level)}" for name, level in part.levels]
    lines += [f"* Said: {text(point)}" for point in part.covered]
    lines += [f"* Missing: {text(point)}" for point in part.missing]
    lines += [f"* On the board, and not said: {text(point)}" for point in part.only_drawn]
    lines += [f"* {text(name)}: {text(when)}" for name, when in part.phases]
    lines += [""]
    if part.mermaid:
        # Nothing in it can close the fence: its labels have no backticks left.
        lines += [
            "### Drawn",
            "",
            *(f"* {text(line)}" for line in part.drawn),
            "",
            "```mermaid",
            part.mermaid + "```",
            "",
        ]
    for title, body in (*part.tries, ("A model answer", part.model_answer)):
        if body:
            lines += [f"### {text(title)}", "", *_quoted(body)]
    return lines


def _quoted(written: str) -> list[str]:
    """Every line of it inside the quotation."""
    return [*(f"> {text(line)}" for line in written.splitlines() or [""]), ""]
