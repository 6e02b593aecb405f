"""The Résumé page: added, corrected, set beside a job; and the green room and the room that go with it."""

import pytest

from core.domain.plan import Mode, Plan
from tests.fakes.resumes import JOB, TEXT
from tests.pages.conftest import press
from tests.pages.test_screens import words

HOSTILE = "<img src=x onerror=alert(1)> **bold** `x`"


@pytest.fixture
def resume(services):
    return list(services.papers.resumes.add_text(TEXT, "Mine"))[-1].resume


def test_somebody_new_is_asked_for_a_resume_and_what_is_pasted_is_read(open_page, services):
    app = open_page("resume")
    assert "No résumé yet" in words(app)
    app.text_area[0].set_value(TEXT.replace("Ada Quill", "Ada <b>Quill</b>"))
    press(app, "Read it")
    assert services.papers.resumes.all()[0].facts.experience
    assert "Rebuilt the search service" in words(app) and "<b>Quill</b>" not in words(app)


def test_a_field_is_corrected_in_the_candidates_words(open_page, services, resume):
    app = open_page("resume")
    title = next(field for field in app.text_input if field.label == "Title")
    title.set_value(f"Staff engineer {HOSTILE}")
    press(app, "Save experience")
    assert services.papers.resumes.open(resume.id).facts.experience[0].title.startswith("Staff engineer")
    assert "<img" not in words(app) and "Staff engineer" in words(app)


def test_a_job_is_matched_and_its_gaps_are_practised(open_page, services, resume):
    services.papers.jobs.add("Backend engineer", "Acme", f"{JOB}\n- {HOSTILE}")
    app = open_page("resume", job="any")
    shown = words(app)
    assert "of 100" in shown and "Kafka" in shown and "<img" not in shown
    press(app, "Practise these gaps")
    interview = services.interview.open(services.home.overview().resumable.id)
    assert interview.prepared and interview.plan.question_count == len(interview.prepared)


def test_the_green_room_offers_what_there_is(open_page, services, resume):
    app = open_page("setup", resume=resume.id)
    assert next(s for s in app.selectbox if s.label == "Résumé").value == resume.id
    press(app, "Enter the room")
    interview = services.interview.open(services.home.overview().resumable.id)
    assert interview.plan.resume_id == resume.id and interview.prepared


@pytest.mark.parametrize(("mode", "shown"), [(Mode.PRACTICE, True), (Mode.REAL, False)])
def test_the_room_says_where_a_question_comes_from_in_practice(open_page, services, resume, mode, shown):
    interview = services.interview.start(Plan(mode=mode, resume_id=resume.id), with_reply=True)
    app = open_page("interview", id=interview.id)
    assert ("From your résumé" in words(app)) is shown


def test_the_report_says_it_to_the_candidate_alone(open_page, services, resume):
    interview = services.interview.start(Plan(mode=Mode.REAL, resume_id=resume.id, question_count=1), with_reply=True)
    interview = services.interview.answer(interview, "I measured it from the logs of two weeks. " * 6, with_reply=True)
    services.interview.end(interview)
    list(services.report.grade(interview.id))
    own = words(open_page("report", id=interview.id))
    assert "From your résumé" in own and "an outline from your own lines" in own
    others = words(open_page("shared", link=services.sharing.create(interview.id, days=7)))
    assert "From your résumé" not in others and "an outline from your own lines" not in others


def test_a_real_interview_is_practised_again(open_page, services):
    app = open_page("resume")
    app.segmented_control[0].set_value("A real interview").run()
    app.text_area[0].set_value(f"They asked why I like tea.\nQ: How do you sort a list? {HOSTILE}\nQ: Out?")
    press(app, "Find the questions")
    shown = words(app)
    assert "2 questions found" in shown and "<img" not in shown
    app.checkbox[0].uncheck().run()
    press(app, "Practise exactly these (1)")
    interview = services.interview.open(services.home.overview().resumable.id)
    assert [question.text for question in interview.prepared] == ["How do you sort a list?"]
