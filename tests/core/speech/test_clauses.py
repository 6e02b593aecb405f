import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.speech.clauses import pieces, speakable


@pytest.mark.parametrize(
    "expected",
    [
        ["Right.", "And then?"],
        ["That makes sense,", "thank you.", "What did you learn?", "Tell me."],
        ["So, tell me about e.g. your last job.", "Go on."],
        ["I would like to hear more", "about the part that failed."],
        ["It took 3.5 years.", "Why?"],
        [],
    ],
)
def test_the_first_clause_comes_early_and_then_whole_sentences(expected):
    text = " ".join(expected)
    assert list(pieces(iter([text]))) == expected
    assert list(pieces(iter(text))) == expected, "letter by letter"


def test_a_piece_is_there_as_soon_as_it_is_whole():
    said = []

    def deltas():
        for delta in ("That makes ", "sense, ", "thank you. ", "What next?"):
            said.append(delta)
            yield delta

    assert next(pieces(deltas())) == "That makes sense," and len(said) == 2


@given(st.text(alphabet="ab ,.?!\n;:e", max_size=80))
def test_no_word_is_lost(text):
    assert " ".join(pieces(iter(text))).split() == text.split()


def test_marks_are_not_read_out():
    assert speakable("**Good** `code` [here](http://x) # 1") == "Good code here 1"
