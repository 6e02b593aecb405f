"""The text of a Word document: its header, its paragraphs, tables and text boxes in their order. Whatever is linked,
embedded or to be run is not looked at."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from core.adapters.resume_reader.parsing.refusals import Refusal, Refused

MOST_UNPACKED = 60 << 20
MOST_PART = 20 << 20  # of one XML part
MOST_RATIO = 200  # of a large part; text packs to a tenth, seldom to a fiftieth
MOST_PARTS = 2_000
MOST_DEPTH = 3  # of tables in tables
MOST_CHARACTERS = 100_000
PAGE = 3_000  # characters, where the document does not say how many pages it has
MOST_PAGES = 20


def parse(content: bytes) -> tuple[int, int, bytes]:
    _inspect(content)
    document = Document(io.BytesIO(content))
    lines = [line for section in document.sections for line in _of_header(section.header)]
    lines = [*dict.fromkeys(lines), *_blocks(document.element.body, document, 0)]
    text = "\n".join(lines)
    if len(text) > MOST_CHARACTERS:
        raise Refused(Refusal.TOO_LONG)
    if not any(c.isalpha() for c in text):
        raise Refused(Refusal.NO_TEXT)
    pages = max(_breaks(document.element.body), 1 + len(text) // PAGE if len(text) > MOST_PAGES * PAGE else 1)
    if pages > MOST_PAGES:
        raise Refused(Refusal.TOO_MANY_PAGES)
    return pages, 0, text.encode(errors="replace")


def _inspect(content: bytes) -> None:
    """Before anything is unpacked: what the archive says of itself, and whether that can be true."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Refused(Refusal.TOO_COMPLEX)
        names = {part.filename for part in parts}
        if "word/document.xml" not in names:
            raise Refused(Refusal.ENCRYPTED if "EncryptedPackage" in names else Refusal.WRONG_TYPE)
        for part in parts:
            if part.flag_bits & 1:
                raise Refused(Refusal.ENCRYPTED)
            large = part.file_size > 1 << 20 and part.file_size > MOST_RATIO * max(1, part.compress_size)
            if large or (part.filename.endswith((".xml", ".rels")) and part.file_size > MOST_PART):
                raise Refused(Refusal.TOO_COMPLEX)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part)[:4096]:
                raise Refused(Refusal.DAMAGED)  # no writer of documents declares entities; an attack does


def _of_header(header: Any) -> Iterator[str]:
    element = getattr(header, "_element", None)
    if element is not None and not getattr(header, "is_linked_to_previous", True):
        yield from _blocks(element, header, 0)


def _blocks(element: Any, parent: Any, depth: int) -> Iterator[str]:
    """Paragraphs and tables in their order, one line each; contents of controls as if they stood free."""
    for child in element.iterchildren():
        if child.tag == qn("w:p"):
            yield from _paragraph(Paragraph(child, parent), parent, depth)
        elif child.tag == qn("w:tbl") and depth < MOST_DEPTH:
            yield from _table(Table(child, parent), depth)
        elif child.tag == qn("w:sdt"):
            for inner in child.iterchildren(qn("w:sdtContent")):
                yield from _blocks(inner, parent, depth)


def _paragraph(paragraph: Paragraph, parent: Any, depth: int) -> Iterator[str]:
    text = "".join(_said(paragraph._p))
    mark = "• " if text.strip() and _is_item(paragraph) else ""
    for line in text.split("\n"):
        yield mark + re.sub(r"\t+", "    ", line).strip()
    if depth < MOST_DEPTH:
        # Word writes a text box twice, for new and for old readers: the first is enough.
        for box in paragraph._p.iter(qn("w:txbxContent")):
            if not any(a.tag.endswith("}Fallback") for a in box.iterancestors()):
                yield from _blocks(box, parent, depth + 1)


def _said(element: Any) -> Iterator[str]:
    """Text, tabs and breaks of a paragraph with its links, without deleted text and text boxes."""
    for child in element.iterchildren():
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in (qn("w:tab"), qn("w:ptab")):
            yield "\t"
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag in (qn("w:r"), qn("w:hyperlink"), qn("w:ins"), qn("w:smartTag"), qn("w:fldSimple")):
            yield from _said(child)
        elif child.tag == qn("w:sdt"):
            for inner in child.iterchildren(qn("w:sdtContent")):
                yield from _said(inner)


def _is_item(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr
    if properties is not None and properties.numPr is not None:
        return True
    return (paragraph.style.name if paragraph.style else "").lower().startswith(("list bullet", "list number"))


def _table(table: Table, depth: int) -> Iterator[str]:
    """Row by row, the cells of a row in one line. Cells with several lines are columns, one after another."""
    rows = [_cells(row) for row in table._tbl.tr_lst]
    texts = [[[line for line in _blocks(cell, table, depth + 1) if line] for cell in cells] for cells in rows]
    if any(sum(len(lines) > 3 for lines in cells) > 1 for cells in texts):
        width = max(map(len, texts))
        for column in range(width):
            for cells in texts:
                if column < len(cells):
                    yield from cells[column]
                    yield ""
        return
    for cells in texts:
        if all(len(lines) <= 1 for lines in cells):
            yield "    ".join(lines[0] for lines in cells if lines)
        else:
            for lines in cells:
                yield from lines


def _cells(row: Any) -> list[Any]:
    return list(row.iterchildren(qn("w:tc")))


def _breaks(body: Any) -> int:
    marks = sum(1 for _ in body.iter(qn("w:lastRenderedPageBreak")))
    asked = sum(1 for mark in body.iter(qn("w:br")) if mark.get(qn("w:type")) == "page")
    return 1 + max(marks, asked)
