"""Our log as JSON lines. What we log names ids, kinds and places; of an exception only its kind and where it arose are
written, because its words may quote what somebody said."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

OURS = ("rehearsal", "core", "components")
APP_FOLDER = Path(__file__).resolve().parent.parent


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = [_place(frame) for frame in traceback.extract_tb(record.exc_info[2])][-8:]
        return json.dumps(line, ensure_ascii=False)


def configure(style: str, stream: TextIO | None = None) -> None:
    """`style` is "json" or "text"; once a process, and again in its place."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines() if style == "json" else logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    for name in OURS:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(logging.INFO)
        logger.propagate = False


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    name = path.relative_to(APP_FOLDER) if path.is_relative_to(APP_FOLDER) else Path(*path.parts[-2:])
    return f"{name}:{frame.lineno} {frame.name}"
