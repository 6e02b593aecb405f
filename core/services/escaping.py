"""What somebody wrote, inside Markdown."""

from __future__ import annotations

import re


def escaped(line: str) -> str:
    """One line with every mark of Markdown and HTML taken as text."""
    marks = re.sub(r"([\\`*_\[\]<>#|~$&!{}])", r"\\\1", line.replace("\t", " "))
    marks = re.sub(r"^(\s*)([+\-=:])", r"\1\\\2", marks)
    return re.sub(r"^(\s*\d+)([.)])", r"\1\\\2", marks).strip()


def quoted(text: str) -> str:
    """Every line of it inside a quotation."""
    return "\n".join(f"> {escaped(line)}".rstrip() for line in text.splitlines())
