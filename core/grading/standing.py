"""What of an answer stands to be judged. The rest is blanked out, so that every other character keeps its place."""

from __future__ import annotations

from core.grading.text import Text
from core.grading.wordings import straightened, wording


def without_words_to_the_judge(text: Text) -> str:
    """The answer without the sentences that speak to its grader."""
    shown = text.raw
    for segment in text.segments:
        said = text.raw[segment.start : segment.end]
        if wording("to_the_judge").search(straightened(said)):
            shown = shown[: segment.start] + " " * len(said) + shown[segment.end :]
    return shown
