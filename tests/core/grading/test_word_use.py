import pytest

from core.grading.word_use import word_use


def test_vocabulary_is_counted_and_its_rarest_words_are_named():
    use = word_use("We deploy the service, and the service restarts. A quorum of nodes was reached after the rollback.")
    assert (use.words, use.different) == (17, 14)
    assert {"deploy", "nodes"} <= set(use.least_common) and "service" not in use.least_common


def test_words_of_success_and_of_trouble_come_as_they_were_said_and_once():
    use = word_use("The Failures annoyed us. I solved two failures, we improved, and I was proud.")
    assert use.of_success == ("solved", "improved", "proud")
    assert use.of_trouble == ("failures",)


def test_what_is_denied_is_not_counted():
    assert word_use("It was not a failure, and nobody was proud of it either.").of_trouble == ()


@pytest.mark.parametrize("nothing", ["", "  \n", "…"])
def test_nothing_said_is_not_described(nothing):
    assert word_use(nothing) is None


@pytest.mark.parametrize("odd", ["日本語のテキスト", "🙂 ok", "a" * 50_000, "x " * 20_000])
def test_whatever_was_said_can_be_described(odd):
    use = word_use(odd)
    assert use.words >= 1 and use.different <= use.words
