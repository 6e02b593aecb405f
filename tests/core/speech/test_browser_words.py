"""Which words of a browser's recogniser belong to which sound. Times are those of the sound, in ms."""

import threading

import pytest

from core.domain.speech import AudioChunk, Utterance
from core.errors import ProviderMisbehaved, ProviderUnreachable
from core.speech.browser_words import BrowserWords


def words(*heard):
    made = BrowserWords()
    made.hear("", is_final=False, at_ms=0)
    for at_ms, text in heard:
        made.hear(text.rstrip("…"), is_final=not text.endswith("…"), at_ms=at_ms)
    return made


def text_of(made, started_ms, ended_ms):
    return made.transcribe(Utterance(AudioChunk(b""), started_ms, ended_ms)).text


def test_finals_of_the_sound_are_its_words():
    made = words((1500, "we moved"), (2400, "the data"))
    transcript = made.transcribe(Utterance(AudioChunk(b""), 500, 2500))
    assert transcript.text == "we moved the data"
    assert not transcript.is_draft and not transcript.has_punctuation and transcript.words == ()


def test_what_came_before_the_sound_is_not_its_words():
    assert text_of(words((400, "tell me more"), (2400, "we moved it")), 1000, 2500) == "we moved it"


def test_words_that_are_not_final_in_time_count_as_they_are(monkeypatch):
    monkeypatch.setattr("core.speech.browser_words.FINAL_AFTER_S", 0.01)
    assert text_of(words((1500, "we moved"), (2400, "the date…")), 500, 2500) == "we moved the date"


def test_a_word_is_waited_for():
    made = words((1000, "we moved…"))
    later = threading.Timer(0.05, lambda: made.hear("we moved the data", is_final=True, at_ms=2600))
    later.start()
    assert text_of(made, 500, 2500) == "we moved the data"


def test_a_stretch_begins_with_the_word_after_the_one_before():
    made = words((8000, "the first part"))
    assert text_of(made, 500, 8300) == "the first part"
    made.hear("and the second", is_final=True, at_ms=12_000)
    assert text_of(made, 8300, 12_200) == "and the second"
    assert text_of(made, 500, 12_200) == "the first part and the second"


def test_words_that_became_final_later_are_not_said_twice(monkeypatch):
    monkeypatch.setattr("core.speech.browser_words.FINAL_AFTER_S", 0.01)
    made = words((8000, "the first part…"))
    assert text_of(made, 500, 8300) == "the first part"
    made.hear("the first part", is_final=True, at_ms=9000)
    made.hear("and more", is_final=True, at_ms=12_000)
    assert text_of(made, 8300, 12_100) == "and more"


def test_nobody_listening_is_no_silence():
    with pytest.raises(ProviderUnreachable):
        text_of(BrowserWords(), 0, 1000)
    made = words((900, "hello"))
    made.hear(None, is_final=False, at_ms=1000)
    with pytest.raises(ProviderUnreachable):
        text_of(made, 0, 1000)


def test_a_recogniser_that_heard_nothing_leaves_it_to_the_next(monkeypatch):
    monkeypatch.setattr("core.speech.browser_words.FINAL_AFTER_S", 0.01)
    with pytest.raises(ProviderMisbehaved):
        text_of(words(), 0, 1000)
