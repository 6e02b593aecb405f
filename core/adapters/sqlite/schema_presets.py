"""What administrators have changed of presets, over the files. Nobody's own."""

from __future__ import annotations

PRESETS = ("CREATE TABLE presets (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",)
