import pytest

from core.speech.endpointing import Endpointer, EndpointingConfig, Event, Patience
from core.speech.meaning import Outlook

S, P, R, E, Q = Event.STARTED, Event.PAUSED, Event.RESUMED, Event.ENDED, Event.PROMPT
WINDOW_MS = 100
# One letter is 100 ms: s speech, . silence; a capital says what the words up to there make one expect.
OUTLOOKS = {
    "C": Outlook.COMPLETE,
    "O": Outlook.OPEN,
    "U": Outlook.UNFINISHED,
    "T": Outlook.THINKING,
    "D": Outlook.DONE,
    "N": Outlook.NOTHING,
}


def config(**changes) -> EndpointingConfig:
    return EndpointingConfig(window_ms=WINDOW_MS, start_windows=(2, 3), resume_windows=(1, 1), **changes)


def run(windows: str, endpointer: Endpointer | None = None) -> list[tuple[Event, int]]:
    endpointer = endpointer or Endpointer(config())
    events, now_ms = [], 0
    for window in windows:
        if window in OUTLOOKS:
            endpointer.judge(OUTLOOKS[window])
            continue
        now_ms += WINDOW_MS
        event = endpointer.feed(window == "s", now_ms)
        if event:
            events.append((event, now_ms))
    return events


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        pytest.param("s.........", [], id="a click is too short to be speech"),
        pytest.param("s..s..s..s..", [], id="clicks do not add up"),
        pytest.param("ssss...C...", [S, P, E], id="a complete sentence"),
        pytest.param("ssss...C..", [S, P], id="not before 0.6 s"),
        pytest.param("ssss...O" + "." * 10, [S, P, E], id="no closing punctuation: 1.3 s"),
        pytest.param("ssss...O" + "." * 9, [S, P], id="not before 1.3 s"),
        pytest.param("ssss...U" + "." * 37, [S, P, E], id="an unfinished one: 4 s"),
        pytest.param("ssss...U" + "." * 36, [S, P], id="not before 4 s"),
        pytest.param("ssss...U" + "." * 30 + "ssss...C...", [S, P, R, P, E], id="thinking within a sentence"),
        pytest.param("ssss...C..ss...C...", [S, P, R, P, E], id="going on in time"),
        pytest.param("ssss...ss.", [S, P, R], id="resumed before the words were there"),
        pytest.param("ssss......C", [S, P], id="words that come late do not end it by themselves"),
        pytest.param("ssss......C.", [S, P, E], id="and the next window does"),
        pytest.param("ssss...D.", [S, P, E], id="done, said the candidate"),
        pytest.param("ssss..s..s..s..", [S], id="short gaps are no pauses"),
        pytest.param("ssss" + "." * 40, [S, P, E], id="nobody says what the words are: 4 s"),
        pytest.param("ssss" + "." * 39, [S, P], id="not before"),
    ],
)
def test_events(windows, expected):
    assert [event for event, _ in run(windows)] == expected


def test_time_to_think_is_ten_seconds_then_one_soft_prompt_and_as_much_again():
    events = run("ssss...T" + "." * 250)
    assert events == [(S, 200), (P, 700), (Q, 10_400), (E, 20_400)]


def test_speech_after_the_soft_prompt_goes_on_with_the_turn():
    assert [event for event, _ in run("ssss...T" + "." * 100 + "ssss...C...")] == [S, P, Q, R, P, E]


def test_an_utterance_is_at_most_five_minutes():
    events = run("s" * 3100)
    assert events[:2] == [(S, 200), (Event.TOO_LONG, 300_000)]


def test_who_cuts_in_does_so_at_the_first_breath_after_their_limit():
    cutting = config(cut_in_ms=10_000)
    assert run("s" * 98 + "...O....s" + "s" * 20 + "...", Endpointer(cutting))[-1] == (Event.CUT_IN, 12_900)
    assert run("s" * 200, Endpointer(cutting)) == [(S, 200)], "never in the middle of a word"
    assert Event.CUT_IN not in [event for event, _ in run("s" * 200 + "...C...", Endpointer(config()))]


def test_after_a_cut_in_everything_begins_anew():
    events = run("s" * 120 + "..." + "s" * 30 + "...C...", Endpointer(config(cut_in_ms=10_000)))
    assert [event for event, _ in events] == [S, Event.CUT_IN, S, P, E]


@pytest.mark.parametrize(
    ("windows", "calm_ms", "patient_ms"),
    [("ssss...C", 1000, 1000), ("ssss...O", 1700, 2500), ("ssss...U", 4400, 6800)],
)
def test_a_patient_interviewer_waits_longer_where_the_words_leave_it_open(windows, calm_ms, patient_ms):
    for patience, end_ms in ((1.0, calm_ms), (1.6, patient_ms)):
        tempered = config().of_temper(patience, None)
        assert run(windows + "." * 70, Endpointer(tempered))[-1] == (E, end_ms)


def test_what_the_candidate_has_chosen_comes_on_top():
    endpointer = Endpointer(config().of_temper(1.6, 90), Patience(1.6))
    assert run("ssss...O" + "." * 60, endpointer)[-1] == (E, 400 + 3400)
    assert endpointer.config.cut_in_ms == 90_000


@pytest.mark.parametrize(("factor", "end_ms"), [(1.0, 1000), (1.6, 1400), (2.5, 1900)])
def test_patience_stretches_every_limit(factor, end_ms):
    events = run("ssss...C" + "." * 30, Endpointer(config(), Patience(factor)))
    assert events[-1] == (E, end_ms)


def test_the_patience_that_is_left_is_told():
    endpointer = Endpointer(config())
    run("ssss...C.", endpointer)
    assert endpointer.left_ms(800) == (200, 600)
    run("s", endpointer)
    assert endpointer.left_ms(900) is None


def test_patience_is_learned_from_the_candidates_own_pauses():
    patience = Patience()
    for pause_ms in (400, 1200, 1300, 1250):
        assert patience.factor == 1.0
        patience.survived(pause_ms)
    assert patience.factor == pytest.approx(1250 / 700, rel=0.01)
    for _ in range(30):
        patience.survived(9000)
    assert patience.factor == 2.5


def test_a_fluent_speaker_does_not_lose_the_patience_that_was_set():
    patience = Patience(1.6)
    for _ in range(10):
        patience.survived(350)
    assert patience.factor == 1.6


def test_being_cut_off_makes_more_patient():
    patience = Patience()
    patience.cut_off()
    assert patience.factor == pytest.approx(1.3)


def test_pauses_that_the_words_announced_teach_nothing():
    patience = Patience()
    for _ in range(6):
        run("ssss...U" + "." * 25 + "ss", Endpointer(config(), patience))
    assert patience.factor == 1.0
