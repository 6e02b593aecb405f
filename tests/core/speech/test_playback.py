import numpy as np
import pytest

from core.domain.speech import AudioChunk
from core.speech.playback import Playback

RATE = 24_000
FRAME = 480  # 20 ms


def tone(ms: int, rate: int = RATE) -> AudioChunk:
    time_s = np.arange(rate * ms // 1000) / rate
    return AudioChunk((9000 * np.sin(2 * np.pi * 300 * time_s)).astype("<i2").tobytes(), rate)


def speaking(*sentences: tuple[str, int], lag_ms: int | None = 0) -> Playback:
    playback = Playback()
    playback.connect(lag_ms)
    for text, ms in sentences:
        playback.begin(text)
        playback.push(tone(ms))
    playback.finish()
    return playback


def play(playback: Playback, ms: int) -> bytes:
    return b"".join(playback.pull(FRAME, RATE).audio.pcm for _ in range(ms // 20))


def test_what_was_pushed_comes_out_and_then_silence():
    playback = speaking(("One.", 100), ("Two.", 100))
    assert play(playback, 200) == tone(100).pcm * 2
    frame = playback.pull(FRAME, RATE)
    assert frame.is_silence and not any(frame.audio.pcm)
    assert playback.heard().text == "One. Two." and playback.heard().is_complete
    assert not playback.is_busy


def test_only_the_words_that_reached_the_ear_count():
    playback = speaking(("one two three four", 1000))
    play(playback, 500)
    assert playback.heard().text == "one two"
    assert playback.clear().text == "one two"
    assert playback.caption() == ("", "")


def test_a_lag_keeps_words_unheard_that_were_handed_out():
    playback = speaking(("one two three four", 1000), lag_ms=300)
    play(playback, 500)
    assert playback.heard().text == ""
    play(playback, 100)
    assert playback.heard().text == "one"


def test_a_transport_that_acknowledges_says_what_was_heard():
    playback = speaking(("one two three four", 1000), lag_ms=None)
    play(playback, 1000)
    assert playback.heard().text == "" and playback.is_busy
    playback.acknowledge(RATE // 2)
    assert playback.heard().text == "one two"
    playback.acknowledge(10**9)
    assert playback.heard().is_complete


def test_holding_is_silent_at_once_and_goes_on_at_the_word_that_was_cut():
    playback = speaking(("one two three four", 1000))
    play(playback, 600)
    before = playback.pull(FRAME, RATE)
    playback.hold()
    held = playback.pull(FRAME, RATE)
    assert held.is_silence and held.epoch == before.epoch + 1
    playback.release()
    end_of_two = playback_word_end("one two three four", 1, 1000)
    rest = play(playback, 1000)
    assert rest.startswith(tone(1000).pcm[2 * end_of_two :])


def playback_word_end(text: str, index: int, ms: int) -> int:
    words = text.split()
    total = sum(len(word) + 1 for word in words)
    return round(RATE * ms / 1000 * sum(len(word) + 1 for word in words[: index + 1]) / total)


def test_what_a_held_transport_still_had_is_handed_out_again():
    playback = speaking(("one two three four", 1000), lag_ms=None)
    play(playback, 600)
    playback.acknowledge(RATE // 10)
    playback.hold()
    playback.release()
    assert play(playback, 1000) == tone(1000).pcm


def test_a_false_interruption_resumes_at_the_first_unheard_sentence():
    playback = speaking(("First one.", 200), ("Second one here.", 400))
    play(playback, 300)
    playback.hold()
    playback.resume_sentence()
    assert play(playback, 400) == tone(400).pcm


def test_asides_are_heard_and_are_no_part_of_the_reply():
    playback = Playback()
    playback.connect(0)
    playback.begin("Right.", is_aside=True)
    playback.push(tone(100))
    playback.begin("Tell me more.")
    playback.push(tone(100))
    playback.finish()
    play(playback, 200)
    assert playback.heard().text == "Tell me more."
    assert playback.caption() == ("Right. Tell me more.", "Right. Tell me more.")


def test_a_sentence_without_sound_is_a_caption_and_does_not_hold_the_next_one_up():
    playback = Playback()
    playback.connect(0)
    playback.begin("No voice for this.")
    playback.begin("But for this.")
    playback.push(tone(40))
    playback.finish()
    assert play(playback, 40) == tone(40).pcm
    assert playback.heard().text == "No voice for this. But for this."


def test_a_sentence_that_is_still_coming_is_estimated():
    playback = Playback()
    playback.connect(0)
    playback.begin("Could you tell me about a project you were proud of")
    playback.push(tone(500))
    play(playback, 500)
    assert playback.heard().text == "Could"
    assert playback.is_busy


def test_the_next_sentence_is_wanted_once_the_last_one_plays():
    playback = Playback()
    playback.connect(0)
    playback.begin("One.")
    playback.push(tone(100))
    playback.begin("Two.")
    playback.push(tone(100))
    playback.finish()
    assert not playback.wait_until_started(timeout_s=0)
    play(playback, 120)
    assert playback.wait_until_started(timeout_s=0)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
def test_any_voice_is_played_at_either_rate(rate):
    playback = Playback()
    playback.connect(0)
    playback.begin("Tone.")
    for _ in range(5):
        playback.push(tone(100, rate))
    playback.finish()
    sound = b"".join(playback.pull(960, 48_000).audio.pcm for _ in range(25))
    loudness = np.sqrt(np.mean(np.square(np.frombuffer(sound, "<i2").astype(float))))
    assert len(sound) == 48_000 and loudness == pytest.approx(9000 / np.sqrt(2), rel=0.05)


def test_another_rate_cannot_be_played():
    with pytest.raises(ValueError, match="44100"):
        Playback().pull(882, 44_100)
