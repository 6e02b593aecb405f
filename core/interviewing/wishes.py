"""What is asked of the coach about the person's own history, as a command or in so many words."""

from __future__ import annotations

import re
from enum import StrEnum

from core.domain.chat import CoachAction, Conversation
from core.domain.interview import Speaker

NAME_WORDS = 5  # of a concept
# A command begins like one, so that an answer that merely holds such a word stays an answer.
POLITE = (
    r"^(?:(?:ok(?:ay)?|yes|no|and|sure|please|now|can|could|would|will|you|we|i|i'd|like|want|to|let's|have|do|try|give|ask"
    r"|show|tell|write|make|it|me|us|a|an|the|another|one|something|some|next|see|that|this|was|is|it's|too|much|bit|more"
    r"|question|questions|go|on|what|what's|how|your|practise|practice)[,!.]?\s+)*"
)
END = r"(?:\s+(?:one|question|questions|this time|next time|instead|now|please))*\s*[.!?]*$"
_ASKED_FOR_STORY = re.compile(
    rf"{POLITE}(?:(?:draft|help with|build|structure) )?(?:a |an |my )?star (?:answer|story|draft){END}"
)
_ASKED_FOR = (
    (CoachAction.PRACTISE, re.compile(rf"what (?:should|can|do) i (?:practi[sc]e|work on|train|rehearse){END}")),
    (
        CoachAction.REVIEW,
        re.compile(rf"{POLITE}(?:review|go (?:over|through)) my (?:last|latest|previous) interview{END}"),
    ),
    (CoachAction.STORY, _ASKED_FOR_STORY),
    (CoachAction.QUESTIONS, re.compile(rf"{POLITE}questions? (?:for|at|asked (?:at|by|in)) (?P<topic>.+)")),
    (CoachAction.EXPLAIN, re.compile(rf"{POLITE}explain (?:me )?(?:a |some )?concepts?{END}")),
)
_OWN_ROLE = re.compile(r"(?:this|my|the) (?:role|job|position)(?: or company)?|me|practice")
_THANKS = re.compile(r"^(?:thanks?|thank you|cheers|great|ok(?:ay)?|bye|goodbye|got it)\b")
_GREETING = re.compile(r"(?:hi|hello|hey|good (?:morning|evening|afternoon))\b")


class Courtesy(StrEnum):
    """The values are lists of the built-in coach's phrases."""

    THANKS = "thanks"
    GREETING = "small_talk"


def plainly(said: str) -> str:
    return re.sub(r"\s+", " ", said.casefold().replace("’", "'")).strip()


def wish_in(plain: str) -> tuple[CoachAction, str] | None:
    """What is asked for, and what was named: a company, a subject."""
    for action, pattern in _ASKED_FOR:
        if found := pattern.search(plain):
            named = (found.groupdict().get("topic") or "").strip(" ?.!")
            return action, "" if _OWN_ROLE.fullmatch(named) else named
    return None


def named_concept(conversation: Conversation, plain: str) -> str:
    """What is named after the coach asked which concept; "" for anything else."""
    before = [m for m in conversation.messages if m.speaker is Speaker.CANDIDATE][-2:-1]
    is_asked = before and before[0].action is CoachAction.EXPLAIN
    return plain.strip(" ?.!") if is_asked and len(plain.split()) <= NAME_WORDS else ""


def courtesy_in(plain: str) -> Courtesy | None:
    if len(plain.split()) > 4:
        return None
    if _THANKS.match(plain):
        return Courtesy.THANKS
    return Courtesy.GREETING if _GREETING.match(plain) else None


def story_notes(conversation: Conversation) -> tuple[str, ...]:
    """What was written for a story, as long as nothing else was asked for or put since; courtesies are no notes."""
    found: list[str] = []
    for message in reversed(conversation.messages):
        if message.question_id:
            return ()
        if message.speaker is Speaker.CANDIDATE:
            if message.action is CoachAction.STORY or _ASKED_FOR_STORY.search(plainly(message.text)):
                return tuple(reversed(found))
            if message.action:
                return ()
            if not courtesy_in(plainly(message.text)):
                found.append(message.text)
    return ()
