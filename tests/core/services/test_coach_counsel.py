"""What the coach says of somebody's history, and the moments it links to; asked by buttons and in words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.chat import ChatLink, CoachAction, LinkTo
from core.domain.evaluation import StarPart
from core.domain.library import KeptAnswer
from core.domain.past import JobAsks, LastInterview, Moment, Past
from core.domain.people import Identity
from core.domain.plan import Kind
from core.domain.practice import DueItem, Skill
from core.drafting.notes import BuiltInDrafter
from core.errors import ProviderUnreachable
from core.grading.story import told_in
from core.interviewing.built_in_coach import BuiltInCoach
from core.interviewing.model_coach import ModelCoach
from core.prompting import Prompts
from core.services.chat import ChatEngine, ChatService
from tests.core.conftest import PROMPTS
from tests.core.interviewing.simulation import START
from tests.fakes.cue_reader import read_by_cues
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.scripted_model import ScriptedModel
from tests.fakes.set_clock import SetClock

WEAK = Moment("i1", "q1", 1, START, Kind.TECHNICAL, "Networking", "any-bank-id", 41.0, ("Names the port",))
STORY = Moment(
    "i1", "q2", 2, START, Kind.BEHAVIOURAL, "Ownership", None, 83.0, untold=(StarPart.RESULT,), quote="I agreed a rota"
)
LAST = LastInterview("i1", Kind.MIXED, "Data analyst", START, 62.0, 0, ("Give a number for the result.",))
PAST = Past(LAST, (WEAK, STORY), skills=(Skill("Networking", 41.0, 2), Skill("Ownership", 83.0, 1)))


@pytest.fixture
def asked(bank, phrases):
    """The reply to what was asked of a coach who knows this past."""

    def ask(past: Past, text: str, action: CoachAction | None = None, model: ScriptedModel | None = None):
        database, coach = MemoryDatabase(), BuiltInCoach(phrases)
        if model:
            coach = ModelCoach(model, coach, Prompts(PROMPTS), bank)
        stores = database.conversations("ann"), database.interviews("ann")
        engine = ChatEngine(bank, read_by_cues, coach, BuiltInDrafter(told_in))
        chat = ChatService(Identity("ann", "Ann"), *stores, engine, SetClock(START), lambda: past)
        conversation = chat.start("technology", "Data analyst")
        list(chat.reply(conversation))
        conversation = chat.say(chat.open(conversation.id), text, action)
        reply = chat.reply(conversation)
        said = "".join(reply)
        message = chat.open(conversation.id).messages[-1]
        assert said == message.text and message == reply.state.messages[-1]
        return message

    return ask


@pytest.mark.parametrize("action", CoachAction)
def test_without_a_history_every_question_has_a_true_and_useful_answer(asked, action):
    message = asked(Past(), "Tell me.", action)
    assert len(message.text.split()) > 15 and message.brain == "built-in"
    assert all(link.to is LinkTo.SETUP for link in message.links)


def test_the_last_interview_is_reviewed_with_the_moments(asked):
    message = asked(PAST, "Review my last interview", CoachAction.REVIEW)
    for words in (
        "first round",
        "62 of 100",
        "“I agreed a rota”",
        "names the port",
        "In your latest story the result was missing",
    ):
        assert words in message.text
    assert message.links == (LAST.link, STORY.link, WEAK.link)


def test_what_to_practise_is_what_is_due_then_what_is_weak(asked):
    due = DueItem("question:any-bank-id", "Networking", Kind.TECHNICAL, START, START - timedelta(days=3), 2.0, 1)
    message = asked(replace(PAST, due=(due,)), "What should I practise?")
    assert message.text.index("Due again today") < message.text.index("weakest topic") < message.text.index("on Home")
    assert message.links == (WEAK.link, STORY.link, ChatLink(LinkTo.HOME))


def test_where_nothing_is_weak_it_says_so(asked):
    fine = replace(PAST, moments=(), skills=(Skill("Networking", 90.0, 2),))
    assert "no topic is below 70" in asked(fine, "What should I practise?").text


def test_questions_are_new_ones_of_the_field_and_what_is_kept_is_named(asked, bank):
    everything = {q.id: q for kind in Kind for q in bank.in_cell("technology", kind)}
    kept = KeptAnswer("a1", "ann", "One", "Text.", Kind.GENERAL, START, answers=min(everything))
    message = asked(Past(kept=(kept,)), "Questions for this role")
    put = [q for q in everything.values() if q.text in message.text]
    assert len(put) == 3
    seen = asked(Past(asked=frozenset(q.id for q in put)), "Questions for this role")
    assert not [q for q in put if q.text in seen.text]
    assert "no questions of “acme” itself" in asked(Past(), "questions for Acme").text


@pytest.mark.parametrize("text", ["Questions for this role", "questions for Acme"])
def test_a_job_that_is_kept_brings_its_own_questions(asked, text):
    jobs = (JobAsks("Data engineer", "Acme", ("How would you learn Kafka?", "And Spark?", "And Flink?")),)
    said = asked(Past(jobs=jobs), text).text
    assert "(Data engineer, Acme)" in said and "Kafka" in said and "Flink" not in said
    assert "Kafka" not in asked(Past(jobs=jobs), "questions for Umbrella").text


def test_a_concept_is_named_after_it_was_asked_which(asked, bank, phrases):
    concept = bank.in_cell("technology", Kind.TECHNICAL)[0].concept
    assert "Which one?" in asked(Past(), "Explain a concept").text
    database = MemoryDatabase()
    engine = ChatEngine(bank, read_by_cues, BuiltInCoach(phrases), BuiltInDrafter(told_in))
    stores = database.conversations("ann"), database.interviews("ann")
    chat = ChatService(Identity("ann", "Ann"), *stores, engine, SetClock(START))
    conversation = chat.start("technology", "Data analyst")
    for text, action in (("", None), ("Explain a concept", CoachAction.EXPLAIN), (concept, None)):
        if text:
            conversation = chat.say(conversation, text, action)
        reply = chat.reply(conversation)
        list(reply)
        conversation = reply.state
    assert bank.explaining(concept, "technology").explanation in conversation.messages[-1].text
    reply = chat.reply(chat.say(chat.say(conversation, "Explain a concept", CoachAction.EXPLAIN), "next"))
    list(reply)
    assert reply.state.messages[-1].question_id, "a command stays one"


def test_a_models_links_are_those_it_was_given(asked):
    model = ScriptedModel(
        "Question 2 went best at 83 [m2]. See this [m99] and <a href='x'>that</a>. You got 99 points [m3]."
    )
    message = asked(PAST, "Review my last interview", CoachAction.REVIEW, model)
    assert message.links == (STORY.link,)
    assert message.text.startswith("Question 2 went best at 83.") and "[m" not in message.text
    assert "99" not in message.text, "a number that no fact has"
    facts = model.asked[0][-1].text
    assert "[m1] Your last first round" in facts and "<<<DATA" in facts


def test_where_a_model_cites_nothing_the_facts_own_links_stand(asked):
    message = asked(PAST, "Review my last interview", CoachAction.REVIEW, ScriptedModel("It went well enough."))
    assert message.text == "It went well enough." and LAST.link in message.links


def test_where_the_model_fails_the_facts_are_told(asked):
    failing = ScriptedModel(ProviderUnreachable("scripted", "down"))
    message = asked(PAST, "Review my last interview", CoachAction.REVIEW, failing)
    assert message.brain == "built-in" and "62 of 100" in message.text


def test_a_reply_is_stopped_and_what_was_said_is_kept(bank, phrases):
    database, model = MemoryDatabase(), ScriptedModel("First do this. Then do that. And then something else. " * 2)
    coach = ModelCoach(model, BuiltInCoach(phrases), Prompts(PROMPTS), bank)
    engine = ChatEngine(bank, read_by_cues, coach, BuiltInDrafter(told_in))
    stores = database.conversations("ann"), database.interviews("ann")
    chat = ChatService(Identity("ann", "Ann"), *stores, engine, SetClock(START), lambda: PAST)
    first = chat.reply(chat.start("technology", "Data analyst"))
    list(first)
    conversation = chat.say(first.state, "Review my last interview", CoachAction.REVIEW)
    reply = chat.reply(conversation)
    said = ""
    while not said:
        said += next(iter(reply))
    reply.close()
    assert chat.open(conversation.id) == conversation, "nothing is saved of a reply that was left"
    stopped = chat.stop(conversation, said)
    assert (stopped.messages[-1].text, stopped.messages[-1].is_stopped) == (said.strip(), True)
    assert not stopped.awaits_reply and chat.stop(stopped, "more") == stopped
    assert ", stopped)" in chat.as_markdown(stopped)


def test_notes_become_a_story_and_the_missing_part_is_asked_for(bank, phrases):
    database = MemoryDatabase()
    engine = ChatEngine(bank, read_by_cues, BuiltInCoach(phrases), BuiltInDrafter(told_in))
    stores = database.conversations("ann"), database.interviews("ann")
    chat = ChatService(Identity("ann", "Ann"), *stores, engine, SetClock(START))

    def hear(conversation, text, action=None):
        reply = chat.reply(chat.say(conversation, text, action))
        list(reply)
        return reply.state

    first = chat.reply(chat.start("technology", "Data analyst"))
    list(first)
    conversation = hear(first.state, "Draft a STAR answer", CoachAction.STORY)
    conversation = hear(conversation, "Last spring the fridge broke. I had to save 400 doses. I called every supplier.")
    assert "Task: I had to save 400 doses." in conversation.messages[-1].text
    assert "Missing: the result." in conversation.messages[-1].text
    conversation = hear(hear(conversation, "thanks"), "My manager was thrilled")
    assert "Result: My manager was thrilled." in conversation.messages[-1].text
    assert "All four parts are there" in conversation.messages[-1].text
    assert hear(conversation, "next").messages[-1].question_id
