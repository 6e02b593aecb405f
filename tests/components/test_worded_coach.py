"""What the built-in coach says is known in every other language; questions, points and quotes in it stay."""

import re
from dataclasses import replace

import pytest

from components.bubbles import said_by
from core.domain.chat import ChatMessage, CoachAction, Conversation
from core.domain.evaluation import StarPart
from core.domain.interview import Speaker
from core.domain.library import KeptAnswer
from core.domain.past import JobAsks, Past
from core.domain.plan import Kind
from core.domain.practice import DueItem, Skill
from core.domain.story import StoryDraft
from core.interviewing.bank import QuestionBank
from core.interviewing.built_in_coach import BuiltInCoach
from core.interviewing.coaching import Lead, TellStory
from core.interviewing.counsel import facts_for
from core.interviewing.listening import Tone, tone_of
from core.interviewing.phrases import Phrases
from tests.components.test_worded_core import surface, unknown
from tests.core.grading.graders import PROMPTS_FOLDER
from tests.core.interviewing.simulation import START
from tests.core.services.test_coach_counsel import LAST, PAST, STORY, WEAK

__all__ = ("surface",)  # a fixture
BANK = QuestionBank.load(PROMPTS_FOLDER / "questions")
PHRASES = Phrases.load(PROMPTS_FOLDER / "phrases.toml")
TALK = Conversation("c1", "ann", "technology", "Data analyst", START)
QUESTIONS = [question for kind in Kind for question in BANK.in_cell("technology", kind)]
DUE = DueItem("question:any-bank-id", "Networking", Kind.TECHNICAL, START, START, 2.0, 1)
FINE = (Skill("Networking", 90.0, 2),)
PASTS = [
    Past(),
    PAST,
    replace(PAST, due=(DUE,), moments=(STORY, replace(STORY, points=50.0))),
    replace(PAST, skills=FINE, moments=(replace(WEAK, bank_id=QUESTIONS[0].id),)),
    *(replace(PAST, last=replace(LAST, kind=kind, points=62.0, waiting=waits)) for kind in Kind for waits in (0, 1, 3)),
    replace(PAST, last=replace(LAST, points=None), moments=(WEAK,)),
    Past(jobs=(JobAsks("Data engineer", "Acme", ("How would you learn Kafka?",)), JobAsks("Chef", "", ("Why?",)))),
    Past(kept=tuple(KeptAnswer("a1", "ann", "One", "Two.", Kind.GENERAL, START, answers=q.id) for q in QUESTIONS)),
]


def said(text: str) -> str:
    return said_by(ChatMessage(Speaker.INTERVIEWER, text, START, brain="built-in"))


@pytest.mark.parametrize("action", CoachAction)
def test_counsel(action, surface):
    for past in PASTS:
        for topic in ("", "chef", "kafka"):
            facts = [fact.text for fact in facts_for(action, past, BANK, TALK, topic)]
            asked = {q.text for q in QUESTIONS} | {text for job in past.jobs for text in job.questions}
            assert unknown([text for text in facts if text not in asked], surface) == []
            ours = [re.sub("[„“].*?[“”]", "", said(text)) for text in facts if not any(q in text for q in asked)]
            assert [text for text in ours if tone_of(text, surface) is Tone.FOREIGN and ":" not in text] == []


@pytest.mark.parametrize("told", [(), (StarPart.SITUATION, StarPart.RESULT), tuple(StarPart)])
def test_a_story(told, surface):
    missing = tuple(part for part in StarPart if part not in told)
    draft = StoryDraft(dict.fromkeys(told, "12"), missing, "built-in")
    text = BuiltInCoach(PHRASES).word(TALK, TellStory((), draft))
    assert [line for line in unknown(text.split("\n"), surface) if line not in ("", "Situation: 12")] == []
    assert " the " not in said(text)


def test_every_phrase(surface):
    leads = {f"coach.{lead.value}" for lead in Lead} | {"coach.repeat"}
    phrases = [(name, phrase) for name in PHRASES.lists if name.startswith("coach.") for phrase in PHRASES.of(name)]
    filled = [re.sub(r"\{\w+\}", "12", phrase) + (" 12" if name in leads else "") for name, phrase in phrases]
    assert len(filled) > 40
    assert unknown([text for text in filled if text != "12"], surface) == []


def test_what_somebody_or_a_model_says_stays(surface):
    text = "That stays general so far."
    assert said(text) != text
    assert said_by(ChatMessage(Speaker.CANDIDATE, text, START)) == text
    assert said_by(ChatMessage(Speaker.INTERVIEWER, text, START, brain="a-model")) == text
