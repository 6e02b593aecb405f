"""What the candidate's words are before anyone judges them: answer or request, English, rude, or no words at all."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Wish(StrEnum):
    """What a candidate may ask for instead of answering."""

    REPEAT = "repeat"
    CLARIFY = "clarify"
    EXPLAIN = "explain"
    PAUSE = "pause"
    HINT = "hint"
    OTHER = "other"


class Tone(StrEnum):
    """What stands out in an answer before its content does."""

    PLAIN = "plain"
    WORDLESS = "wordless"
    FOREIGN = "foreign"
    RUDE = "rude"
    DONT_KNOW = "dont_know"


@dataclass(frozen=True, slots=True)
class Request:
    wish: Wish
    term: str = ""  # with EXPLAIN: what was asked about


LONGEST_REQUEST_WORDS = 18
LONGEST_REQUEST_CHARACTERS = 200
_LEAD = r"(?:(?:sorry|excuse me|please|okay|ok|so|wait|hm+|um+|uh|well|hi|hello|hey)[,.!\s]+)*"
_ASK = r"(?:(?:can|could|would|will) you (?:please |kindly |just |maybe )*)"
_I_HAVE = r"(?:(?:can|could|may) (?:i|we) (?:please )?(?:have|take|get) )"
_TAIL = (
    r"(?:,? (?:again|once more|one more time|please|slowly|more slowly|for me|to me|then|to think"
    r"|to think about (?:it|that)))*"
)
_IT = r"(?:that|it|this|the question|your question|the last question|that question)"
_WISHES: tuple[tuple[Wish, str], ...] = (
    (Wish.REPEAT, rf"(?:{_ASK})?(?:repeat|say|ask|read)(?: me)? {_IT}"),
    (
        Wish.REPEAT,
        rf"repeat|come again|pardon(?: me)?|i beg your pardon|say again|what (?:was|is|did you say)(?: {_IT})?",
    ),
    (Wish.CLARIFY, r"what (?:do|did) you (?:mean|want|need)(?: (?:by|with|from) .+| exactly| here)?"),
    (Wish.CLARIFY, rf"(?:{_ASK})?(?:clarify|rephrase|reword)(?: {_IT}| what you mean)?"),
    (Wish.CLARIFY, rf"{_ASK}(?:explain|simplify) (?:{_IT}|what you mean)"),
    (Wish.CLARIFY, rf"i (?:do not|don't|did not|didn't) (?:quite |really )?(?:understand|get|follow)(?: {_IT})?"),
    (Wish.CLARIFY, r"i(?:'m| am) not sure (?:what you|(?:that )?i understand the question).*"),
    (
        Wish.PAUSE,
        r"(?:can|could|may) (?:i|we) (?:please )?(?:have|take|get) (?:a|one|some) (?:moment|second|minute|time)",
    ),
    (Wish.PAUSE, r"(?:just |give me )?(?:a|one|some) (?:moment|second|minute)|give me (?:a bit|some time)"),
    (
        Wish.PAUSE,
        r"let me think(?: about (?:it|that))?(?: for a (?:moment|second|minute))?|hold on"
        r"|i need (?:a|some) (?:moment|time)",
    ),
    (Wish.HINT, rf"(?:{_ASK}|{_I_HAVE})(?:give me )?(?:a |any |some )?hints?"),
    (Wish.HINT, r"(?:a )?hint|any hints?|help(?: me)?"),
)
_EXPLAIN = (
    rf"{_ASK}(?:explain|define|tell me) (?:what )?(?:is |are )?(?P<term>.+?)(?: (?:is|are|means|mean))?",
    r"(?:i don't|i do not) know what (?P<term>.+?) (?:is|are|means)",
)
_EXPLAIN_WITH_QUESTION_MARK = (
    r"what(?:'s| is| are| does| do) (?:meant by )?(?P<term>.+?)(?: (?:mean|stand for))?"
    r"(?: exactly| again| in this context)?",
    r"(?:explain|define|meaning of|the meaning of) (?P<term>.+?)",
)
_NO_TERM = re.compile(r"^(?:you|your|the question|the answer|important|wrong|next|that|this|it|my|i|we)\b")
_DONT_KNOW = re.compile(
    r"\b(?:i (?:really |honestly |just )?(?:don't|do not|dont|wouldn't|would not) (?:really |actually )?know"
    r"|no idea|not a clue|no clue|i have no idea|i haven't a clue|dunno|idk|i'm not sure|i am not sure|i can't answer"
    r"|i've never (?:heard|done|used)|never heard of)\b"
)
_RUDE = re.compile(
    r"\b(?:f+u+c+k\w*|shit\w*|bullshit|idiot\w*|moron\w*|asshole|bitch|wanker|shut up|screw you|you suck"
    r"|piss off|go to hell|(?:stupid|dumb) (?:question|bot|machine|interviewer)"
    r"|this is (?:stupid|dumb|rubbish|crap|bullshit))\b"
)
_ENGLISH = """the a an and or but of to in on at for with from by is are was were be been i we you they he she it my our
your that this these those not no so if then when what how would could should will can do did have has had as about
there which who because into than them their me us just"""
# Function words of languages in Latin script that English does not share.
_OTHERS = """el los las una que por para con como pero más muy está esto eso porque cuando también
le les des une est dans pour avec qui sur pas nous vous mais plus être avoir c'est j'ai
der die das und ist nicht ich wir sie ein eine mit auf für dass wenn auch oder aber zu den
il che di non sono per gli della nel anche perché uma não com mas dos foi ser muito
het een van niet wij ook maar voor jeg det ikke og som på att och inte är"""
_ENGLISH_WORDS, _OTHER_WORDS = frozenset(_ENGLISH.split()), frozenset(_OTHERS.split())


def as_request(text: str) -> Request | None:
    """The request that the whole text is; None when it may be an answer. Conservative: an answer must never be lost."""
    plain = _plain(text)
    if not plain or len(plain) > LONGEST_REQUEST_CHARACTERS or len(plain.split()) > LONGEST_REQUEST_WORDS:
        return None
    if len(_sentences(plain)) > 2:
        return None
    core = re.sub(rf"^{_LEAD}", "", plain).strip(" .?!,")
    for wish, pattern in _WISHES:
        if re.fullmatch(rf"(?:{pattern}){_TAIL}", core):
            return Request(wish)
    asked = plain.rstrip().endswith("?")
    for pattern in (*_EXPLAIN, *(_EXPLAIN_WITH_QUESTION_MARK if asked else ())):
        match = re.fullmatch(rf"(?:{pattern}){_TAIL}", core)
        term = re.sub(r"^(?:an?|the) ", "", match["term"]) if match else ""
        if match and len(term.split()) <= 5 and not _NO_TERM.match(match["term"]):
            return Request(Wish.EXPLAIN, term)
    return None


def request_in(text: str) -> Request:
    """What was asked for, when it is known that something was."""
    return as_request(text) or as_request(f"{text.rstrip(' .!?')}?") or Request(Wish.OTHER)


def tone_of(text: str) -> Tone:
    plain = _plain(text)
    letters = [c for c in plain if c.isalpha()]
    if len(letters) < 2:
        return Tone.WORDLESS
    if _is_foreign(plain, letters):
        return Tone.FOREIGN
    brief = len(plain) <= 300 and len(plain.split()) <= 25
    if brief and _RUDE.search(plain):
        return Tone.RUDE
    if brief and _DONT_KNOW.search(plain):
        return Tone.DONT_KNOW
    return Tone.PLAIN


def _is_foreign(plain: str, letters: list[str]) -> bool:
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters[:2000])
    if latin < min(len(letters), 2000) / 2:
        return True
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", plain[:20_000])
    english = sum(word in _ENGLISH_WORDS for word in words)
    other = sum(word in _OTHER_WORDS for word in words)
    return len(words) >= 5 and other >= 2 and other > 2 * english


def _sentences(plain: str) -> list[str]:
    return [part for part in re.split(r"[.?!]+\s+", plain.strip()) if part.strip(" .?!")]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.casefold().replace("’", "'")).strip()
