"""Sentences that core worded are known again on screens in another language."""

import re

import pytest

from components import worded as module
from components.catalogue import SURFACES
from components.worded import sentences, template, templates, worded
from core import errors
from tests.components.test_catalogue import OTHERS, places


@pytest.fixture
def german(monkeypatch):
    monkeypatch.setattr(module, "surface", lambda: "de")


def families(kind=errors.PracticeError):
    yield kind
    for child in kind.__subclasses__():
        yield from families(child)


def test_english_stays_as_it_is():
    assert worded(errors.NotFound.user_message) == errors.NotFound.user_message


def test_every_fault_says_it_in_german(german):
    assert [kind.__name__ for kind in families() if worded(kind.user_message) == kind.user_message] == []


def test_what_people_wrote_stays(german):
    for text in ("I sold 12.5 % more. This was not found.", "", "{", "x" * 5000, "a. " * 5000):
        assert worded(text) == text


def test_places_are_filled_by_their_kind():
    one = template("Said {what} {times:n} times, {part:w}: {names:l}.", "{times}-mal {what}, {part}: {names}.")
    assert one.filled("Said “so. Well” 1.5 times, This was not found. It may: a, b.", "de") == (
        "1,5-mal “so. Well”, This was not found. It may: a, b."
    )
    assert one.filled("Said “so” many times, x: y.", "de") is None


def test_sentences_are_known_one_after_the_other(german):
    first, second = errors.NotFound.user_message, errors.NotAllowed.user_message
    assert worded(f"{first} {second}") == f"{worded(first)} {worded(second)}"
    assert worded(f"{first}\n\n{second}") == f"{worded(first)}\n\n{worded(second)}"


def test_of_two_that_fit_the_more_literal_one_speaks():
    lengths = [one.literal for one in templates("de")]
    assert lengths == sorted(lengths, reverse=True)
    assert template("{number:n} words: {which}", "").literal == len(" words: ")


def test_words_within_a_sentence_may_begin_small(german):
    said = errors.NotFound.user_message
    assert template("Question {number:n}: {said:w}", "Frage {number}: {said}").filled(
        f"Question 2: {said[0].lower()}{said[1:]}", "de"
    ) == (f"Frage 2: {worded(said)}")


@pytest.mark.parametrize("code", OTHERS)
def test_the_places_to_fill_agree(code):
    assert [text for text, said in sentences(code).items() if places(text) != places(said)] == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_template_fits_what_it_says(code):
    for text, said in sentences(code).items():
        assert template(text, said).fits.fullmatch(re.sub(":[a-z]}", "}", text).format_map(_Filled())), text


class _Filled(dict):
    def __missing__(self, name):
        return "12"


def test_another_language_has_sentences():
    assert all(sentences(code) for code in SURFACES if code != "en")
