"""The desk as a conversation sees it: words enter its chat, and the interviewer speaks about what happens there."""

from datetime import timedelta

import pytest

from core.domain.coding import Language
from core.domain.interview import Speaker, TurnKind
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind, Medium, Mode, Plan
from core.domain.speech import Transcript, VoiceSnapshot, VoiceState
from core.errors import Conflict, InputRejected
from core.services.voice_lines import VoiceLines
from core.speech.conversation import Conversation, Senses, VoiceConfig
from core.speech.dialogue import Phrases
from core.speech.waiting import Manners
from tests.core.coding.samples import ACCEPTED, START, WRONG
from tests.core.services.test_coding import Judged, settled, submitted
from tests.core.services.test_voice import said
from tests.core.speech.test_conversation import Talk, eventually
from tests.fakes.desk import parts
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.set_clock import SetClock
from tests.fakes.voices import LoudnessDetector, ScriptedTranscriber, ToneVoice, silence

PLAN = Plan(kind=Kind.CODING, question_count=2, topics=("arrays",), medium=Medium.VOICE)
WORDS = "I go through it once and keep the best so far, which is O(n); an empty list gives nothing."
THOUGHT = "So this loop here runs over all of the values."


@pytest.fixture
def clock():
    return SetClock(START, step=timedelta(milliseconds=1))


@pytest.fixture
def lines():
    return VoiceLines()


@pytest.fixture
def made(clock, tmp_path, lines):
    return parts(clock, kept=tmp_path, lines=lines)


@pytest.fixture
def judged(made):
    return Judged(made)


@pytest.fixture
def service(made, judged):
    database = MemoryDatabase()
    return made.service(LOCAL_PERSON, database.interviews("local"), database.submissions("local"))


@pytest.fixture
def desk(service):
    return service.desk(service.start(PLAN).id)


@pytest.fixture
def dialogue(service, desk):
    """The first words of the round have been heard."""
    made = service.dialogue(desk.interview.id)
    said(made.reply())
    return made


def turns(service, desk):
    return service.open(desk.interview.id).turns


def told(service, desk):
    return [(turn.kind, turn.text) for turn in turns(service, desk)]


def test_the_first_words_are_said_once_and_saved_already(service, desk):
    before = turns(service, desk)
    dialogue = service.dialogue(desk.interview.id)
    assert dialogue.first_words() == dialogue.last_words() == before[0].text
    assert said(dialogue.reply()) == before[0].text
    assert turns(service, desk) == before and dialogue.reply() is None


def test_an_approach_that_is_said_is_discussed_aloud(service, desk, dialogue):
    remark = said(dialogue.answer(Transcript(WORDS)))
    assert told(service, desk)[1:] == [(TurnKind.APPROACH, WORDS), (TurnKind.REMARK, remark)]
    assert service.desk(desk.interview.id).approach == WORDS
    assert dialogue.first_words() == "" and dialogue.last_words() == remark


def test_a_guess_saves_nothing(service, desk, dialogue):
    before = turns(service, desk)
    assert "".join(dialogue.answer(Transcript(WORDS)).words())
    assert turns(service, desk) == before


def test_what_a_simple_transcriber_heard_is_a_draft_until_it_is_confirmed(service, desk, dialogue):
    said(dialogue.answer(Transcript("i go through it ones and keep the vest so far", is_draft=True)))
    draft = turns(service, desk)[1]
    assert draft.is_draft and draft.kind is TurnKind.APPROACH
    with pytest.raises(InputRejected):
        service.confirm_words(desk.interview.id, draft.id, "  ")
    service.confirm_words(desk.interview.id, draft.id, WORDS)
    now = turns(service, desk)[1]
    assert now.text == WORDS and not now.is_draft and now.id == draft.id
    service.confirm_words(desk.interview.id, draft.id, "Something else.")  # pressed twice
    assert turns(service, desk)[1].text == WORDS


def test_a_remark_stands_as_far_as_it_was_heard(service, desk, dialogue):
    exchange = dialogue.answer(Transcript(WORDS))
    said(exchange, heard="I can follow")
    last = turns(service, desk)[-1]
    assert (last.kind, last.text, last.is_interrupted) == (TurnKind.REMARK, "I can follow", True)


