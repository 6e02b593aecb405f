"""What of a text is shown for a search, and what question an answer belongs to."""

from core.domain.interview import Question
from core.domain.library import EXCERPT_CHARACTERS, excerpt, plain_words, question_key, searched_words
from core.domain.plan import Difficulty, Kind

LONG = "Before anything else I listed the handovers. " * 12 + "Then the café reviewers agreed. " + "And so on. " * 40


def test_words_have_no_case_accents_or_marks():
    assert plain_words("Café: 3 REVIEWS, _and_ it's") == ["cafe", "3", "reviews", "and", "it", "s"]
    assert searched_words('"*') == () and len(searched_words(" ".join(map(str, range(99))))) == 20


def test_an_excerpt_begins_shortly_before_what_was_looked_for_and_marks_it():
    pieces = excerpt(LONG, ("cafe", "review"))
    assert [text for text, is_hit in pieces if is_hit] == ["café", "reviewers"]
    shown = "".join(text for text, _ in pieces)
    assert shown.startswith("…") and shown.endswith("…") and shown[1:-1] in LONG
    assert len(shown) <= EXCERPT_CHARACTERS + 2


def test_an_excerpt_without_words_is_the_beginning():
    assert excerpt("A short one.", ()) == (("A short one.", False),)
    assert "".join(text for text, _ in excerpt(LONG, ("nowhere",))).startswith("Before anything")


def test_a_question_of_the_bank_is_the_same_wherever_it_is_asked():
    asked = Question("q1", "Why?", Kind.GENERAL, Difficulty.EASY, "motives", bank_id="why-us")
    followed = Question("q2", "And?", Kind.GENERAL, Difficulty.EASY, "motives", bank_id="why-us", follows="q1")
    assert question_key("one", asked) == question_key("two", asked) == "why-us"
    assert question_key("one", followed) == "one/q2"
