"""What the words so far say about whether more will come."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise

from core.domain.language import ENGLISH, SpokenLanguage, word_count, words_of
from core.domain.speech import Transcript
from core.languages import language_of

LONGEST_BACK_CHANNEL_WORDS = 4
_HANGS = re.compile(r"(?:[,;:，、；：–—-]|\.\.\.|…)$")
_CLOSED = re.compile(r"[.?!。？！।][\"'”’)\]」』]*$")
_LISTED = re.compile(r"(?:[^,，、.?!。？！।]{1,40}[,，、]\s*){1,}(?P<last>[^,，、.?!。？！।]{1,40})[.,。，।]?$")
_COMMA = re.compile(r"[,，、]")
MAX_ITEM_WORDS = 3


class Outlook(StrEnum):
    """What is to be expected after these words."""

    DONE = "done"  # the candidate says so
    COMPLETE = "complete"  # a whole sentence
    OPEN = "open"  # no closing punctuation
    UNTOLD = "untold"  # from a transcriber that sets no punctuation: nothing speaks for an end, or against it
    UNFINISHED = "unfinished"  # the sentence goes on
    THINKING = "thinking"  # asked for time
    NOTHING = "nothing"  # no words


def outlook(transcript: Transcript) -> Outlook:
    text, language = transcript.text.strip(), language_of(transcript.language)
    plain = (" " if language.is_spaced else "").join(words_of(text))
    if not plain:
        return Outlook.NOTHING
    if language.ear.done.search(plain):
        return Outlook.DONE
    if language.ear.thinking.search(plain):
        return Outlook.THINKING
    return _outlook_of_sentence(text, plain, language, has_punctuation=transcript.has_punctuation)


def _outlook_of_sentence(text: str, plain: str, language: SpokenLanguage, *, has_punctuation: bool) -> Outlook:
    ear = language.ear
    hangs = _HANGS.search(text)
    closed = not hangs and _CLOSED.search(text)
    goes_on = _ends_with(plain, ear.fillers | ear.never_last, language)
    rarely = not closed and _ends_with(plain, ear.rarely_last, language)
    if hangs or goes_on or rarely or _is_rising_list(text, language):
        return Outlook.UNFINISHED
    if closed:
        return Outlook.COMPLETE
    return Outlook.OPEN if has_punctuation else Outlook.UNTOLD


def _ends_with(plain: str, words: frozenset[str], language: SpokenLanguage) -> bool:
    return plain.rpartition(" ")[2] in words if language.is_spaced else plain.endswith(tuple(words))


def without_command(transcript: Transcript) -> str:
    """Its text without the "I'm done" that ended it, unless there is nothing else."""
    text, ear = transcript.text, language_of(transcript.language).ear
    rest = ear.commands.sub("", text)
    if not words_of(rest) or rest == text:
        return text
    return rest if _CLOSED.search(rest) else f"{rest}{ear.full_stop}"


def is_back_channel(text: str, language: str = ENGLISH) -> bool:
    """ "uh-huh", "right, okay": the listener is there, and does not want the floor. Also no words at all."""
    spoken = language_of(language)
    known = spoken.ear.back_channels | spoken.ear.fillers
    if word_count(text) > LONGEST_BACK_CHANNEL_WORDS:
        return False
    if spoken.is_spaced:
        return all(word in known for word in words_of(text))
    longest_first = sorted(known, key=len, reverse=True)
    return re.fullmatch(f"(?:{'|'.join(longest_first)})*", "".join(words_of(text))) is not None


def is_echo(text: str, spoken: str) -> bool:
    """Whether these words are what the interviewer has just said, come back through the microphone."""
    words, said = words_of(text), words_of(spoken)
    if len(words) < 3:
        return False
    pairs = set(pairwise(said))
    common = sum(pair in pairs for pair in pairwise(words))
    return common / (len(words) - 1) >= 0.6


def _is_rising_list(text: str, language: SpokenLanguage) -> bool:
    """ "Kafka, Redis, Postgres": short items, and no "and" before the last one yet."""
    sentence = re.split(r"(?<=[.?!])\s+|(?<=[。？！।])\s*(?=.)", text)[-1]
    items = [words_of(item) for item in _COMMA.split(sentence)[1:]]
    if not _LISTED.search(sentence) or len(items) < 2:
        return False
    last = {*items[-1], "".join(items[-1])}
    if not language.is_spaced:
        last |= {word for word in language.ear.list_ends if word in "".join(items[-1])}
    return (
        all(1 <= word_count(" ".join(item)) <= MAX_ITEM_WORDS for item in items) and not language.ear.list_ends & last
    )
