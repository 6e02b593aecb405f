"""What the words so far say about whether more will come."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise

from core.domain.speech import Transcript

_FILLERS = "um umm uh uhm uhh er erm hm hmm mm ah"
_BACK_CHANNELS = """uh-huh uhuh mm-hm mmhm mhm hm hmm mm yeah yes yep yup right okay ok sure i see go on got it ah oh
    cool great good nice exactly absolutely of course alright all makes sense"""
# Nobody ends an English sentence with one of these, whatever a transcriber writes after it.
_NEVER_LAST = """a an the and or but nor because if when while although though unless until whereas since than as my
    our your their its we they he she which whose every each into onto from via plus whether"""
# These may, in a short answer ("I would."), a question, or with a preposition left hanging; without a full stop they
# mostly do not.
_RARELY_LAST = """to of in on at for with about over under through during after before against around without within
    across by that this these those it what who where why how you i his do does did some any more most other another
    such just only well first second third next one two three four five so also then is was were am are be been being
    has had have will would could should can may might must not very really quite basically actually like both either
    between"""
# Verbs that want an object, and adjectives that want a noun: without a full stop, the most frequent ones.
_WANTS_MORE = """make made making take took taking give gave giving get got getting use used using put find found
    finding tell told telling say said saying ask asked asking need needed want wanted keep kept let led lead build
    built building write wrote writing set send sent sending show showed showing bring brought think thought thinking
    believe believed decide decided try tried trying start started begin began become became help helped move moved
    see saw know knew mean meant call called include included including require required create created choose chose
    new old big bigger small smaller large larger main whole good better best great different important several many
    few own same own certain specific general technical various"""
FILLERS = frozenset(_FILLERS.split())
BACK_CHANNELS = frozenset(_BACK_CHANNELS.split())
NEVER_LAST = frozenset(_NEVER_LAST.split())
RARELY_LAST = frozenset(_RARELY_LAST.split()) | frozenset(_WANTS_MORE.split())
_THINKING = re.compile(
    r"(?:let me (?:just )?(?:think|see|consider|recall|remember)(?: (?:about|of|through) (?:it|that|this))?"
    r"|(?:just )?(?:give|gimme) (?:me )?(?:a|one|some|just a) (?:second|sec|moment|minute|bit|time)"
    r"|(?:just )?(?:a|one) (?:second|sec|moment|minute)|hold on|bear with me|hang on|i need (?:a|some) (?:moment|time)"
    r"|i'm (?:just )?thinking|thinking about (?:it|that))"
    r"(?: (?:please|to think|here|for a (?:second|moment|minute)|about (?:it|that)))*$"
)
_DONE = re.compile(
    r"(?:(?:and |so |okay |ok )*(?:i'm|i am) (?:done|finished)|(?:and |so )*that's (?:it|all)(?: from me)?"
    r"|that(?:'s| is) (?:all (?:i have|from me|i've got)|my answer|it from me)|i have nothing (?:more )?to add)$"
)
_COMMAND = re.compile(r"[\s,.;–-]*\b(?:i'm|i am) (?:done|finished)[\s.!]*$", re.IGNORECASE)
_LISTED = re.compile(r"(?:[^,.?!]{1,40},\s*){1,}(?P<last>[^,.?!]{1,40})[.,]?$")


class Outlook(StrEnum):
    """What is to be expected after these words."""

    DONE = "done"  # the candidate says so
    COMPLETE = "complete"  # a whole sentence
    OPEN = "open"  # no closing punctuation
    UNTOLD = "untold"  # from a transcriber that sets no punctuation: nothing speaks for an end, or against it
    UNFINISHED = "unfinished"  # the sentence goes on
    THINKING = "thinking"  # asked for time
    NOTHING = "nothing"  # no words


def words_of(text: str) -> list[str]:
    """In lower case, without punctuation; apostrophes and hyphens within a word stay."""
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text.lower().replace("’", "'"))


def outlook(transcript: Transcript) -> Outlook:
    text = transcript.text.strip()
    plain = " ".join(words_of(text))
    if not plain:
        return Outlook.NOTHING
    if _DONE.search(plain):
        return Outlook.DONE
    if _THINKING.search(plain):
        return Outlook.THINKING
    return _outlook_of_sentence(text, plain.rpartition(" ")[2], transcript.has_punctuation)


def _outlook_of_sentence(text: str, last: str, has_punctuation: bool) -> Outlook:
    hangs = re.search(r"(?:[,;:–—-]|\.\.\.|…)$", text)
    closed = not hangs and re.search(r"[.?!][\"'”’)\]]*$", text)
    if hangs or last in FILLERS | NEVER_LAST or (not closed and last in RARELY_LAST) or _is_rising_list(text):
        return Outlook.UNFINISHED
    if closed:
        return Outlook.COMPLETE
    return Outlook.OPEN if has_punctuation else Outlook.UNTOLD


def without_command(text: str) -> str:
    """Without the "I'm done" that ended it, unless there is nothing else."""
    rest = _COMMAND.sub("", text)
    return (rest if re.search(r"[.?!]$", rest) else f"{rest}.") if words_of(rest) and rest != text else text


def is_back_channel(text: str) -> bool:
    """ "uh-huh", "right, okay": the listener is there, and does not want the floor. Also no words at all."""
    words = words_of(text)
    return len(words) <= 4 and all(word in BACK_CHANNELS or word in FILLERS for word in words)


def is_echo(text: str, spoken: str) -> bool:
    """Whether these words are what the interviewer has just said, come back through the microphone."""
    words, said = words_of(text), words_of(spoken)
    if len(words) < 3:
        return False
    pairs = set(pairwise(said))
    common = sum(pair in pairs for pair in pairwise(words))
    return common / (len(words) - 1) >= 0.6


def _is_rising_list(text: str) -> bool:
    """ "Kafka, Redis, Postgres": short items, and no "and" before the last one yet."""
    sentence = re.split(r"(?<=[.?!])\s+", text)[-1]
    match = _LISTED.search(sentence)
    if not match or sentence.count(",") < 2:
        return False
    items = [words_of(item) for item in sentence.split(",")[1:]]
    return all(1 <= len(item) <= 3 for item in items) and not {"and", "or", "too", "etc"} & set(items[-1])
