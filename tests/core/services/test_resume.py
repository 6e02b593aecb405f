"""Résumés as a candidate uses them: read step by step, corrected in their own words, one the default."""

from dataclasses import replace

import pytest

from core.domain.people import Identity
from core.domain.resume import Line, MonthYear
from core.domain.resume_form import EntryForm, form_of
from core.domain.resume_progress import ReadingStep
from core.errors import Conflict, InputRejected, NotFound
from core.services import jobs as jobs_module
from core.services import resume as resume_module
from core.services.jobs import JobService
from core.services.resume import ResumeService
from core.services.resume_edit import month_year
from tests.core.interviewing.simulation import START
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.resumes import FACTS, JOB, ROWS, TEXT, PlainReader, compared, found
from tests.fakes.set_clock import SetClock

ANN = Identity("ann", "Ann")


@pytest.fixture
def database():
    return MemoryDatabase()


@pytest.fixture
def service(database):
    return ResumeService(ANN, database.resumes("ann"), PlainReader(), found, SetClock(START))


@pytest.fixture
def jobs(database):
    return JobService(ANN, database.jobs("ann"), compared, SetClock(START))


@pytest.fixture
def resume(service):
    return list(service.add(TEXT.encode(), "Ada Quill.txt"))[-1].resume


def test_reading_tells_each_step_and_ends_with_what_is_kept(service):
    readings = list(service.add(TEXT.encode(), "cv/Ada Quill.pdf"))
    assert [one.step for one in readings] == list(ReadingStep)
    kept = readings[-1].resume
    assert (kept.label, kept.facts, kept.is_default) == ("Ada Quill", FACTS, True)
    assert service.all() == (kept,) and service.open(kept.id) == kept


def test_what_cannot_be_read_leaves_nothing_behind(service):
    reading = service.add(b"", "empty.pdf")
    assert next(reading).step is ReadingStep.OPENING
    with pytest.raises(InputRejected, match="empty"):
        next(reading)
    with pytest.raises(InputRejected):
        list(service.add_text(" \n "))
    assert service.all() == ()


def test_there_is_room_for_so_many(service, jobs, monkeypatch):
    monkeypatch.setattr(resume_module, "MOST_RESUMES", 1)
    monkeypatch.setattr(jobs_module, "MOST_JOBS", 1)
    list(service.add_text(TEXT))
    with pytest.raises(InputRejected, match="can keep 1"):
        list(service.add_text(TEXT))
    jobs.add("Engineer", "Acme", JOB)
    with pytest.raises(InputRejected, match="can keep 1"):
        jobs.add("Engineer", "Acme", JOB)


def test_a_corrected_line_keeps_its_number_here_and_in_the_text(service, resume):
    form = form_of(resume.facts)
    post = form.experience[0]
    lines = post.lines.splitlines()
    post = replace(
        post, organisation="Northwind GmbH", lines="\n".join(["Made search 30 % faster", lines[1], "Hired two"])
    )
    saved = service.correct(resume, replace(form, experience=(post, *form.experience[1:])))
    new = saved.facts.experience[0]
    rows = saved.text.split("\n")
    assert new.organisation == "Northwind GmbH" and new.start == MonthYear(2019, 3) and new.is_current
    assert new.lines == (Line(7, "Made search 30 % faster"), Line(8, ROWS[7]), Line(len(ROWS) + 1, "Hired two"))
    assert (rows[6], rows[7], rows[-1]) == ("Made search 30 % faster", ROWS[7], "Hired two")
    assert saved.facts.experience[1] == resume.facts.experience[1]


def test_what_is_taken_out_leaves_its_row_empty(service, resume):
    form = form_of(resume.facts)
    saved = service.correct(
        resume, replace(form, experience=(EntryForm(""), form.experience[1]), skills="Rust, Sailing")
    )
    rows = saved.text.split("\n")
    assert (rows[6], rows[7]) == ("", "") and rows[9] == ROWS[9]
    assert [one.title for one in saved.facts.experience] == ["Engineer"]
    assert [(skill.name, bool(skill.where)) for skill in saved.facts.skills] == [("Rust", True), ("Sailing", False)]


def test_nothing_changes_when_nothing_was_changed(service, resume):
    saved = service.correct(resume, form_of(resume.facts))
    assert (saved.text, saved.facts) == (resume.text, resume.facts)


def test_an_entry_can_be_written_in(service, resume):
    form = form_of(resume.facts)
    new = EntryForm("Volunteer\x07", "Lifeboats", "05/2020", "now", "Ran the radio on Sundays")
    degree = EntryForm("MSc Oceans", "Bergen", "2021", "2023")
    saved = service.correct(
        resume, replace(form, experience=(*form.experience, new), education=(*form.education, degree), name="A. Quill")
    )
    post = saved.facts.experience[2]
    assert (post.title, post.start, post.end, post.is_current) == ("Volunteer", MonthYear(2020, 5), None, True)
    assert post.lines == (Line(len(ROWS) + 1, "Ran the radio on Sundays"),)
    assert saved.facts.education[1].end == MonthYear(2023) and saved.facts.contact.name == "A. Quill"


def test_a_stale_correction_overwrites_nothing(service, resume):
    newest = service.rename(resume, " Data   roles ")
    assert newest.label == "Data roles"
    with pytest.raises(Conflict):
        service.correct(resume, form_of(resume.facts))
    with pytest.raises(InputRejected):
        service.rename(newest, "  ")
    again = service.read_again(newest, "Something else\nentirely")
    assert again.facts.skills[0].name == "Something else\nentir"
    service.delete(again.id)
    with pytest.raises(NotFound):
        service.open(again.id)


def test_another_one_becomes_the_default(service, resume):
    other = list(service.add_text(TEXT, "Other"))[-1].resume
    assert not other.is_default
    service.make_default(other)
    assert [one.label for one in service.all() if one.is_default] == ["Other"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Mar 2019", MonthYear(2019, 3)),
        ("march 2019", MonthYear(2019, 3)),
        ("03/2019", MonthYear(2019, 3)),
        ("2019", MonthYear(2019)),
        (" ", None),
    ],
)
def test_a_month_and_a_year(words, expected):
    assert month_year(words) == expected


@pytest.mark.parametrize("words", ["13/2019", "Foo 2019", "soon", "20191", "<b>"])
def test_what_is_no_date_is_said_to_be(service, resume, words):
    form = form_of(resume.facts)
    with pytest.raises(InputRejected, match="month and a year"):
        service.correct(resume, replace(form, experience=(replace(form.experience[0], start=words),)))


def test_a_job_is_kept_changed_and_set_beside_a_resume(jobs, resume):
    job = jobs.add("", " Acme  Ltd ", JOB)
    assert (job.title, job.company) == ("Backend engineer", "Acme Ltd")
    changed = jobs.change(job, "Engineer", "", f"{JOB}\n- SQL")
    assert jobs.all() == (changed,) and jobs.open(job.id).title == "Engineer"
    assert jobs.match(resume, changed).gaps
    with pytest.raises(Conflict):
        jobs.change(job, "Engineer", "", JOB)
    for title, text in (("x" * 200, JOB), ("Engineer", "  ")):
        with pytest.raises(InputRejected):
            jobs.change(changed, title, "", text)
    jobs.delete(job.id)
    assert jobs.all() == ()
