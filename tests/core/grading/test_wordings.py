import pytest

from core.grading.wordings import straightened, wording


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param("Two of seven", ["Two", "seven"], id="at the beginning and the end"),
        pytest.param("ten twelve,4,000", ["ten", "twelve", "4,000"], id="one after the other"),
        pytest.param("often tends to 2x and x_2 seventh", [], id="not within a word"),
        pytest.param("İt took 40% (half)", ["40", "half"], id="every character keeps its place"),
    ],
)
def test_wordings_are_whole_words_with_their_places(said, found):
    spans = wording("number").spans(straightened(said))
    assert [said[start:end] for start, end in spans] == found


def test_some_wordings_count_at_the_beginning_only():
    assert wording("retraction").is_in("no, scratch that")
    assert not wording("retraction").is_in("he said scratch that")
