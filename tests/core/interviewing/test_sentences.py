"""Whole sentences out of deltas, and texts held to a length."""

import pytest

from core.errors import ProviderUnreachable
from core.interviewing.sentences import as_deltas, limited, sentences, split_sentences, trimmed


def letters(text):
    yield from text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("It costs 3.5 a day. Really.", ["It costs 3.5 a day.", "Really."]),
        ("Tools, e.g. a profiler, help. Mr. Mori agrees.", ["Tools, e.g. a profiler, help.", "Mr. Mori agrees."]),
        ("He said “stop.” Then he left.", ["He said “stop.”", "Then he left."]),
        ("Line one\nLine two", ["Line one", "Line two"]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
def test_sentences_come_whole_whatever_the_deltas(text, expected):
    assert [s.strip() for s in sentences(letters(text))] == expected
    assert split_sentences(text) == expected
    assert "".join(sentences(as_deltas(text))) == text


def test_a_sentence_leaves_as_soon_as_the_next_begins():
    def stream():
        yield from ("One is", " here. T", "wo is")
        raise ProviderUnreachable("x", "down")

    heard = sentences(stream())
    assert next(heard) == "One is here. "
    with pytest.raises(ProviderUnreachable):
        next(heard)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One two. Three four five.", 5, "One two. Three four five."),
        ("One two. Three four five.", 4, "One two."),
        ("A first clause of some length, and a second one that runs on", 9, "A first clause of some length…"),
        ("one two three four", 2, "one two…"),
    ],
)
def test_trimming_ends_with_a_sentence(text, words, expected):
    assert trimmed(text, words) == expected


def test_a_stream_is_left_when_it_is_too_long():
    left = []

    def stream():
        try:
            yield from as_deltas("One two three. Four five six. Seven eight nine. Ten.")
        finally:
            left.append(True)

    assert "".join(limited(stream(), 6)).strip() == "One two three. Four five six."
    assert left
    assert list(limited(letters("one two three four five"), 3)) == ["one two three…"]
