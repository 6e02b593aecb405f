"""The text of a PDF, page by page, in reading order. Scripts, actions, links and attachments are not looked at."""

from __future__ import annotations

import io

from pypdf import PageObject, PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import DictionaryObject

from core.adapters.resume_reader.parsing.layout import in_reading_order, without_repeated
from core.adapters.resume_reader.parsing.refusals import Refusal, Refused

MOST_PAGES = 20
MOST_CHARACTERS = 400_000  # of laid out text, most of it spaces
LEAST_LETTERS = 12  # fewer on a page, and it is a picture with a stamp on it


def parse(content: bytes) -> tuple[int, int, bytes]:
    """Pages, pages without text, the text. Raises Refused, and whatever a damaged file leads to."""
    reader = PdfReader(io.BytesIO(content), strict=False)
    _open(reader)
    count = _count(reader)
    laid_out: list[list[str]] = []
    silent = length = 0
    for number in range(count):
        text = _text(reader.pages[number])
        length += len(text)
        if length > MOST_CHARACTERS:
            raise Refused(Refusal.TOO_LONG)
        silent += sum(c.isalpha() for c in text) < LEAST_LETTERS
        laid_out.append(text.split("\n"))
    if silent == count:
        raise Refused(Refusal.NO_TEXT)
    pages = [in_reading_order(page) for page in without_repeated(laid_out)]
    return count, silent, "\n\n".join("\n".join(page) for page in pages).encode(errors="replace")


def _open(reader: PdfReader) -> None:
    """Many exports are locked against changes only, with an empty password to read them."""
    if not reader.is_encrypted:
        return
    try:
        opened = bool(reader.decrypt(""))
    except Exception as error:
        raise Refused(Refusal.ENCRYPTED) from error
    if not opened:
        raise Refused(Refusal.ENCRYPTED)


def _count(reader: PdfReader) -> int:
    """What the file says is looked at first: to count a million pages takes longer than there is time."""
    tree = reader.root_object["/Pages"].get_object()
    claimed = tree.get("/Count", 0) if isinstance(tree, DictionaryObject) else 0
    if isinstance(claimed, int) and claimed > MOST_PAGES:
        raise Refused(Refusal.TOO_MANY_PAGES)
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise Refused(Refusal.TOO_MANY_PAGES)
    if count == 0:
        raise Refused(Refusal.NO_TEXT)
    return count


def _text(page: PageObject) -> str:
    """As it lies on the page; where that says nothing (text within drawings), as it comes."""
    try:
        laid_out = page.extract_text(extraction_mode="layout")
    except (MemoryError, RecursionError, LimitReachedError):
        raise
    except Exception:
        laid_out = ""
    if laid_out.strip():
        return laid_out
    return page.extract_text()
