"""The interview as a conversation sees it: guesses save nothing, replies are saved as far as they were heard."""

from dataclasses import replace

import pytest

from core.domain.camera import FramingCounts
from core.domain.interview import Speaker, TurnKind
from core.domain.people import Identity
from core.domain.plan import Kind, Plan
from core.domain.provider import Health
from core.domain.speech import AudioChunk, Delivery, Transcript, Utterance, VoiceOptions, VoiceState
from core.errors import Conflict, NotFound
from core.providers import HealthRecord
from core.services.interview import InterviewService
from core.services.presence import CameraRecord
from core.services.report import _pending
from core.services.voice import VoiceDoor, VoiceProviders, VoiceService, voice_config
from core.services.voice_dialogue import InterviewDialogue
from core.services.voice_lines import VoiceLines
from core.services.voice_tickets import VoiceTickets
from core.speech.dialogue import Phrases
from core.voice_providers import SynthesizerChain, TranscriberChain
from tests.core.interviewing.simulation import START
from tests.core.speech.test_conversation import eventually
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.set_clock import SetClock
from tests.fakes.small_bank import answer
from tests.fakes.voices import ClosedEye, LoudnessDetector, ScriptedTranscriber, ToneVoice

PLAN = Plan(kind=Kind.TECHNICAL, question_count=2, time_limit_minutes=30)


class MemoryRecordings:
    def __init__(self):
        self.kept = []

    def save(self, recording):
        self.kept.append(recording)

    def get(self, interview_id, question_id, attempt=1):
        for kept in self.kept:
            if (kept.interview_id, kept.question_id, kept.attempt) == (interview_id, question_id, attempt):
                return kept
        raise NotFound(question_id)

    def delete_all(self):
        self.kept = []

    def delete(self, interview_id):
        self.kept = [kept for kept in self.kept if kept.interview_id != interview_id]


class PlainEncoder:
    def encode(self, audio):
        return audio.pcm


@pytest.fixture
def store():
    return MemoryDatabase().interviews("ann")


@pytest.fixture
def interviews(store, engine):
    return InterviewService(Identity("ann", "Ann"), store, engine, SetClock(START))


@pytest.fixture
def dialogue(store, engine, interviews):
    """The first question has been heard."""
    made = InterviewDialogue(interviews.start(PLAN), store, engine, SetClock(START))
    said(made.reply())
    return made


def said(exchange, heard: str | None = None) -> str:
    exchange.commit()
    text = "".join(exchange.words())
    exchange.heard(text if heard is None else heard, is_complete=heard is None)
    return text


def saved(store, dialogue):
    return store.get(dialogue._interview.id)


def test_a_voice_interview_is_the_typed_one(store, dialogue):
    for _ in range(8):
        if dialogue.is_over:
            break
        said(dialogue.answer(Transcript(answer(4))))
    interview = saved(store, dialogue)
    assert not interview.is_open and len(interview.main_questions) == 2
    assert all(not a.is_draft for a in interview.answers) and dialogue.reply() is None


def test_who_comes_back_before_a_first_word_hears_everything_again(store, dialogue):
    interview = saved(store, dialogue)
    assert dialogue.first_words() == " ".join(turn.text for turn in interview.turns)
    assert dialogue.last_words() == interview.current_question.text
    dialogue.answer(Transcript(answer(4))).commit()
    assert dialogue.first_words() == ""


def test_a_guess_saves_nothing(store, dialogue):
    before = saved(store, dialogue)
    guess = dialogue.answer(Transcript(answer(4)))
    assert "".join(guess.words())
    assert saved(store, dialogue) == before


def test_what_was_said_is_saved_before_the_reply(store, dialogue):
    exchange = dialogue.answer(Transcript(answer(4)))
    exchange.commit()
    assert saved(store, dialogue).answers[-1].text == answer(4).strip()
    assert saved(store, dialogue).awaits_reply


def test_an_interrupted_question_stands_as_far_as_it_was_heard(store, dialogue):
    exchange = dialogue.answer(Transcript(answer(4)))
    exchange.commit()
    text = "".join(exchange.words())
    heard = " ".join(text.split()[:-1])
    exchange.heard(heard, is_complete=False)
    last = saved(store, dialogue).turns[-1]
    assert last.is_interrupted and " ".join(last.text.split()) == " ".join(heard.split())
    assert saved(store, dialogue).current_question is not None


def test_a_question_that_was_not_heard_was_not_put(store, dialogue):
    exchange = dialogue.answer(Transcript(answer(4)))
    exchange.commit()
    list(exchange.words())
    exchange.heard("Thank", is_complete=False)
    interview = saved(store, dialogue)
    assert interview.awaits_reply and interview.turns[-1].kind is TurnKind.ANSWER


