"""Why a file is not read: what the confined process says, by name."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    TOO_MANY_PAGES = "too_many_pages"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no_text"
    EMPTY = "empty"
    WRONG_TYPE = "wrong_type"
    DAMAGED = "damaged"
    TOO_LONG = "too_long"
    TOO_COMPLEX = "too_complex"
    PICTURE_TOO_LARGE = "picture_too_large"


class Refused(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
