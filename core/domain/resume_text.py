"""Text of unknown origin as plain lines: without control characters, marks that turn the direction, and what nobody
sees; letters that were drawn as one are apart again."""

from __future__ import annotations

import re
import unicodedata

MOST_CHARACTERS = 100_000  # about 20 full pages
# ff fi fl ffi ffl st, long s; the private marks are those of Symbol and Wingdings for a list.
_SAME = {
    0x00A0: " ", 0x2007: " ", 0x202F: " ", 0x2028: "\n", 0x2029: "\n", 0x0085: "\n", 0x000B: "\n", 0x000C: "\n",
    0x00AD: None, 0x200B: None, 0x2060: None, 0xFEFF: None, 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi",
    0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st", 0x017F: "s", 0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•",
    0x2212: "-", 0x2010: "-", 0x2011: "-", 0x00B4: "'", 0x2217: "*",
}  # fmt: skip
_DROPPED = ("Cc", "Cf", "Cs", "Co", "Cn")
_JOINERS = "\u200c\u200d"  # Persian and the scripts of India are spelt with them


def cleaned(text: str) -> str:
    """Linear in the length of the text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_SAME)
    text = "".join(c for c in text if c in "\n\t" or c in _JOINERS or unicodedata.category(c) not in _DROPPED)
    text = unicodedata.normalize("NFC", text).replace("\t", "    ")
    lines = (line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
