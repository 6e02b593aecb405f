import pytest

from core.domain.speech import Transcript
from core.errors import InputRejected, ProviderUnreachable
from core.languages import language_of
from core.services.voice_probe import MAX_PROBE_MS, probed, recognised
from tests.fakes.voices import ScriptedTranscriber, speech

SENTENCE = language_of("en").probe


def missed(heard):
    return [word for word, ok in recognised(SENTENCE, heard) if not ok]


@pytest.mark.parametrize(
    ("heard", "lost"),
    [
        (SENTENCE, []),
        ("i led a team of four and we shipped it in june", []),
        ("I let a team of four and we shipped it in Jude.", ["led", "June."]),
        ("four", ["I", "led", "a", "team", "of", "and", "we", "shipped", "it", "in", "June."]),
        ("", SENTENCE.split()),
    ],
)
def test_which_words_were_recognised(heard, lost):
    assert missed(heard) == lost


def test_a_probe_says_what_was_heard_and_by_whom():
    probe = probed(speech(3000), ScriptedTranscriber(Transcript(SENTENCE, transcriber="whisper")))
    assert (probe.share, probe.heard, probe.transcriber) == (1.0, SENTENCE, "whisper")


@pytest.mark.parametrize("pcm", [b"", b"\0", bytes(2 * 16 * (MAX_PROBE_MS + 100))])
def test_no_sound_and_too_much_of_it_are_refused(pcm):
    with pytest.raises(InputRejected):
        probed(pcm, ScriptedTranscriber(SENTENCE))


def test_an_outage_is_no_silence():
    with pytest.raises(ProviderUnreachable):
        probed(speech(1000), ScriptedTranscriber(ProviderUnreachable("whisper", "down")))
