"""The phrases of the built-in interviewer, as the file holds them."""

import random
from collections import Counter

import pytest

from core.errors import ConfigurationError
from core.interviewing.moves import Reason
from core.interviewing.phrases import Phrases, unused
from core.prompting import Prompts
from tests.core.conftest import PROMPTS

INTERVIEWING = ("interviewer", "opening", "transition", "follow_up", "explanation", "closing", "question_writer")
OURS = (*INTERVIEWING, "coach", "coach_turn")


def test_every_reason_has_its_follow_ups(phrases):
    for reason in Reason:
        assert len(phrases.of(f"follow_ups.{reason.value}")) >= 3
        assert all("?" in text for text in phrases.of(f"follow_ups.{reason.value}"))


def test_no_phrase_stands_in_two_lists(phrases):
    counts = Counter(phrase for name, pool in phrases.lists.items() if not name.startswith("coach.") for phrase in pool)
    assert [phrase for phrase, count in counts.items() if count > 1] == []


def test_no_empty_praise(phrases):
    text = " ".join(phrase for pool in phrases.lists.values() for phrase in pool).casefold()
    for word in ("great", "excellent", "amazing", "awesome", "perfect", "!"):
        assert word not in text


def test_a_used_phrase_is_not_used_again():
    assert unused(("One.", "Two."), "Well. One.", random.Random(1)) == "Two."
    assert unused(("One.",), "One.", random.Random(1)) == ""


@pytest.mark.parametrize("name", OURS)
def test_every_prompt_fences_what_others_wrote(name):
    prompts = Prompts(PROMPTS)
    text = prompts.render(name, **{variable: f"<{variable}>" for variable in prompts.variables(name)})
    assert len(text.split()) > 20
    if {"role"} & prompts.variables(name):
        assert "<<<DATA" in text, "says what the fence means"


@pytest.mark.parametrize("text", ["[a]\nb = 3", "[a]\nb = []", "[a", 'a = [""]'])
def test_wrong_phrases_are_named(tmp_path, text):
    (tmp_path / "phrases.toml").write_text(text)
    with pytest.raises(ConfigurationError, match=r"phrases\.toml"):
        Phrases.load(tmp_path / "phrases.toml")


def test_unknown_phrases_are_our_fault(phrases):
    with pytest.raises(ConfigurationError):
        phrases.of("nothing.here")