def test_words_before_the_reply_go_on_with_the_answer(store, dialogue):
    dialogue.answer(Transcript(answer(4))).commit()
    said(dialogue.answer(Transcript("And it was cheap.")))
    interview = saved(store, dialogue)
    assert [a.text for a in interview.answers] == [f"{answer(4).strip()} And it was cheap."]
    assert [t.speaker for t in interview.turns[-2:]] == [Speaker.CANDIDATE, Speaker.INTERVIEWER]
    assert len({turn.id for turn in interview.turns}) == len(interview.turns)


def test_a_request_is_no_answer(store, dialogue):
    said(dialogue.answer(Transcript("Could you repeat the question, please?")))
    interview = saved(store, dialogue)
    assert not interview.answers and interview.turns[-2].kind is TurnKind.REQUEST


def test_an_answer_that_was_cut_in_on_says_so_and_why(store, engine, interviews):
    plan = replace(PLAN, persona_id="kenji")
    dialogue = InterviewDialogue(interviews.start(plan), store, engine, SetClock(START))
    said(dialogue.reply())
    reply = said(dialogue.answer(Transcript(answer(2), is_cut_in=True)))
    assert any(reply.startswith(words) for words in engine.personas.get("kenji").cut_ins)
    kept = saved(store, dialogue)
    assert [turn.is_interrupted for turn in kept.turns if turn.kind is TurnKind.ANSWER] == [True]
    said(dialogue.answer(Transcript(answer(4))))
    assert [t.is_interrupted for t in saved(store, dialogue).turns if t.kind is TurnKind.ANSWER] == [True, False]


@pytest.mark.parametrize(("persona_id", "cut_in_ms", "prompt_ms"), [("maya", None, 10_000), ("kenji", 90_000, 6_000)])
def test_a_conversation_waits_and_comes_in_as_its_interviewer_does(personas, persona_id, cut_in_ms, prompt_ms):
    chosen = replace(PLAN, persona_id=persona_id, voice=VoiceOptions(patience=1.6))
    config = voice_config(chosen, personas.get(persona_id))
    assert (config.voice, config.patience, config.manners.prompt_after_ms) == (persona_id, 1.6, prompt_ms)
    assert config.endpointing.cut_in_ms == cut_in_ms
    assert config.endpointing.open_ms == 1300 * personas.get(persona_id).patience
    assert config.endpointing.complete_ms == 600
    desk = voice_config(replace(chosen, kind=Kind.CODING), personas.get(persona_id))
    assert desk.endpointing.cut_in_ms is None and desk.manners.silence_is_work


def test_a_skip(store, dialogue):
    said(dialogue.skip())
    assert saved(store, dialogue).answers[0].skipped


def test_a_draft_is_not_graded_before_it_is_confirmed(store, dialogue):
    said(dialogue.answer(Transcript("the cash was could", is_draft=True)))
    interview = saved(store, dialogue)
    assert interview.answers[0].is_draft and _pending(interview) == ()
    dialogue.confirm(interview.answers[0].question_id, "The cache was cold.")
    interview = saved(store, dialogue)
    assert interview.answers[0].text == "The cache was cold." and not interview.answers[0].is_draft
    assert "The cache was cold." in [turn.text for turn in interview.turns]
    assert _pending(interview) == interview.answers


def test_a_correction_during_a_guess_about_the_next_answer_stands(store, dialogue):
    said(dialogue.answer(Transcript("the cash was could", is_draft=True)))
    guess = dialogue.answer(Transcript("And then I measured it again for a week.", is_draft=True))
    first = saved(store, dialogue).answers[0].question_id
    dialogue.confirm(first, "The cache was cold.")
    said(guess)
    interview = saved(store, dialogue)
    assert [answer.text for answer in interview.answers] == [
        "The cache was cold.",
        "And then I measured it again for a week.",
    ]
    assert [answer.is_draft for answer in interview.answers] == [False, True]
    assert "The cache was cold." in [turn.text for turn in interview.turns]


def test_another_tab_is_a_conflict_and_nothing_is_overwritten(store, interviews, dialogue):
    exchange = dialogue.answer(Transcript(answer(4)))
    interviews.answer(saved(store, dialogue), "Typed elsewhere, and longer than that.")
    with pytest.raises(Conflict):
        exchange.commit()
    assert saved(store, dialogue).answers[-1].text.startswith("Typed")


