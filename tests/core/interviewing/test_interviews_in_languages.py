"""Whole interviews in the other languages: by the built-in interviewer, and with a model that translates."""

from datetime import UTC, datetime

import pytest

from core.domain.interview import Interview, Speaker, Status, TurnKind
from core.domain.plan import Kind, Mode, Plan
from core.engines import question_folders
from core.grading.reading import read_answer
from core.interviewing.bank import QuestionBank
from core.interviewing.built_in import BuiltInInterviewer
from core.interviewing.engine import InterviewEngine
from core.interviewing.listening import is_in
from core.interviewing.phrases import Phrases
from core.interviewing.planning import as_question
from core.interviewing.simulation import held
from core.interviewing.translation import ModelTranslator
from core.languages import FOLDER, language_codes
from core.prompting import Prompts
from core.settings import PROMPTS
from tests.fakes.scripted_model import ScriptedModel

OTHERS = [code for code in language_codes() if code != "en"]
BANK = QuestionBank.load(PROMPTS / "questions", languages=question_folders())
PHRASES = {code: Phrases.load(FOLDER / code / "phrases.toml") for code in OTHERS}
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
IN_GERMAN = {
    "text": "Erzählen Sie von einem Dienst, den Sie unter Last betrieben haben. Was haben Sie zuerst geändert?",
    "key_points": [],
}


@pytest.fixture(scope="module")
def room(personas, phrases):
    return InterviewEngine(BANK, personas, read_answer, BuiltInInterviewer(BANK, personas, phrases, PHRASES))


def planned(code, persona="maya", **plan) -> Interview:
    wished = Plan(language=code, persona_id=persona, mode=Mode.PRACTICE, **plan)
    return Interview(f"{code}-{persona}", "local", wished, Status.IN_PROGRESS, NOON)


def strong(question):
    source = BANK.speaking(question.language).get(question.bank_id)
    return source.samples.strong if source else BANK.speaking(question.language).questions[0].samples.strong


@pytest.mark.parametrize("persona", ["maya", "ingrid", "kenji"])
@pytest.mark.parametrize("code", OTHERS)
def test_every_word_is_in_the_language(room, code, persona):
    interview = held(room, planned(code, persona, kind=Kind.MIXED, question_count=5), strong)
    assert interview.status is Status.COMPLETED and len(interview.main_questions) == 5
    assert len({q.bank_id for q in interview.main_questions}) == 5
    assert {q.language for q in interview.questions} == {code}
    said = [turn for turn in interview.turns if turn.speaker is Speaker.INTERVIEWER]
    assert all(is_in(turn.text, code) for turn in said if len(turn.text) > 60)
    assert not any("{" in turn.text or "$" in turn.text for turn in said)


@pytest.mark.parametrize("code", OTHERS)
def test_who_answers_in_english_is_asked_for_the_language(room, code):
    english = "I asked each of them what it was for, and then I took the one with the biggest damage."
    interview = held(room, planned(code, kind=Kind.GENERAL, question_count=1), lambda _: english)
    asked = next(turn.text for turn in interview.turns if turn.kind is TurnKind.FOLLOW_UP)
    assert any(text in asked for text in PHRASES[code].of("follow_ups.language"))


@pytest.mark.parametrize("code", OTHERS)
def test_the_phrases_are_complete(phrases, code):
    wanted = {name for name in phrases.lists if not name.startswith("coach.")}
    assert wanted <= PHRASES[code].lists.keys()
    spoken = [text for pool in PHRASES[code].lists.values() for text in pool]
    assert len(spoken) == len(set(spoken))


def test_what_the_language_has_no_question_for_is_told_before():
    engine = InterviewEngine(BANK, None, read_answer, None)
    assert engine.can_ask(Plan(language="de", kind=Kind.BEHAVIOURAL))
    assert not engine.can_ask(Plan(language="de", kind=Kind.TECHNICAL))


def english():
    return as_question(BANK.in_cell("technology", Kind.TECHNICAL)[0], 1)


def translation_of(question, **changed):
    points = [
        {"text": f"Misst zuerst, was wirklich langsam ist, Punkt {at}", "cues": ["zuerst messen", "was langsam ist"]}
        for at, _ in enumerate(question.key_points)
    ]
    return {**IN_GERMAN, "key_points": points, **changed}


def test_a_model_puts_the_banks_questions_in_the_language():
    question = english()
    model = ScriptedModel(translation_of(question))
    translator = ModelTranslator(model, Prompts(PROMPTS))
    found = translator.translated(question, "de")
    assert found.text == IN_GERMAN["text"] and (found.language, found.bank_id) == ("de", question.bank_id)
    assert found.key_points[0].cues == ("zuerst messen", "was langsam ist")
    assert found.competency == question.competency
    assert translator.translated(question, "de") == found and len(model.asked) == 1  # asked for once


@pytest.mark.parametrize(
    "changed",
    [
        {"text": ""},
        {"text": "Tell me about a service that you ran under load. What did you change first?"},
        {"text": "Parlez-moi d'un service que vous avez géré sous charge. Qu'avez-vous changé d'abord ?"},
        {"key_points": []},
    ],
    ids=["empty", "left in English", "another language", "points left out"],
)
def test_a_translation_that_is_not_one_is_not_put(changed):
    question = english()
    translator = ModelTranslator(ScriptedModel(translation_of(question, **changed)), Prompts(PROMPTS))
    assert translator.translated(question, "de") is None
