import pytest

from core.judge.protocol import read
from tests.core.judge.samples import mark, ran

NONCE = "5eed"


def test_prints_belong_to_the_case_in_which_they_were_printed():
    output = (
        "loading" + mark(NONCE, load="ok") + mark(NONCE, start=0) + "first\nsecond" + mark(NONCE, end=0, ms=2, value=1)
    )
    heard = read(output + mark(NONCE, start=1) + mark(NONCE, end=1, ms=3, value=None) + mark(NONCE, done=2), NONCE, 2)
    assert [(e.stdout, e.value, e.ms) for e in heard.ended] == [("first\nsecond", 1, 2.0), ("", None, 3.0)]
    assert heard.done
    assert not heard.broken


def test_a_case_that_never_ended_is_named_with_what_it_printed():
    heard = read(ran(NONCE, 1, done=False) + mark(NONCE, start=1) + "on my way", NONCE, 3)
    assert (heard.running, heard.done, heard.stdout) == (1, False, "on my way")


@pytest.mark.parametrize(
    ("forged", "trusted"),
    [
        pytest.param(ran(NONCE, 1, 2), 2, id="cases left out before done"),
        pytest.param(mark(NONCE, load="ok") + mark(NONCE, done=3), 0, id="done without any case"),
        pytest.param(mark(NONCE, load="ok") + mark(NONCE, end=0, ms=1, value=1), 0, id="an end without a start"),
        pytest.param(ran(NONCE, 1, done=False) + mark(NONCE, end=0, ms=1, value=2), 1, id="a second end"),
        pytest.param(ran(NONCE, 1, done=False) + mark(NONCE, start=0), 1, id="a second start"),
        pytest.param(ran(NONCE, 1, done=False) + mark(NONCE, start=2), 1, id="a case skipped"),
        pytest.param(
            mark(NONCE, load="ok") + mark(NONCE, start=0) + mark(NONCE, end=1, ms=1, value=1), 0, id="another end"
        ),
        pytest.param(mark(NONCE, load="ok") * 2, 0, id="loaded twice"),
        pytest.param(ran(NONCE, 1, 2, 3) + mark(NONCE, end=2, ms=1, value=3), 3, id="more after done"),
        pytest.param(mark(NONCE, load="ok") + mark(NONCE, start=False), 0, id="false for nought"),
        pytest.param(mark(NONCE, load="ok") + mark(NONCE, start=0) + f"\n\x1e{NONCE}not json\n", 0, id="no JSON"),
        pytest.param(mark(NONCE, load="ok") + mark(NONCE, start=0) + f"\n\x1e{NONCE}[1]\n", 0, id="no object"),
        pytest.param(
            mark(NONCE, load="ok") + mark(NONCE, start=0) + mark(NONCE, end=0, ms=-1, value=1), 0, id="time < 0"
        ),
        pytest.param(
            mark(NONCE, load="ok") + mark(NONCE, start=0) + mark(NONCE, end=0, ms=1), 0, id="no answer at all"
        ),
        pytest.param(mark(NONCE, load="ok") + mark(NONCE, start=0) + mark(NONCE, end=0, value=1), 0, id="no time"),
        pytest.param(
            mark(NONCE, load="ok") + mark(NONCE, start=0) + mark(NONCE, end=0, ms=float("nan"), value=1),
            0,
            id="time nan",
        ),
    ],
)
def test_what_breaks_the_order_ends_all_trust(forged, trusted):
    heard = read(forged + ran(NONCE, 1, 2, 3), NONCE, 3)
    assert heard.broken
    assert len(heard.ended) == trusted


def test_marks_without_the_nonce_are_prints():
    output = mark(NONCE, load="ok") + mark(NONCE, start=0) + mark("other", end=0, ms=1, value=7)
    heard = read(output, NONCE, 1)
    assert heard.ended == ()
    assert heard.running == 0
    assert not heard.broken


@pytest.mark.parametrize("depth", [65, 5_000, 1_000_000])
def test_a_value_nested_without_end_is_no_value(depth):
    value = "[" * depth + "]" * depth
    output = mark(NONCE, load="ok") + mark(NONCE, start=0) + f'\n\x1e{NONCE}{{"end":0,"ms":1,"value":{value}}}\n'
    (ended,) = read(output, NONCE, 1).ended
    assert ended.odd == "a list nested too deeply"


def test_brackets_inside_text_are_not_depth():
    value = ["[" * 500, '"]' * 500]
    (ended,) = read(ran(NONCE, value), NONCE, 1).ended
    assert ended.value == value


def test_a_whole_number_too_long_to_read_breaks_the_order():
    output = mark(NONCE, load="ok") + mark(NONCE, start=0) + f'\n\x1e{NONCE}{{"end":0,"ms":1,"value":{"9" * 5000}}}\n'
    assert read(output, NONCE, 1).broken
