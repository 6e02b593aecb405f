from core.grading.text import MAX_WORDS, SEGMENT_WORDS, read_text


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
