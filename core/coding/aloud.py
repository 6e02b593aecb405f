"""What words at the desk are: the approach, words to the interviewer, or thinking aloud, to nobody in particular."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from core.coding.remarks import may_speak
from core.coding.rounds import approach_of, turns_of
from core.domain.interview import Interview, Question, Speaker, TurnKind

SHORTEST_APPROACH_WORDS = 8  # "okay, let me read this first" is none
LONGEST_QUESTION_WORDS = 14  # before the approach; a longer one may hold a plan
REPLIES_WITHIN = timedelta(seconds=30)  # of a question by the interviewer
_LEAD = r"^\W*(?:(?:so|ok|okay|well|hm+|um+|uh|and|but|wait|sorry|hey|hello|hi|right|please)\b[,\s]*)*"
_ASKS = re.compile(
    _LEAD + r"(?:what|why|how|which|where|when|who|whose|can|could|may|shall|should|would you|will|is|are|am i|does|do"
    r"|did)\b",
    re.I,
)
_WANTS = re.compile(r"\b(hints?|clue|help me|i'?m stuck|i am stuck|i don'?t (know|understand)|no idea|tell me)\b", re.I)


def asks(text: str) -> bool:
    """Whether it is a question or a wish, also where a transcriber sets no question mark."""
    return text.rstrip().endswith("?") or bool(_ASKS.search(text) or _WANTS.search(text))


def kind_of(text: str, interview: Interview, question: Question, interviewer: str, now: datetime) -> TurnKind:
    """What was said aloud. Thinking aloud is answered as seldom as a run is; words to the interviewer always are."""
    words = len(text.split())
    if approach_of(interview, question.id) is None:
        is_question = asks(text) and words <= LONGEST_QUESTION_WORDS
        return TurnKind.REQUEST if is_question or words < SHORTEST_APPROACH_WORDS else TurnKind.APPROACH
    first_name = interviewer.partition(" ")[0]
    is_named = re.search(rf"\b{re.escape(first_name)}\b", text, re.I) is not None
    if is_named or asks(text) or _was_asked(interview, question, now) or may_speak(interview, now):
        return TurnKind.REQUEST
    return TurnKind.ALOUD


def _was_asked(interview: Interview, question: Question, now: datetime) -> bool:
    """Whether the interviewer asked something just now, and nobody has said anything since."""
    said = turns_of(interview, question.id)
    last = said[-1] if said else None
    if last is None or last.speaker is not Speaker.INTERVIEWER or last.kind is TurnKind.HINT:
        return False
    return last.text.rstrip().endswith("?") and now - last.at <= REPLIES_WITHIN
