"""Whole conversations with real threads. Sound is fed as fast as it is taken, the ear plays along, and every wait is
for something to happen, never for time to pass."""

import threading
import time

import pytest

from core.domain.speech import AudioChunk, Notice, Transcript, VoiceState
from core.errors import Conflict, ProviderUnreachable
from core.speech.conversation import Conversation, Senses, VoiceConfig
from core.speech.dialogue import Phrases
from core.speech.endpointing import EndpointingConfig
from core.speech.waiting import Manners
from tests.fakes.voices import LoudnessDetector, ScriptedDialogue, ScriptedTranscriber, ToneVoice, silence, speech

PHRASES = Phrases(("Right.", "I see.", "Okay."), ("Are you there?", "Still there?"), ("Take your time.",), "Once more.")
WINDOW_BYTES = 960
QUESTION = "Tell me about a project."


def eventually(holds, what: str = "", timeout_s: float = 5.0):
    until_s = time.monotonic() + timeout_s
    while not (result := holds()):
        assert time.monotonic() < until_s, f"waited in vain {what}"
        time.sleep(0.002)
    return result


class Talk:
    def __init__(self, dialogue, transcriber, voice=None, **config):
        self.dialogue, self.transcriber, self.voice = dialogue, transcriber, voice or ToneVoice(ms_per_character=30)
        senses = Senses(transcriber, self.voice, LoudnessDetector())
        self.line = Conversation(dialogue, senses, PHRASES, VoiceConfig("maya", **config))

    def connect(self):
        self.line.connect(lag_ms=0)
        return self

    @property
    def state(self):
        self.hear(b"")  # the view is drawn after every piece of sound
        self.hear(b"")
        return self.line.snapshot().state

    @property
    def notices(self):
        return [notice for _, notice in self.line.snapshot().notices]

    def hear(self, pcm: bytes):
        """Returns once all of it has been taken in."""
        for batch in range(0, len(pcm) or 1, 100 * WINDOW_BYTES):
            for start in range(batch, min(len(pcm), batch + 100 * WINDOW_BYTES), WINDOW_BYTES):
                self.line.hear(AudioChunk(pcm[start : start + WINDOW_BYTES]))
            taken = threading.Event()
            self.line._post(taken.set)
            assert taken.wait(5)

    def listen(self, ms: int):
        for _ in range(ms // 20):
            self.line.pull(480, 24_000)

    def listen_until(self, holds, what: str = ""):
        def played():
            self.listen(20)
            return holds()

        return eventually(played, what)

    def listen_to_the_end(self):
        self.listen_until(lambda: self.state in (VoiceState.LISTENING, VoiceState.IDLE), "for the end of the reply")

    def answer(self, ms: int = 1200):
        """Speaks, and pauses until the words of the pause are there."""
        self.hear(speech(ms))
        asked = len(self.transcriber.asked)
        self.hear(silence(330))
        eventually(lambda: len(self.transcriber.asked) > asked, "for the transcriber")
        eventually(lambda: self.line.snapshot().partial, "for the words")


@pytest.fixture
def talk():
    talks = []

    def make(dialogue, transcriber, voice=None, **config):
        talks.append(Talk(dialogue, transcriber, voice, **config))
        return talks[-1].connect()

    yield make
    for one in talks:
        one.line.close()


def greeted(talk, *replies, lines=("All of it worked.",), **options):
    """A conversation in which the first question has been heard."""
    one = talk(ScriptedDialogue(QUESTION, *replies), ScriptedTranscriber(*lines), **options)
    one.listen_until(lambda: one.dialogue.saved, "for the question to be saved")
    one.listen_to_the_end()
    return one


def test_the_interviewer_begins_and_what_was_heard_is_saved(talk):
    one = greeted(talk)
    assert one.dialogue.saved == [("interviewer", QUESTION)]
    assert one.dialogue.complete == [True]
    assert one.line.snapshot().revision > 0


def test_a_turn_is_transcribed_saved_and_replied_to(talk):
    one = greeted(talk, "Good. And then?")
    one.answer()
    one.hear(silence(600))
    one.listen_to_the_end()
    assert one.dialogue.saved[1:] == [("candidate", "All of it worked."), ("interviewer", "Good. And then?")]
    latency = one.line.snapshot().latency
    assert None not in (latency.endpoint_ms, latency.first_token_ms, latency.first_sound_ms, latency.first_content_ms)
    eventually(lambda: one.dialogue.kept)
    assert one.dialogue.kept[0][1].text == "All of it worked."


def test_a_guess_is_silent_and_saves_nothing_until_the_turn_is_over(talk):
    one = greeted(talk, "Good. And then?", "Never mind.", lines=("All of it worked.", "All of it worked. Mostly."))
    one.answer()
    eventually(lambda: one.dialogue.replies_asked == 2, "for the guess")
    assert one.line.pull(480, 24_000).is_silence
    assert len(one.dialogue.saved) == 1
    one.hear(speech(600))
    one.hear(silence(330))
    eventually(lambda: one.line.snapshot().partial == "All of it worked. Mostly.")
    one.hear(silence(600))
    one.listen_to_the_end()
    assert one.dialogue.saved[1:] == [("candidate", "All of it worked. Mostly."), ("interviewer", "Never mind.")]


def test_only_an_acknowledgement_may_come_before_the_reply_is_there(talk):
    one = greeted(talk, "Good. And then?", "So?", "Why?")
    eventually(lambda: len(one.voice.said) == 4, "for the acknowledgements")
    spoken = []
    for _ in range(2):
        one.dialogue.gate.clear()
        one.answer()
        one.hear(silence(600))
        one.listen_until(lambda: one.state is VoiceState.SPEAKING, "for an acknowledgement")
        spoken.append(one.line.snapshot().caption)
        one.dialogue.gate.set()
        one.listen_to_the_end()
    assert set(spoken) <= set(PHRASES.acknowledgements) and len(set(spoken)) == 2
    assert ("interviewer", "Good. And then?") in one.dialogue.saved  # without the acknowledgement


def test_an_interruption_leaves_only_what_was_heard(talk):
    long = "This is a rather long question about many things. It goes on and on."
    one = greeted(talk, long, "Sure.", lines=("All of it worked.", "Wait, one thing."), voice=ToneVoice())
    one.answer()
    one.hear(silence(600))
    one.listen_until(lambda: "This is a rather" in one.line.snapshot().heard)
    assert not one.line.snapshot().is_held
    one.hear(speech(210))
    assert one.line.pull(480, 24_000).is_silence, "held at the first sign of speech"
    assert one.line.snapshot().is_held
    one.hear(speech(500))
    assert one.state is VoiceState.INTERRUPTED
    one.hear(silence(330))
    eventually(lambda: one.state is VoiceState.LISTENING, "for the floor")
    assert not one.line.snapshot().is_held
    one.hear(silence(600))
    one.listen_to_the_end()
    saved = one.dialogue.saved[2:]
    assert saved[0][0] == "interviewer" and 0 < len(saved[0][1]) < len(long) and long.startswith(saved[0][1])
    assert saved[1:] == [("candidate", "Wait, one thing."), ("interviewer", "Sure.")]
    assert one.dialogue.complete == [True, False, True]


@pytest.mark.parametrize("words", ["", "Uh-huh.", "Right, okay."])
def test_an_interruption_without_words_of_its_own_gives_the_floor_back(talk, words):
    reply = "This is the first sentence of it. And this is the second."
    one = greeted(talk, reply, lines=("All of it worked.", words))
    one.answer()
    one.hear(silence(600))
    one.listen_until(lambda: "This is" in one.line.snapshot().heard)
    one.hear(speech(700))
    one.hear(silence(330))
    one.listen_to_the_end()
    assert one.dialogue.saved[1:] == [("candidate", "All of it worked."), ("interviewer", reply)]


def test_a_cough_only_makes_a_pause(talk):
    reply = "This is the first sentence of it. And this is the second."
    one = greeted(talk, reply)
    one.answer()
    one.hear(silence(600))
    one.listen_until(lambda: "This is" in one.line.snapshot().heard)
    one.hear(speech(240))
    one.hear(silence(330))
    one.listen_to_the_end()
    assert one.dialogue.saved[-1] == ("interviewer", reply) and len(one.transcriber.asked) == 1


def test_the_interviewers_echo_is_not_an_answer(talk):
    reply = "This is the first sentence of the reply. And this is the second one."
    echo = "this is the first sentence of the"
    one = greeted(talk, reply, lines=("All of it worked.", echo))
    one.answer()
    one.hear(silence(600))
    one.listen_until(lambda: "This is" in one.line.snapshot().heard)
    one.hear(speech(900))
    one.hear(silence(330))
    one.listen_to_the_end()
    assert one.dialogue.saved[-1] == ("interviewer", reply)
    assert Notice.ECHO in one.notices


def test_half_duplex_hears_nothing_while_it_speaks(talk):
    one = greeted(talk, "This is the first sentence. And this is the second.", half_duplex=True)
    one.hear(silence(330))
    one.answer()
    one.hear(silence(600))
    one.listen_until(lambda: one.state is VoiceState.SPEAKING)
    one.hear(speech(900))
    one.listen_to_the_end()
    assert len(one.transcriber.asked) == 1 and one.dialogue.complete == [True, True]


def test_going_on_before_the_reply_was_heard_adds_to_the_turn(talk):
    one = greeted(talk, "Good.", "Better.", lines=("All of it worked.", "And it was cheap."))
    one.answer()
    one.hear(silence(600))
    one.hear(speech(900))
    one.hear(silence(330))
    eventually(lambda: one.line.snapshot().partial == "And it was cheap.")
    one.hear(silence(600))
    one.listen_to_the_end()
    assert one.dialogue.saved[1:] == [
        ("candidate", "All of it worked."),
        ("candidate", "And it was cheap."),
        ("interviewer", "Better."),
    ]


def test_who_goes_on_for_long_is_cut_in_on_and_may_go_on_all_the_same(talk):
    cutting = EndpointingConfig(cut_in_ms=1000)
    one = greeted(talk, "Stop there. And?", "I see.", lines=("It began in May and", "then."), endpointing=cutting)
    one.hear(speech(1500))
    one.hear(silence(330))
    one.listen_until(lambda: len(one.dialogue.saved) == 3, "for the interviewer to come in")
    assert one.dialogue.saved[1:] == [("candidate", "It began in May and"), ("interviewer", "Stop there. And?")]
    assert [said.is_cut_in for said in one.dialogue.answered] == [True]
    one.answer(ms=900)
    one.hear(silence(4000))
    one.listen_until(lambda: len(one.dialogue.saved) > 3, "for the next answer")
    assert not one.dialogue.answered[-1].is_cut_in


def test_noise_is_not_an_answer(talk):
    one = greeted(talk, lines=("",))
    one.hear(speech(900))
    one.hear(silence(330))
    eventually(lambda: one.transcriber.asked)
    one.hear(silence(4200))
    eventually(lambda: Notice.NO_WORDS in one.notices)
    assert len(one.dialogue.saved) == 1


def test_an_outage_of_the_transcriber_is_told_and_is_not_silence(talk):
    one = greeted(talk, lines=(ProviderUnreachable("ears", "down"),))
    one.hear(speech(900))
    one.hear(silence(330))
    eventually(lambda: Notice.TRANSCRIBER_DOWN in one.notices)


def test_a_reply_that_fails_is_asked_for_once_more(talk):
    one = greeted(talk, ProviderUnreachable("brain", "down"), "Second try.")
    one.answer()
    one.hear(silence(600))
    one.listen_until(lambda: ("interviewer", "Second try.") in one.dialogue.saved)
    assert one.dialogue.saved.count(("candidate", "All of it worked.")) == 1


def test_another_tab_is_told_and_nothing_is_overwritten(talk):
    one = greeted(talk)
    one.dialogue.failure = Conflict("newer")
    one.answer()
    one.hear(silence(600))
    eventually(lambda: Notice.CONTINUED_ELSEWHERE in one.notices)
    assert len(one.dialogue.saved) == 1


def test_without_a_voice_there_are_captions(talk):
    voice = ToneVoice()
    voice.is_down = True
    one = talk(ScriptedDialogue(QUESTION), ScriptedTranscriber("x"), voice)
    eventually(lambda: one.line.snapshot().caption == QUESTION)
    one.listen_until(lambda: one.dialogue.saved)
    assert one.dialogue.saved == [("interviewer", QUESTION)]
    assert Notice.CAPTIONS_ONLY in one.notices


def test_silence_is_met_with_two_prompts_and_then_an_offer_to_type(talk):
    one = greeted(talk)
    for prompt in PHRASES.prompts:
        one.hear(silence(8100))
        one.listen_until(lambda prompt=prompt: prompt in one.voice.said)
        one.listen_to_the_end()
    one.hear(silence(8100))
    assert one.notices == [Notice.PROMPTED, Notice.PROMPTED, Notice.OFFER_TYPING]
    one.hear(silence(20_000))
    assert one.notices[-1] is Notice.OFFER_TYPING and len(one.notices) == 3
    assert len(one.dialogue.saved) == 1


def test_the_buttons(talk):
    one = greeted(talk, "Next.", "Then.", "Last.")
    one.line.repeat()
    one.listen_until(lambda: "What did you learn?" in one.voice.said)
    one.listen_to_the_end()
    one.line.skip()
    one.listen_until(lambda: ("interviewer", "Next.") in one.dialogue.saved)
    one.listen_to_the_end()
    one.line.say("Typed.")
    one.listen_until(lambda: ("interviewer", "Then.") in one.dialogue.saved)
    one.listen_to_the_end()
    one.hear(speech(900))
    one.line.finish_turn()
    one.listen_until(lambda: ("interviewer", "Last.") in one.dialogue.saved)
    assert [text for who, text in one.dialogue.saved if who == "candidate"] == [
        "(skipped)",
        "Typed.",
        "All of it worked.",
    ]


def test_a_draft_waits_to_be_confirmed_and_the_talk_goes_on(talk):
    draft = Transcript("all of it work", is_draft=True, has_punctuation=False, transcriber="draft")
    one = greeted(talk, "Good.", lines=(draft,))
    one.answer()
    one.hear(silence(3300))
    one.listen_until(lambda: ("interviewer", "Good.") in one.dialogue.saved)
    assert one.line.snapshot().pending == draft
    one.line.confirm("q1", "All of it worked.")
    eventually(lambda: one.dialogue.confirmed == [("q1", "All of it worked.")])
    eventually(lambda: one.line.snapshot().pending is None)


def test_coming_back_repeats_the_question(talk):
    one = talk(ScriptedDialogue(awaits_reply=False), ScriptedTranscriber("x"))
    one.listen_until(lambda: "Once more. What did you learn?" in " ".join(one.voice.said))


def test_leaving_in_the_middle_keeps_what_was_heard(talk):
    one = talk(ScriptedDialogue("First part of it, then the second part of it."), ScriptedTranscriber("x"))
    one.listen_until(lambda: one.line.snapshot().heard)
    one.line.close()
    assert [who for who, _ in one.dialogue.saved] == ["interviewer"]
    assert one.dialogue.complete == [False]


def test_fifty_conversations_leave_no_thread(talk):
    before = threading.active_count()
    for _ in range(50):
        one = Talk(ScriptedDialogue(QUESTION, "Good."), ScriptedTranscriber("All of it worked.")).connect()
        one.hear(speech(600) + silence(330))
        started = time.monotonic()
        one.line.close()
        assert time.monotonic() - started < 1
    assert threading.active_count() <= before


@pytest.mark.parametrize("connected", [True, False])
def test_nobody_there_ends_it(connected):
    now_s = [0.0]
    senses = Senses(ScriptedTranscriber("x"), ToneVoice(), LoudnessDetector())
    line = Conversation(ScriptedDialogue("Hello."), senses, PHRASES, VoiceConfig("maya"), clock=lambda: now_s[0])
    if connected:
        line.connect(lag_ms=0)
    eventually(lambda: line.snapshot().is_connected is connected)
    now_s[0] = 29.0
    line.snapshot()  # a page looks at it
    now_s[0] = 58.0
    time.sleep(0.3)
    assert not line.is_closed
    now_s[0] = 60.0
    eventually(lambda: line.is_closed)


def test_news_wait_until_nobody_speaks(talk):
    one = greeted(talk, "Case two differs.", lines=("",))
    one.dialogue.awaits_reply = True
    one.hear(speech(600))
    one.line.wake()
    one.hear(speech(90))
    assert one.dialogue.replies_asked == 1, "it spoke while somebody else did"
    one.hear(silence(330))
    eventually(lambda: one.transcriber.asked)
    one.hear(silence(4200))
    one.listen_until(lambda: ("interviewer", "Case two differs.") in one.dialogue.saved)


def test_nothing_is_said_where_there_are_no_news(talk):
    one = greeted(talk, "Good. And then?")
    one.answer()
    one.hear(silence(600))
    one.listen_until(lambda: "Good." in one.line.snapshot().heard)
    one.line.wake()
    one.listen_to_the_end()
    one.hear(silence(90))
    one.listen_to_the_end()
    assert "Once more." not in " ".join(one.voice.said) and one.dialogue.replies_asked == 2


def test_where_silence_is_work_nobody_is_asked_to_speak_and_noise_is_no_fault(talk):
    one = greeted(talk, lines=("",), manners=Manners(silence_is_work=True))
    one.hear(silence(40_000))
    one.hear(speech(900))
    one.hear(silence(330))
    eventually(lambda: one.transcriber.asked)
    one.hear(silence(4200))
    assert one.notices == [] and not set(PHRASES.prompts) & set(one.voice.said)