def test_words_before_a_word_of_the_reply_go_on_with_the_turn(service, desk, dialogue):
    dialogue.answer(Transcript(WORDS)).commit()
    said(dialogue.answer(Transcript("And it needs no memory.")))
    assert [turn.text for turn in turns(service, desk) if turn.speaker is Speaker.CANDIDATE] == [
        f"{WORDS} And it needs no memory."
    ]
    assert len({turn.id for turn in turns(service, desk)}) == 3


def test_typed_words_stay_apart(service, desk, dialogue):
    dialogue.answer(Transcript("Short plan.", transcriber="typed")).commit()
    said(dialogue.answer(Transcript("And it needs no memory.", transcriber="typed")))
    assert [kind for kind, _ in told(service, desk)[1:]] == [TurnKind.APPROACH, TurnKind.REQUEST, TurnKind.REMARK]


def test_thinking_aloud_enters_the_chat_and_nobody_answers(service, desk, dialogue):
    said(dialogue.answer(Transcript(WORDS)))
    remarks = sum(turn.kind is TurnKind.REMARK for turn in turns(service, desk))
    said(dialogue.answer(Transcript(THOUGHT)))
    assert told(service, desk)[-1] == (TurnKind.ALOUD, THOUGHT)
    assert not service.is_thinking(desk.interview.id) and dialogue.reply() is None
    assert said(dialogue.answer(Transcript("What does it cost?")))
    assert sum(turn.kind is TurnKind.REMARK for turn in turns(service, desk)) == remarks + 1


@pytest.mark.parametrize("heard", [Transcript("Uh-huh, okay."), Transcript("the at", is_draft=True)])
def test_a_yes_on_the_way_and_the_noise_of_a_keyboard_leave_no_trace(service, desk, dialogue, heard):
    before = turns(service, desk)
    assert said(dialogue.answer(heard)) == ""
    assert turns(service, desk) == before


def test_last_words_about_a_problem_that_was_left_stand_at_the_next_one(service, desk, dialogue):
    said(dialogue.answer(Transcript(WORDS)))
    exchange = dialogue.answer(Transcript("What does it cost?"))
    after = service.next(desk.interview.id, desk.question.id)
    said(exchange)
    last = turns(service, desk)[-2]
    assert (last.text, last.question_id) == ("What does it cost?", after.current_question.id)


class Ear:
    """A connected line that is only woken."""

    is_closed = False

    def __init__(self) -> None:
        self.woken = 0

    def snapshot(self):
        return VoiceSnapshot(is_connected=True)

    def wake(self) -> None:
        self.woken += 1


@pytest.fixture
def ear(lines, desk):
    return lines.get_or_make("local", desk.interview.id, Ear, lambda: True)


def test_a_run_is_spoken_about_seldom_and_not_long_after(service, judged, desk, dialogue, ear, clock):
    submitted(service, judged, desk, WRONG, full=False)
    assert told(service, desk)[-1][0] is TurnKind.RUN and ear.woken == 1  # nobody has answered beside
    remark = said(dialogue.reply())
    assert "Case 2" in remark or "case 2" in remark
    assert told(service, desk)[-1] == (TurnKind.REMARK, remark)
    submitted(service, judged, desk, WRONG, full=False)
    assert ear.woken == 1 and dialogue.reply() is None  # within 45 s
    clock.at += timedelta(seconds=46)
    assert dialogue.reply() is None  # the run was too long ago
    submitted(service, judged, desk, ACCEPTED)
    assert ear.woken == 2
    said(dialogue.reply(), heard="Accepted.")
    assert turns(service, desk)[-1].is_interrupted and turns(service, desk)[-1].text == "Accepted."


def test_who_talks_is_answered_by_the_line_and_by_nobody_else(service, desk, dialogue, ear):
    service.say(desk.interview.id, desk.question.id, WORDS)  # typed in another tab
    assert ear.woken == 1
    assert service.is_thinking(desk.interview.id) and ear.woken == 1
    said(dialogue.reply())
    assert [kind for kind, _ in told(service, desk)[1:]] == [TurnKind.APPROACH, TurnKind.REMARK]
    assert not service.is_thinking(desk.interview.id)


