"""A whole interview with a language model that does, or does not do, its part: it is completed, and nothing is lost."""

import pytest

from core.application import Application
from core.bootstrap import build
from core.deadlines import Limits
from core.domain.interview import CompletionMethod, Interview, Speaker, Status
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind, Plan
from core.settings import load
from tests.fakes.groq_server import Fault, groq_server

KEY = "gsk_planted_77b0"
PATIENT = Limits(connect_s=1, first_token_s=5, total_s=10)
QUICK = Limits(connect_s=1, first_token_s=0.3, total_s=0.5)
NEVER_DONE = {Fault.HANG, Fault.HANG_MIDWAY, Fault.DRIP, Fault.DRIP_HEADERS, Fault.DRIP_SILENCE}
ANSWERS = (
    "In my last team I measured first, then changed one thing, and the page load fell from four to two seconds.",
    "I asked the people who used it what they needed, wrote it down, and we agreed on an order of work.",
    "I do not know.",
)


@pytest.fixture
def server():
    with groq_server(key=KEY, drip_s=0.02) as running:
        yield running


def held(app: Application, server) -> Interview:
    """Every answer is read back from the store before the next thing is said."""
    service = app.services_for(LOCAL_PERSON).interview
    interview = service.start(Plan(kind=Kind.TECHNICAL, question_count=2))
    for number in range(12):
        reply = service.reply(interview)
        heard = "".join(reply)
        interview = service.open(interview.id)
        assert heard.strip() and interview == reply.state
        if not interview.is_open:
            return interview
        said = ANSWERS[number % len(ANSWERS)]
        service.answer(interview, said)
        interview = service.open(interview.id)
        assert interview.turns[-1].text == said
    raise AssertionError("an interview of two questions takes no twelve answers")


@pytest.mark.parametrize("fault", [None, *Fault])
def test_every_fault_ends_in_a_completed_interview(server, tmp_path, fault):
    server.always(fault)
    secrets = {"GROQ_API_KEY": KEY, "GROQ_BASE_URL": server.url, "REHEARSAL_DATA_DIR": str(tmp_path)}
    limits = QUICK if fault in NEVER_DONE else PATIENT
    interview = held(build(load(secrets, cwd=tmp_path, app=tmp_path), limits), server)
    assert (interview.status, interview.completion_method) == (Status.COMPLETED, CompletionMethod.ALL_ANSWERED)
    assert len(interview.main_questions) == 2
    assert all(interview.answer_to(question.id) for question in interview.questions)
    brains = {turn.brain for turn in interview.turns if turn.speaker is Speaker.INTERVIEWER}
    assert None not in brains and server.requests
    if fault in (None, Fault.SCHEMA_REFUSED):
        assert any(brain.startswith("groq openai/gpt-oss-120b") for brain in brains)
    if fault in (Fault.UNAUTHORISED, Fault.DECOMMISSIONED, Fault.HANG, Fault.SERVER_ERROR):
        assert brains == {"built-in"}


def test_a_retired_model_leaves_the_talk_to_the_next_one(server, tmp_path):
    server.always(Fault.DECOMMISSIONED, model="openai/gpt-oss-120b")
    secrets = {"GROQ_API_KEY": KEY, "GROQ_BASE_URL": server.url, "REHEARSAL_DATA_DIR": str(tmp_path)}
    app = build(load(secrets, cwd=tmp_path, app=tmp_path), PATIENT)
    interview = held(app, server)
    assert any((turn.brain or "").startswith("groq openai/gpt-oss-20b") for turn in interview.turns)
    assert [request["model"] for request in server.requests].count("openai/gpt-oss-120b") == 1
    assert app.brains.notices()
