"""The questions in somebody's notes, or in the transcript, of an interview that really was. By rules: question marks,
who speaks, what "they asked", and openings such as "Tell me"."""

from __future__ import annotations

import re

from core.domain.plan import Kind
from core.domain.remembered import Remembered
from core.interviewing.leaks import content_words

MAX_QUESTIONS = 60
MAX_WORDS = 120
ALIKE = 0.85  # share of content words from which two lines are one question


def _any(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?"
# Who speaks in a transcript: "Interviewer:", "[00:12:03] Anna (Acme):", "Q2:", "Me:".
LABEL = re.compile(
    rf"^\s*(?:{TIME}\s*[-–—]?\s*)?(?P<who>[^\W\d_][\w .'’&()-]{{0,40}}?)\s*(?:{TIME}\s*)?:\s+(?P<said>\S.*)$"
)
ASKED = re.compile(
    _any("q", "question", "interviewers?", "recruiter", "panel", "hiring manager", "hr") + r"\s*\d*", re.I
)
ANSWERED = re.compile(_any("a", "answer", "me", "myself", "i", "candidate", "my answer", "notes?") + r"\s*\d*", re.I)
NUMBERED = re.compile(r"^\s*(?:[-–—•·*>]|\(?\d{1,2}[.):]|q\d*[.):-]|question\s*\d*[.):-])\s*", re.I)
LEADING = re.compile(r"^(?:(?:so|and|okay|ok|right|well|now|then|also|thanks|thank you)[,.]?\s+)+", re.I)
_THE = _any("interviewer", "manager", "recruiter", "panel", "lead", "cto", "hr")
_WHO = _any("they", "he", "she", f"(?:the )?{_THE}", "i was", "we were", "someone")
_SAID = _any("asked", "wanted to know", "wondered", "quizzed")
REPORTED = re.compile(
    r"^(?:(?:then|also|next|later|finally|and|first|after that),?\s+)*"
    rf"(?:{_WHO}\s+)?(?:(?:then|also|next|even)\s+)?{_SAID}(?:\s+(?:me|us))?(?:\s+again)?[:,]?\s+(?P<what>.+)$",
    re.I,
)
_TO_ME = r"(?:me|us)\b"
OPENING = re.compile(
    r"^(?:please\s+)?"
    + _any(
        *(f"{verb} {_TO_ME}" for verb in ("tell", "walk", "talk", "give", "convince", "sell")),
        *(rf"{verb}\b" for verb in ("describe", "explain", "imagine", "suppose", "design", "define", "compare")),
        r"name (?:an?|one|two|three)\b",
        r"introduce yourself\b",
        r"(?:how|what) would you\b",
        r"why (?:do|did|should|are|have)\b",
        r"what (?:is|are|do|was) your\b",
        r"where do you see\b",
    ),
    re.I,
)
TURNED = (  # in what was reported, the candidate is "I"
    (r"\bi(?: a|')m\b", "you are"),
    (r"\bi was\b", "you were"),
    (r"\bi've\b", "you have"),
    (r"\bi'd\b", "you would"),
    (r"\bmyself\b", "yourself"),
    (r"\bmy\b", "your"),
    (r"\b(?:i|me)\b", "you"),
)
_AUX = _any("would", "will", "can", "could", "should", "have", "had", "are", "were", "do", "did")
_WH = _any("how", "why", "what", "when", "where", "which", "who", "whom")
_OF_IT = r"(?:\s+(?!you\b)[\w'-]+){0,4}?"
INVERTED = re.compile(rf"^(?P<wh>{_WH}{_OF_IT})\s+you\s+(?P<aux>{_AUX})\b(?P<rest>.*)$", re.I)
TOLD = re.compile(rf"^{_WH}\b{_OF_IT}\s+you\s+\w+\b", re.I)
WHETHER = re.compile(rf"^(?:if|whether)\s+you\s+({_AUX})\b", re.I)
BEGINS_A_QUESTION = re.compile(rf"^(?:{_WH}|{_AUX}|is|does)\b", re.I)
SIGNS = (
    (
        Kind.BEHAVIOURAL,
        _any(
            r"a time\b",
            r"an? (?:situation|occasion|example|moment)\b",
            "when (?:did|have) you",
            "have you ever",
            r"conflict|mistake|failure|failed|disagree",
            "difficult (?:person|colleague|customer|client)",
        ),
    ),
    (
        Kind.SYSTEM_DESIGN,
        _any(
            r"\bdesign an?\b", "how would you (?:design|build|scale|plan|launch|set up)", "how many", "architecture of"
        ),
    ),
    (
        Kind.GENERAL,
        _any(
            "yourself",
            r"your (?:strength|weakness|salary|motivation|career|goal|cv|résumé|resume)",
            "why (?:do|did) you want|why (?:us|this)|hire you|leave your",
            "five years|notice period",
        ),
    ),
    (Kind.TECHNICAL, r"^(?:what|how|explain|define|compare|which)\b"),
)


def questions_in(notes: str) -> tuple[Remembered, ...]:
    """In their order, each once."""
    found: list[Remembered] = []
    for number, line in enumerate(notes.split("\n"), start=1):
        for text in _in_line(line):
            if 2 <= len(text.split()) <= MAX_WORDS and not any(_same(text, one.text) for one in found):
                found.append(Remembered(text, kind_of(text), line.strip(), number))
    return tuple(found[:MAX_QUESTIONS])


def kind_of(text: str) -> Kind:
    """By its wording; what gives no sign is a general one."""
    return next((kind for kind, sign in SIGNS if re.search(sign, text, re.I)), Kind.GENERAL)


def _in_line(line: str) -> list[str]:
    plain = NUMBERED.sub("", line).strip()
    if reported := REPORTED.match(plain):
        return [_direct(reported["what"])]
    is_asked, said = _speech(plain)
    if said is None:
        return []
    sentences = [LEADING.sub("", s.strip()) for s in re.split(r"(?<=[.?!])\s+", said) if s.strip()]
    asked = [s for s in sentences if s.endswith("?") or OPENING.match(s)]
    if not asked and is_asked and sentences:
        asked = sentences[-1:]  # what an interviewer says last in a turn is what waits for an answer
    return [_whole(s) for s in asked if s]


def _speech(line: str) -> tuple[bool, str | None]:
    """Whether the interviewer says it, and what; None for what the candidate said."""
    labelled = LABEL.match(line)
    if labelled is None:
        return False, line
    who = re.sub(r"\s*\(.*?\)\s*", "", labelled["who"]).strip()
    if ANSWERED.fullmatch(who):
        return False, None
    return ASKED.fullmatch(who) is not None, labelled["said"].strip()


def _direct(reported: str) -> str:
    """ "how I would scale it" as it was asked: "How would you scale it?"."""
    if quoted := re.search(r"[\"“](.+?)[\"”]", reported):
        return _whole(quoted[1])
    text = reported.strip().rstrip(".")
    for pattern, put in TURNED:
        text = re.sub(pattern, put, text, flags=re.I)
    text = re.sub(r"^had you\b", "have you", WHETHER.sub(r"\1 you", text), flags=re.I)
    if inverted := INVERTED.match(text):
        return _whole(f"{inverted['wh']} {inverted['aux']} you{inverted['rest']}")
    if TOLD.match(text) and not text.endswith("?"):
        return f"{_whole(f'You were asked {text}.')} Say how you answer that."
    if text.lower().startswith("to "):
        return _whole(text[3:])
    if text.lower().startswith("about "):
        return _whole(f"tell me {text}")
    return _whole(text if BEGINS_A_QUESTION.match(text) or OPENING.match(text) else f"tell me about {text}")


def _whole(text: str) -> str:
    plain = re.sub(r"\s+", " ", text).strip().strip('"“”')
    plain = plain[:1].upper() + plain[1:]
    if plain[-1:] in ("?", ".", "!"):
        return plain
    return f"{plain}{'?' if BEGINS_A_QUESTION.match(plain) else '.'}"


def _same(one: str, other: str) -> bool:
    a, b = content_words(one), content_words(other)
    return one.casefold() == other.casefold() or (bool(a and b) and len(a & b) >= ALIKE * max(len(a), len(b)))
