import pytest

from core.domain.speech import Transcript, Word
from core.speech.endpointing import Endpointer, EndpointingConfig, Event
from core.speech.listening import Heard, Listener

WINDOW_MS = 100


def sound(ms: int) -> bytes:
    return bytes([ms // WINDOW_MS % 251, 1] * (16 * WINDOW_MS))


class Microphone:
    """One letter is 100 ms: s speech, . silence."""

    def __init__(self) -> None:
        config = EndpointingConfig(window_ms=WINDOW_MS, start_windows=(2, 3), resume_windows=(1, 1))
        self.listener = Listener(Endpointer(config))
        self.now_ms = 0

    def says(self, windows: str) -> list[Heard]:
        heard = []
        for window in windows:
            self.now_ms += WINDOW_MS
            result = self.listener.feed(sound(self.now_ms), window == "s", self.now_ms)
            if result != Heard():
                heard.append(result)
        return heard


@pytest.fixture
def microphone():
    return Microphone()


def test_an_utterance_has_its_first_sound_and_a_little_before_it(microphone):
    heard = microphone.says("......ssss...")
    request = heard[-1].request
    assert heard[0].event is Event.STARTED and request is not None
    # Speech is noticed in its second window; 300 ms go before that.
    assert request.utterance.started_ms == 400 and request.utterance.ended_ms == 1300
    assert request.utterance.audio.pcm == b"".join(sound(ms) for ms in range(500, 1400, 100))


def test_words_that_come_at_the_first_pause_end_a_complete_sentence(microphone):
    request = microphone.says("ssss...")[-1].request
    assert (
        microphone.listener.transcribed(request.id, Transcript("All done in time.")).words.text == "All done in time."
    )
    (ended,) = microphone.says("...")
    assert ended.event is Event.ENDED and ended.final == Transcript("All done in time.")
    assert ended.ended.ended_ms == 400 + 300


def test_words_of_a_pause_that_is_over_are_dropped(microphone):
    first = microphone.says("ssss...")[-1].request
    microphone.says("ss")
    assert microphone.listener.transcribed(first.id, Transcript("Half.")) == Heard()
    second = microphone.says("...")[-1].request
    assert second.utterance.audio.samples > first.utterance.audio.samples
    microphone.listener.transcribed(second.id, Transcript("Half and whole."))
    assert microphone.says("...")[-1].final.text == "Half and whole."


def test_words_that_come_after_the_end_are_waited_for(microphone):
    request = microphone.says("ssss...")[-1].request
    ended = microphone.says("." * 40)[-1]
    assert ended.event is Event.ENDED and ended.final is None and ended.request is None
    assert microphone.listener.awaits_words
    assert microphone.listener.transcribed(request.id, Transcript("At last.")).final.text == "At last."


def test_a_new_utterance_does_not_lose_the_words_of_the_last_one(microphone):
    request = microphone.says("ssss...")[-1].request
    microphone.says("." * 40 + "ssss")
    assert microphone.listener.transcribed(request.id, Transcript("The first.")).final.text == "The first."


def test_done_in_the_middle_of_speech_asks_for_everything_at_once(microphone):
    microphone.says("ssss")
    heard = microphone.listener.finish()
    assert heard.event is Event.ENDED and heard.request is not None
    assert microphone.listener.transcribed(heard.request.id, Transcript("This")).final.text == "This"
    assert microphone.listener.finish() == Heard()


def test_nobody_to_tell_the_words_is_an_utterance_without_words(microphone):
    heard = [*microphone.says("ssss...")]
    microphone.listener.transcribed(heard[-1].request.id, None)
    ended = microphone.says("." * 40)[-1]
    assert ended.request is not None  # asked once more
    assert microphone.listener.transcribed(ended.request.id, None).final == Transcript("")


@pytest.mark.parametrize("late", [False, True], ids=["in the pause", "after it"])
def test_a_long_piece_stands_and_is_not_asked_for_again(microphone, late):
    first = microphone.says("s" * 90 + "...")[-1].request
    words = Transcript("A long start and", (Word("A", 0, 200),))
    if late:
        microphone.says("ss")
        microphone.listener.transcribed(first.id, words)
    else:
        microphone.listener.transcribed(first.id, words)
        microphone.says("ss")
    second = microphone.says("sss...")[-1].request
    assert second.utterance.audio.duration_ms == 800
    microphone.listener.transcribed(second.id, Transcript("an end.", (Word("an", 100, 200),)))
    final = microphone.says("...")[-1].final
    assert final.text == "A long start and an end."
    assert [word.start_ms for word in final.words] == [0, first.utterance.audio.duration_ms + 100]


def test_what_is_dropped_leaves_nothing(microphone):
    request = microphone.says("ssss...")[-1].request
    microphone.listener.drop()
    assert microphone.listener.transcribed(request.id, Transcript("Gone.")) == Heard()
    assert microphone.says("." * 50) == []
