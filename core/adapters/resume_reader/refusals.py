"""What a person reads where a file is not accepted: what is wrong, and what helps."""

from __future__ import annotations

from core.adapters.resume_reader.parsing.refusals import Refusal

_TYPES = "Upload a PDF, a Word document (.docx), plain text, Markdown, or a picture (PNG, JPEG or WebP)."
_PASTE = "You can also paste the text."

EMPTY = "This file is empty. Choose another one, or paste the text."
TOO_LARGE = "This file is larger than 5 MB. Save a smaller one, without pictures for example, or paste the text."
TOO_SLOW = f"Reading this file took too long, so it was stopped. Save it anew as a simple PDF. {_PASTE}"
CANNOT_HERE = "Files cannot be opened safely on this server. Paste the text instead."
NO_TESSERACT = f"Pictures cannot be read on this server: Tesseract is not installed. Upload a PDF. {_PASTE}"
PICTURE_TOO_SLOW = f"Reading this picture took too long. A smaller or sharper one may do. {_PASTE}"
PICTURE_SAYS_NOTHING = (
    f"No text was found on this picture. Take it straight from above, in good light, one page at a time. {_PASTE}"
)
WHY = {
    Refusal.TOO_MANY_PAGES: "This file has more than 20 pages. Upload the pages of the résumé alone.",
    Refusal.ENCRYPTED: "This file is protected by a password. Save a copy without one, and upload that.",
    Refusal.NO_TEXT: (
        "This file holds no text: it is probably a scan. Upload a picture of the page (PNG or JPEG), "
        "which can be read, or paste the text."
    ),
    Refusal.EMPTY: EMPTY,
    Refusal.WRONG_TYPE: f"This is not a file that a résumé comes in. {_TYPES}",
    Refusal.DAMAGED: f"This file is damaged or not what it says it is, and cannot be read. Save it anew. {_PASTE}",
    Refusal.TOO_LONG: "This is more text than 20 pages hold. Upload the pages of the résumé alone.",
    Refusal.TOO_COMPLEX: f"This file unpacks to far more than a résumé holds, so it was not read. {_PASTE}",
    Refusal.PICTURE_TOO_LARGE: "This picture has more than 40 million dots. Save it smaller, and upload that.",
}
WRONG_TYPES: tuple[tuple[bytes | tuple[bytes, ...], str], ...] = (
    (b"\xd0\xcf\x11\xe0", f"This is a file of an old Word, or a protected one. Save it as .docx or PDF. {_PASTE}"),
    (b"{\\rtf", f"This is a rich text file (RTF). Save it as .docx or PDF. {_PASTE}"),
    ((b"<!doctype html", b"<html", b"<script", b"<svg", b"<?xml"), f"This is a web page or XML. {_TYPES}"),
    ((b"gif8", b"bm", b"ii*\0", b"mm\0*"), "Pictures are read as PNG, JPEG or WebP. Save this one as one of them."),
    ((b"ftyp",), "This is a picture or film of a telephone's own format (HEIC). Save it as JPEG or PNG."),
    ((b"\x7felf", b"mz\x90", b"\xca\xfe\xba\xbe", b"\0asm"), f"This is a program. {_TYPES}"),
    (
        (b"\x1f\x8b", b"rar!", b"7z\xbc\xaf", b"bzh", b"\xfd7zxz", b"\x28\xb5\x2f\xfd"),
        f"This is an archive. Unpack it, and upload the résumé itself. {_TYPES}",
    ),
)