def test_the_next_problem_is_put_aloud(service, desk, dialogue, ear):
    service.next(desk.interview.id, desk.question.id)
    assert ear.woken == 1
    assert said(dialogue.reply()) == turns(service, desk)[-1].text
    assert dialogue.reply() is None


def test_a_round_that_ended_is_over(service, desk, dialogue):
    service.end(desk.interview.id)
    assert dialogue.reply() is None and dialogue.is_over
    with pytest.raises(Conflict):
        dialogue.answer(Transcript(WORDS))


def test_real_mode_ends_with_its_clock_while_somebody_talks(service, clock):
    interview = service.start(Plan(kind=Kind.CODING, question_count=1, mode=Mode.REAL, time_limit_minutes=20))
    dialogue = service.dialogue(interview.id)
    clock.at += timedelta(minutes=21)
    with pytest.raises(Conflict):
        dialogue.answer(Transcript(WORDS))
    assert dialogue.is_over and not service.open(interview.id).is_open


# --- and with a conversation around it


class DeskTalk(Talk):
    def __init__(self, dialogue, transcriber, lines, interview_id):
        self.dialogue, self.transcriber, self.voice = dialogue, transcriber, ToneVoice(ms_per_character=20)
        config = VoiceConfig("maya", manners=Manners(silence_is_work=True))
        senses = Senses(transcriber, self.voice, LoudnessDetector())
        self.line = Conversation(dialogue, senses, Phrases((), ("Hello?",), ("Take your time.",), "Again."), config)
        lines.get_or_make("local", interview_id, lambda: self.line, lambda: True)

    @property
    def is_silent(self):
        return self.state is VoiceState.LISTENING


@pytest.fixture
def talk(service, desk, lines):
    """The first words have been heard, and somebody may talk."""
    ears = ScriptedTranscriber(WORDS, "Wait, what about an empty list?", "What does it cost?")
    one = DeskTalk(service.dialogue(desk.interview.id), ears, lines, desk.interview.id).connect()
    one.listen_until(lambda: turns(service, desk)[0].text in one.line.snapshot().heard, "for the first words")
    one.listen_to_the_end()
    yield one
    one.line.close()


def test_an_approach_is_said_answered_and_interrupted(service, desk, talk):
    talk.answer()
    talk.hear(silence(600))
    talk.listen_until(lambda: len(talk.line.snapshot().heard) > 10, "for the remark")
    talk.answer(700)  # comes in
    talk.hear(silence(600))
    talk.listen_to_the_end()
    eventually(lambda: len(told(service, desk)) == 5, "for both remarks")
    after = turns(service, desk)[1:]
    assert [turn.kind for turn in after] == [
        TurnKind.APPROACH,
        TurnKind.REMARK,
        TurnKind.REQUEST,
        TurnKind.REMARK,
    ]
    assert after[1].is_interrupted and not after[3].is_interrupted
    assert after[2].text == "Wait, what about an empty list?"


def test_a_run_is_remarked_on_aloud_and_typing_goes_on(service, judged, desk, talk):
    submitted_by_hand(service, judged, desk)
    talk.listen_until(lambda: told(service, desk)[-1][0] is TurnKind.REMARK, "for the remark")
    talk.listen_to_the_end()
    talk.line.say("And what would you test next?")
    talk.listen_until(lambda: len(told(service, desk)) == 5, "for the reply")
    assert [kind for kind, _ in told(service, desk)[1:]] == [
        TurnKind.RUN,
        TurnKind.REMARK,
        TurnKind.APPROACH,
        TurnKind.REMARK,
    ]


def submitted_by_hand(service, judged, desk):
    judged.verdicts.append(WRONG)
    service.run(desk.interview.id, desk.question.id, Language.PYTHON, "x = 1")
    eventually(lambda: not service.job(desk.interview.id).running)


def test_nobody_who_types_is_asked_to_speak(service, desk, talk):
    before = talk.voice.said[:]
    talk.hear(silence(40_000))
    assert talk.voice.said == before and talk.line.snapshot().notices == ()


def test_what_is_saved_before_the_sound_comes_is_answered_beside(service, desk):
    service.tell_approach(desk.interview.id, desk.question.id, WORDS)
    settled(service, desk.interview.id)
    assert [kind for kind, _ in told(service, desk)[1:]] == [TurnKind.APPROACH, TurnKind.REMARK]
