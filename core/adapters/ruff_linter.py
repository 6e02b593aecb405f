"""Findings of ruff on Python source. Ruff reads the text and never runs it."""

from __future__ import annotations

import json
import logging
import subprocess
from functools import cache

from core.domain.code_style import StyleFinding

log = logging.getLogger(__name__)

# Unused and undefined names, comparisons, mutable defaults, loops and conditions that have a plainer form.
RULES = "F,E7,B006,B007,B008,SIM102,SIM103,SIM108,SIM110,SIM118,C4,A001,A002,PLR1714,PLR5501,RET505,PERF402"
UNFAIR = "F821"  # names that the judge brings along
TIMEOUT_S = 5.0
MAX_FINDINGS = 8


class RuffLinter:
    def findings(self, source: str) -> tuple[StyleFinding, ...]:
        binary = _binary()
        if binary is None:
            return ()
        command = [binary, "check", "--isolated", "--no-cache", "--quiet", "--select", RULES, "--ignore", UNFAIR]
        command += ["--output-format", "json", "--stdin-filename", "solution.py", "-"]
        try:
            told = subprocess.run(command, input=source.encode(), capture_output=True, timeout=TIMEOUT_S, check=False)  # noqa: S603
            listed = json.loads(told.stdout or b"[]")
            found = [StyleFinding(int(e["location"]["row"]), _plain(e["message"]), f"ruff {e['code']}") for e in listed]
        except (OSError, ValueError, KeyError, TypeError, subprocess.TimeoutExpired) as error:
            log.warning("ruff: %s", type(error).__name__)
            return ()
        return tuple(found[:MAX_FINDINGS])


def _plain(message: str) -> str:
    text = " ".join(message.split()).rstrip(".")
    return text[:1].lower() + text[1:]


@cache
def _binary() -> str | None:
    try:
        from ruff import find_ruff_bin

        return str(find_ruff_bin())
    except (ImportError, FileNotFoundError):
        return None