def test_how_it_was_said_is_kept_beside_a_running_reply(store, engine, interviews):
    recordings = MemoryRecordings()
    dialogue = InterviewDialogue(interviews.start(PLAN), store, engine, SetClock(START), (recordings, PlainEncoder()))
    said(dialogue.reply())
    exchange = dialogue.answer(Transcript(answer(4)))
    exchange.commit()
    text = "".join(exchange.words())
    utterance = Utterance(AudioChunk(bytes(3200)))
    dialogue.keep(utterance, Transcript(answer(4)), Delivery(100, volume_dbfs=-20.0))
    exchange.heard(text, is_complete=True)
    interview = saved(store, dialogue)
    assert interview.answers[0].delivery.volume_dbfs == -20.0 and not interview.awaits_reply
    assert recordings.kept[0].question_id == interview.answers[0].question_id and recordings.kept[0].duration_ms == 100


class CountingEye(ClosedEye):
    def __init__(self, *counts: FramingCounts):
        self._counts = list(counts)

    def counted(self):
        return self._counts.pop(0)


def test_what_the_camera_counted_is_kept_with_the_question_that_was_answered(engine, interviews, store):
    presence = MemoryDatabase().presence("ann")
    presence._rows.interviews = store._rows.interviews
    one = FramingCounts(4, 3, 2, 2, 1, 1)
    camera = CameraRecord(presence, CountingEye(one, one, FramingCounts()))
    dialogue = InterviewDialogue(interviews.start(PLAN), store, engine, SetClock(START), camera=camera)
    said(dialogue.reply())
    interview_id = dialogue._interview.id
    utterance, delivery = Utterance(AudioChunk(bytes(3200))), Delivery(100)
    dialogue.answer(Transcript(answer(4))).commit()
    dialogue.keep(utterance, Transcript(answer(4)), delivery)
    assert presence.of_interview(interview_id) == {"q1": one}
    said(dialogue.answer(Transcript("And it was cheap.")))
    dialogue.keep(utterance, Transcript("And it was cheap."), delivery)
    assert presence.of_interview(interview_id) == {"q1": one.plus(one)}, "the same answer went on"
    dialogue.answer(Transcript(answer(4))).commit()
    dialogue.keep(utterance, Transcript(answer(4)), delivery)
    assert list(presence.of_interview(interview_id)) == ["q1"], "the camera was off"


def test_an_answer_is_kept_when_the_counts_cannot_be(engine, interviews, store):
    camera = CameraRecord(MemoryDatabase().presence("ann"), CountingEye(FramingCounts(readings=4)))
    dialogue = InterviewDialogue(interviews.start(PLAN), store, engine, SetClock(START), camera=camera)
    said(dialogue.reply())
    dialogue.answer(Transcript(answer(4))).commit()
    dialogue.keep(Utterance(AudioChunk(bytes(3200))), Transcript(answer(4)), Delivery(100, volume_dbfs=-20.0))
    assert saved(store, dialogue).answers[0].delivery.volume_dbfs == -20.0


def test_one_line_an_interview_and_nobody_elses(store, engine, interviews):
    providers = VoiceProviders(
        TranscriberChain([ScriptedTranscriber("x")], HealthRecord(["scripted"])),
        SynthesizerChain([ToneVoice()], HealthRecord(["tone"])),
        LoudnessDetector,
        PlainEncoder(),
        {"en": Phrases((), ("Hello?",), ("Take your time.",), "Again.")},
        ClosedEye,
    )
    lines, recordings = VoiceLines(), MemoryRecordings()
    service = VoiceService(
        Identity("ann", "Ann"),
        store,
        recordings,
        MemoryDatabase().presence("ann"),
        engine,
        SetClock(START),
        providers,
        VoiceDoor(VoiceTickets(), lines),
        at_desk=lambda interview_id: pytest.fail("no coding round"),
    )
    interview = interviews.start(PLAN)
    line = service.open(interview.id, lambda: True)
    assert service.open(interview.id, lambda: True) is line and service.running(interview.id) is line
    assert lines.get("bob", interview.id) is None
    line.connect(lag_ms=0)
    eventually(lambda: line.snapshot().state is not VoiceState.IDLE)
    eventually(lambda: service.states()[3].health is Health.WORKING)
    assert [(state.name, state.health) for state in service.states()] == [
        ("scripted", Health.UNTRIED),
        ("groq", Health.MISSING),
        ("whisper-folder", Health.MISSING),
        ("tone", Health.WORKING),
        ("groq", Health.MISSING),
    ]
    assert all("Set " in state.detail for state in service.states() if state.health is Health.MISSING)
    service.close(interview.id)
    assert line.is_closed and service.running(interview.id) is None
    with pytest.raises(NotFound):
        service.open("no such interview", lambda: True)
    assert service.recording(interview.id, "q1") is None
