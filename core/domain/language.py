"""The language that an interview is held in, and what words are in any script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

ENGLISH = "en"
CHARACTERS_A_WORD = 1.5  # of running text in Han characters (Chen, Liang and Liu, 2015, find 1.4 to 1.6)
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Signs of Devanagari that belong to the letter before them, and count as no letter by themselves.
MARKS = "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
_LETTERS = rf"(?:[^\W_{HAN}]|[{MARKS}])+"
_WORD = re.compile(rf"[{HAN}]|{_LETTERS}(?:['’-]{_LETTERS})*")
_HAN = re.compile(rf"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Ear:
    """What is listened for in speech: hesitation, and whether more will come."""

    fillers: frozenset[str]
    filler_phrases: re.Pattern[str]
    back_channels: frozenset[str]  # the listener is there, and does not want the floor
    never_last: frozenset[str]  # no sentence ends with one of these
    rarely_last: frozenset[str]  # none does without a full stop
    list_ends: frozenset[str]  # in the last item of a list that is whole
    thinking: re.Pattern[str]  # asks for time
    done: re.Pattern[str]  # says that the answer is over
    commands: re.Pattern[str]  # the same, to be cut off
    full_stop: str


@dataclass(frozen=True, slots=True)
class Requests:
    """What a candidate may ask for instead of answering: patterns of whole texts, by what is wanted; those of
    `explain` have a group `term`."""

    wishes: tuple[tuple[str, re.Pattern[str]], ...]
    explain: tuple[re.Pattern[str], ...]
    explain_asked: tuple[re.Pattern[str], ...]  # where a question mark follows
    lead: re.Pattern[str]  # courtesies before it
    article: re.Pattern[str]  # before a term
    no_term: re.Pattern[str]  # begins what is no term


@dataclass(frozen=True, slots=True)
class Manner:
    """How an answer may stand out before its content does."""

    dont_know: re.Pattern[str]
    rude: re.Pattern[str]
    function: frozenset[str]  # small words, without which nobody says a sentence
    telling: frozenset[str]  # those that tell the language from others
    foreign: frozenset[str]  # those of others that it does not share


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    code: str  # "es": the folder of prompts/languages
    name: str  # "Spanish"
    own_name: str  # "Español"
    conduct: str  # for a model: how to speak it
    recogniser: str  # as a browser's recogniser takes it: "es-ES"
    probe: str  # a sentence to try a microphone with
    again: str  # asks for the question once more
    hesitant: str  # for a transcriber: some words of somebody who hesitates
    voices: Mapping[str, str]  # provider → what it calls the language
    stemmer: str | None  # of the Snowball family; None: words have no endings
    is_spaced: bool  # words are parted by blanks
    ear: Ear
    requests: Requests
    manner: Manner


@dataclass(frozen=True, slots=True)
class LanguageOffer:
    """An interview language as the setup page offers it."""

    code: str
    name: str
    own_name: str
    questions: int  # of the bank's own, written in it
    is_translated: bool  # a language model puts the other questions of the bank in it
    is_heard: bool  # somebody can write down what is said in it
    is_spoken: bool  # the interviewer has a voice for it


def words_of(text: str) -> list[str]:
    """In lower case, without punctuation; apostrophes and hyphens within a word stay. Han characters stand alone."""
    return _WORD.findall(text.lower().replace("’", "'"))


def pieces_of(text: str) -> list[str]:
    """What is said one after the other, with the white space before it: words, or single Han characters."""
    return re.findall(rf"\s*(?:[{HAN}][^\w\s]*|[^\s{HAN}]+)", text)


def word_count(text: str) -> int:
    """Words as a reader counts them; Han characters by how many make a word."""
    words = words_of(text)
    han = sum(bool(_HAN.match(word)) for word in words)
    return len(words) - han + round(han / CHARACTERS_A_WORD)
