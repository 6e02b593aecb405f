from dataclasses import replace

import pytest

from core.domain.speech import Delivery
from core.grading.spoken import spoken_summary
from tests.core.grading.interviews import interview_of, technical
from tests.core.grading.questions import STRONG


def spoken(*deliveries: Delivery | None):
    interview = interview_of([(technical(n), STRONG) for n in range(1, len(deliveries) + 1)])
    answers = tuple(replace(a, delivery=d) for a, d in zip(interview.answers, deliveries, strict=True))
    return spoken_summary(replace(interview, answers=answers))


def test_what_was_typed_has_no_delivery():
    assert spoken(None, None) is None


def test_a_draft_in_which_nothing_could_be_measured_shows_nothing():
    assert spoken(Delivery(9_000)) is None


def test_longer_answers_weigh_more():
    summary = spoken(Delivery(10_000, words_per_minute=100), Delivery(30_000, words_per_minute=180), None)
    assert summary.words_per_minute == 160
    assert [(p.question, p.words_per_minute) for p in summary.pace] == [(1, 100), (2, 180)]


def test_fillers_are_added_up_and_the_most_frequent_is_named():
    summary = spoken(
        Delivery(60_000, fillers=(("um", 2), ("like", 1)), fillers_per_minute=3.0),
        Delivery(60_000, fillers=(("like", 4),), fillers_per_minute=4.0),
        Delivery(60_000),
    )
    assert (summary.filler_count, summary.most_frequent_filler, summary.fillers_per_minute) == (7, "like", 3.5)


def test_pauses_are_added_up_and_the_longest_is_told():
    summary = spoken(
        Delivery(1, pause_count=3, longest_pause_ms=900), Delivery(1, pause_count=2, longest_pause_ms=4_200)
    )
    assert (summary.pause_count, summary.longest_pause_ms) == (5, 4_200)


def test_no_fillers_is_zero_and_not_measured_is_none():
    assert spoken(Delivery(60_000, fillers=(), fillers_per_minute=0.0)).filler_count == 0
    summary = spoken(Delivery(60_000, volume_dbfs=-20))
    assert (summary.filler_count, summary.words_per_minute, summary.longest_pause_ms) == (None, None, None)


@pytest.mark.parametrize(
    ("delivery", "words"),
    [
        (Delivery(1, words_per_minute=190), "Fast"),
        (Delivery(1, words_per_minute=100), "Slow"),
        (Delivery(1, words_per_minute=150), "easy to follow"),
        (Delivery(1, fillers=(("um", 9),), fillers_per_minute=6.2), "about 6 times a minute"),
        (Delivery(1, longest_pause_ms=8_000), "8 seconds"),
        (Delivery(1, pitch_variation_semitones=1.5), "one note"),
        (Delivery(1, longest_pause_ms=900), "Nothing stands out"),
        (Delivery(1, volume_dbfs=-45.0), "Quiet"),
        (Delivery(1, volume_dbfs=-6.0), "too loud"),
        (Delivery(1, volume_dbfs=-23.0), "Nothing stands out"),
    ],
)
def test_in_words(delivery, words):
    assert words in spoken(delivery).in_words
