from itertools import combinations

import pytest

from core.grading.text import MAX_WORDS, SEGMENT_WORDS, blanked, read_text, without


def test_tokens_know_their_place():
    raw = "It didn’t scale: 4,000 rows/s."
    text = read_text(raw)
    assert [raw[t.start : t.end] for t in text.tokens] == ["It", "didn’t", "scale", "4,000", "rows", "s"]
    assert [t.word for t in text.content] == ["scale", "4,000", "rows"]


def test_what_follows_a_not_is_denied():
    text = read_text("It does not use memory, and disk is cheap")
    assert {t.word for t in text.tokens if t.is_denied} == {"memory", "disk"}


def test_inflections_share_a_stem():
    one, other = read_text("indexes"), read_text("indexing")
    assert one.tokens[0].stem == other.tokens[0].stem


def test_segments_cover_every_word_once_and_stay_short():
    raw = "First I looked. Then I asked why; nobody knew! " + "and so on " * 40
    text = read_text(raw)
    assert [index for s in text.segments for index in range(s.first, s.stop)] == list(range(len(text.tokens)))
    assert max(s.stop - s.first for s in text.segments) <= SEGMENT_WORDS
    assert raw[text.segments[0].start : text.segments[0].end] == "First I looked"


def test_a_decimal_point_ends_no_sentence():
    assert len(read_text("It took 2.5 seconds e.g. on node.js").segments) <= 2


def test_reading_stops_at_a_limit():
    assert len(read_text("word " * (MAX_WORDS + 50)).tokens) == MAX_WORDS


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        pytest.param("It was slow. We measured it. Then we put an index on it.", "en", id="plain"),
        pytest.param(
            "It did not. We measured. Disk is cheap; never! Memory costs. Fine.", "en", id="reach of a negation"
        ),
        pytest.param("Nothing hardly never works. Not. Cache, disk, and queue. Without. Rows.", "en", id="negations"),
        pytest.param("and so on with it " * 20 + ". Then we stopped. " + "one more row " * 12, "en", id="overlong"),
        pytest.param(
            "4rows_ten.Then “it’s 2.5… or 3,000”; rock'n'roll’ 'tis o'clock'\r\nNot\n\nso bad", "en", id="edges"
        ),
        pytest.param("a 5" * 40 + ".No stop here.’s it? " + "four2five" * 9, "en", id="digits beside letters"),
        pytest.param("word. " * (MAX_WORDS + 20), "en", id="beyond the limit"),
        pytest.param("Wir haben nicht gemessen. Der Index fehlte; kein Plan. Dann ging es.", "de", id="German"),
        pytest.param("L'équipe n'a pas mesuré. L'index manquait ! Jamais. Le plan.", "fr", id="French"),
        pytest.param("हमने नहीं मापा। इंडेक्स धीमा था। फिर ठीक हुआ।", "hi", id="Hindi"),
        pytest.param("我们没有测量" * 12 + "。索引很慢。后来不慢了", "zh", id="Chinese"),
    ],
)
def test_what_stays_is_as_a_new_reading_would_give_it(raw, language):
    text = read_text(raw, language)
    assert len(text.segments) > 2
    for count in (1, 2):
        for gone in combinations(text.segments[:6], count):
            assert without(text, set(gone)) == read_text(blanked(text, gone), language)
