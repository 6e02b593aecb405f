"""A résumé with a language model beside it: what the model is sent names nobody."""

from core.bootstrap import build
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Plan
from core.settings import load
from tests.fakes.groq_server import groq_server
from tests.fakes.resumes import FACTS, JOB, TEXT

KEY = "gsk_planted_9e1c"
ANSWER = "I measured it in the logs for two weeks; my part was the index, and searches took half as long as before."


def test_name_and_contact_never_reach_the_model(tmp_path):
    with groq_server(key=KEY) as server:
        settings = {"GROQ_API_KEY": KEY, "GROQ_BASE_URL": server.url, "REHEARSAL_DATA_DIR": str(tmp_path)}
        services = build(load(settings, cwd=tmp_path, app=tmp_path)).services_for(LOCAL_PERSON)
        resume = list(services.papers.resumes.add_text(TEXT))[-1].resume
        job = services.papers.jobs.add("Engineer", "Acme", JOB)
        interview = services.interview.start(Plan(resume_id=resume.id, job_id=job.id, question_count=2))
        while interview.is_open:
            reply = services.interview.reply(interview)
            assert "".join(reply)
            interview = reply.state
            if interview.is_open:
                interview = services.interview.answer(interview, ANSWER)
        list(services.report.grade(interview.id))
        sent = repr(server.requests)
    assert all(question.source for question in interview.main_questions)
    assert "search service" in sent, "its lines are"
    contact = FACTS.contact
    assert not [word for word in (contact.name, contact.email, contact.phone, "Quill") if word in sent]
