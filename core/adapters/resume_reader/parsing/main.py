"""`main(kind)`: a file on standard input; on standard output one line that says how it went, then what was read.

"read PAGES SILENT" with the text or the picture behind it (SILENT: pages without text), or "refused WHY".
"""

from __future__ import annotations

import logging
import sys
import warnings
import zipfile
from importlib import import_module

from core.adapters.resume_reader.parsing.refusals import Refusal, Refused

RECURSION = 2_000  # nesting that no honest file has ends as an error, not in a broken stack
LIMITS = ("LimitReachedError", "DecompressionBombError")  # of libraries that are loaded only where they are needed
KINDS = ("pdf", "docx", "plain", "picture")


def main(kind: str) -> None:
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(RECURSION)
    assert kind in KINDS
    content = sys.stdin.buffer.read()
    try:
        # Only the library that is needed: each takes a tenth of a second.
        parser = import_module(f"core.adapters.resume_reader.parsing.{kind}")
        pages, silent, read = parser.parse(content)
        said = f"read {pages} {silent}\n".encode() + read
    except Refused as refused:
        said = f"refused {refused.refusal.value}\n".encode()
    except (MemoryError, RecursionError, zipfile.LargeZipFile):
        said = f"refused {Refusal.TOO_COMPLEX.value}\n".encode()
    except Exception as error:
        why = Refusal.TOO_COMPLEX if type(error).__name__ in LIMITS else Refusal.DAMAGED
        said = f"refused {why.value}\n".encode()
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()
