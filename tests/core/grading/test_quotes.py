import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.evaluation import Evidence
from core.grading.quotes import locate

ANSWER = "Well — we didn’t guess:  we MEASURED it.\nThen we cut  costs by 40 %, in Straße 5."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        pytest.param("we MEASURED it", "we MEASURED it", id="as it stands"),
        pytest.param("we measured it", "we MEASURED it", id="case"),
        pytest.param("measured it then we cut costs", "MEASURED it.\nThen we cut  costs", id="white space and marks"),
        pytest.param("we didn't guess", "we didn’t guess", id="apostrophes"),
        pytest.param("“we cut costs by 40%”", "we cut  costs by 40", id="its own quotation marks"),
        pytest.param("in strasse 5", "in Straße 5", id="a character that folds to two"),
    ],
)
def test_a_quote_is_found_in_the_answers_own_spelling(quote, found):
    start = ANSWER.index(found)
    assert locate(quote, ANSWER) == Evidence(found, start, start + len(found))


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("we estimated it", id="other words"),
        pytest.param("e MEASURED", id="half a word, folded"),
        pytest.param("it", id="too short to show anything"),
        pytest.param("", id="nothing"),
        pytest.param("... —", id="marks only"),
        pytest.param("we measured it and saved money", id="goes on where the answer does not"),
    ],
)
def test_what_the_answer_does_not_hold_is_not_found(quote):
    # "e MEASURED" stands in the answer letter by letter, so only its folded form is refused.
    found = locate(quote, ANSWER.lower())
    assert found is None


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_spans_always_fit(text, one, other):
    quote = text[min(one, other) : max(one, other)]
    found = locate(quote, text)
    if found is not None:
        assert text[found.start : found.end] == found.quote
        assert found.quote


@given(st.lists(st.sampled_from(["we", "cut", "costs", "by", "half", "the", "lot"]), min_size=6, max_size=30))
def test_every_longer_piece_of_an_answer_is_found(words):
    answer = ", ".join(words)
    assert locate(" ".join(words[1:6]).upper(), answer) is not None
