"""An interview about a résumé, from the plan to its last question."""

from dataclasses import replace

import pytest

from core.domain.people import Identity
from core.domain.plan import Kind, Plan
from core.domain.resume import Facts, JobDescription, Resume
from core.domain.source import Origin
from core.errors import InputRejected
from core.interviewing.from_resume import ResumeQuestions
from core.interviewing.resume_asks import load_asks
from core.services.interview import InterviewService
from core.services.resume_interview import ResumeInterviews
from core.settings import PROMPTS
from tests.core.interviewing.simulation import START
from tests.core.services.test_interview import listened
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.resumes import FACTS, JOB, TEXT, compared
from tests.fakes.set_clock import SetClock

ASKS = load_asks(PROMPTS / "resume")
ANSWER = "I looked at it with the people who knew it and then changed it step by step until it held for good. " * 3


@pytest.fixture
def database():
    return MemoryDatabase()


@pytest.fixture
def papers(database):
    database.resumes("ann").save(Resume("r1", "ann", "CV", START, TEXT, FACTS))
    database.resumes("ann").save(Resume("r2", "ann", "Empty", START, "Ada", Facts()))
    database.jobs("ann").save(JobDescription("j1", "ann", "Engineer", "Acme", JOB, START))
    database.jobs("ann").save(JobDescription("j2", "ann", "Engineer", "Acme", "Nothing special", START))
    return ResumeInterviews(database.resumes("ann"), database.jobs("ann"), compared, ResumeQuestions(ASKS))


@pytest.fixture
def service(database, papers, engine):
    ann = Identity("ann", "Ann")
    return InterviewService(ann, database.interviews("ann"), engine, SetClock(START), prepare=papers.prepare)


def held(service, plan):
    interview = listened(service, service.start(plan))
    while interview.is_open:
        interview = listened(service, service.answer(interview, ANSWER))
    return interview


def test_every_main_question_comes_from_the_resume_and_follow_ups_with_it(service):
    interview = held(service, Plan(resume_id="r1", question_count=5))
    assert len(interview.main_questions) == 5
    assert all(question.source.origin is Origin.RESUME for question in interview.questions)
    assert any(question.is_follow_up for question in interview.questions)
    assert service.open(interview.id) == interview


def test_a_job_beside_it_brings_its_gaps(service):
    interview = held(service, Plan(resume_id="r1", job_id="j1", question_count=5))
    assert {question.source.origin for question in interview.main_questions} == {Origin.RESUME, Origin.JOB}


def test_the_resume_may_go_while_the_interview_runs(service, database):
    interview = listened(service, service.start(Plan(resume_id="r1", question_count=2)))
    database.resumes("ann").delete("r1")
    interview = listened(service, service.skip(interview))
    assert interview.main_questions[1].source is not None


def test_the_bank_goes_on_where_the_resume_has_no_more(service):
    interview = held(service, Plan(kind=Kind.SYSTEM_DESIGN, resume_id="r1", question_count=3))
    assert [question.source is None for question in interview.main_questions] == [False, True, True]


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (Plan(resume_id="gone"), "not there any more"),
        (Plan(resume_id="r1", job_id="gone"), "not there any more"),
        (Plan(resume_id="r2"), "Too little was read"),
    ],
)
def test_what_cannot_be_asked_about_is_said_before_anything_starts(service, database, plan, words):
    with pytest.raises(InputRejected, match=words):
        service.start(plan)


def test_gaps_alone_can_be_practised(papers, service):
    plan = Plan(resume_id="r1", job_id="j1", question_count=5)
    prepared = papers.on_gaps(plan, "seed")
    assert {question.source.origin for question in prepared} == {Origin.JOB}
    interview = service.start(replace(plan, question_count=len(prepared)), prepared=prepared)
    assert interview.prepared == prepared
    with pytest.raises(InputRejected, match="Nothing of what this job asks for"):
        papers.on_gaps(replace(plan, job_id="j2"), "seed")
