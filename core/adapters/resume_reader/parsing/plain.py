"""Text and Markdown in any usual encoding."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from core.adapters.resume_reader.parsing.refusals import Refusal, Refused

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FEW = 0.3
WITHIN_WORDS = re.compile(r"[a-z][\xa5\xa3\xb3\xb9\xbf\x9c\x9f\u0178\ufffd][a-z]")
LEGACY = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1256", "koi8_r"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
SAMPLE = 32_768  # bytes: enough to tell an encoding
MOST_CONTROLS = 0.01  # of the characters; beyond, it is no text
MOST_CHARACTERS = 100_000  # about 20 full pages
PAGE = 5_000


def parse(content: bytes) -> tuple[int, int, bytes]:
    text = _decoded(content)
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\t\n\r\f\v" for c in text[:SAMPLE])
    if controls > max(8, min(len(text), SAMPLE) * MOST_CONTROLS):
        raise Refused(Refusal.WRONG_TYPE)
    text = "\n".join(text.splitlines())
    if len(text) > MOST_CHARACTERS:
        raise Refused(Refusal.TOO_LONG)
    if not any(c.isalpha() for c in text):
        raise Refused(Refusal.EMPTY)
    return 1 + len(text) // PAGE, 0, text.encode(errors="replace")


def _decoded(content: bytes) -> str:
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return content.decode(encoding, errors="replace")
    zeros = content[:SAMPLE:2].count(0), content[1:SAMPLE:2].count(0)
    if max(zeros) * 5 > min(len(content), SAMPLE) and min(zeros) * 10 < max(zeros):
        return content.decode("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_legacy(content[:SAMPLE]), errors="replace")


def _legacy(sample: bytes) -> str:
    """Where few letters are accented it is a Latin script, of which the western one is by far the most usual; one that
    puts signs within words is the wrong one."""
    letters = sum(chr(byte).isalpha() for byte in sample if byte < 128)
    if sum(byte > 127 for byte in sample) < FEW * letters:
        western = sample.decode("cp1252", errors="replace")
        return "cp1250" if WITHIN_WORDS.search(western) else "cp1252"
    best = from_bytes(sample, cp_isolation=LEGACY).best()
    return best.encoding if best else "cp1252"
