"""What every ResumeStore and JobStore keeps, and from whom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.resume import (
    Contact,
    Education,
    Experience,
    Facts,
    JobDescription,
    Line,
    MonthYear,
    Project,
    Resume,
    Skill,
    SourceKind,
)
from core.errors import Conflict, NotFound
from core.ports import Database
from core.resume_ports import JobStore, ResumeStore
from tests.contracts.samples import START
from tests.contracts.test_conversation_store import named

FACTS = Facts(
    contact=Contact("Ann Ó Briain", "ann@example.org", links=("https://example.org/ann",)),
    summary=(Line(3, "Nurse \N{PARTY POPPER} <b>with</b> ten years."),),
    experience=(
        Experience(
            "Ward sister",
            "St Mary's",
            MonthYear(2019, 3),
            None,
            True,
            "Cork",
            (Line(6, "Led 14."),),
            Line(5, "…"),
        ),
    ),
    projects=(Project("Handover sheet", (Line(9, "Cut falls by 20 %."),), ("Excel",)),),
    skills=(Skill("Triage", Line(11, "Triage, wounds")), Skill("By hand")),
    education=(Education("BSc Nursing", "UCC", MonthYear(2008), MonthYear(2012)),),
)


@pytest.fixture
def resumes(database: Database, ann: str) -> ResumeStore:
    return database.resumes(ann)


@pytest.fixture
def jobs(database: Database, ann: str) -> JobStore:
    return database.jobs(ann)


def resume(name: str, owner: str, *, minutes: int = 0, is_default: bool = False) -> Resume:
    at = START + timedelta(minutes=minutes)
    return Resume(named(name), owner, name, at, f"{name}\n\nline two", FACTS, SourceKind.PDF, is_default)


def job(name: str, owner: str, *, minutes: int = 0) -> JobDescription:
    at = START + timedelta(minutes=minutes)
    return JobDescription(named(name), owner, f"{name} <i>", "Ward & Co", "You have:\n- triage", at)


def defaults(store: ResumeStore) -> list[tuple[str, bool]]:
    return [(one.label, one.is_default) for one in store.all()]


def test_what_was_saved_comes_back_whole(resumes, jobs, ann):
    kept = resumes.save(resume("one", ann))
    assert kept == replace(resume("one", ann), version=1, is_default=True)
    assert resumes.get(kept.id) == kept and resumes.all() == (kept,)
    wanted = jobs.save(job("nurse", ann))
    assert wanted == replace(job("nurse", ann), version=1)
    assert jobs.get(wanted.id) == wanted and jobs.all() == (wanted,)


def test_there_is_one_default_and_always_one(resumes, ann):
    first = resumes.save(resume("first", ann))
    second = resumes.save(resume("second", ann, minutes=1))
    third = resumes.save(resume("third", ann, minutes=2))
    assert defaults(resumes) == [("first", True), ("third", False), ("second", False)]
    chosen = resumes.save(replace(second, is_default=True))
    assert chosen.is_default
    assert defaults(resumes) == [("second", True), ("third", False), ("first", False)]
    assert resumes.save(replace(chosen, is_default=False)).is_default, "another one has to be chosen in its place"
    resumes.delete(chosen.id)
    assert defaults(resumes) == [("third", True), ("first", False)]
    resumes.delete(third.id)
    resumes.delete(first.id)
    assert resumes.all() == ()


def test_a_stale_save_is_refused_and_nothing_is_overwritten(resumes, jobs, ann):
    first = resumes.save(resume("one", ann))
    newest = resumes.save(replace(first, label="newer"))
    for stale in (first, replace(first, version=0)):
        with pytest.raises(Conflict):
            resumes.save(stale)
    assert resumes.get(first.id) == newest
    wanted = jobs.save(job("nurse", ann))
    newer = jobs.save(replace(wanted, company="Elsewhere"))
    for old in (wanted, replace(wanted, version=0)):
        with pytest.raises(Conflict):
            jobs.save(old)
    assert jobs.all() == (newer,)


def test_jobs_come_newest_first_and_go(jobs, ann):
    for minutes, name in ((5, "middle"), (9, "last"), (1, "first")):
        jobs.save(job(name, ann, minutes=minutes))
    assert [one.title for one in jobs.all()] == ["last <i>", "middle <i>", "first <i>"]
    jobs.delete(named("middle"))
    assert [one.title for one in jobs.all()] == ["last <i>", "first <i>"]


def test_what_is_not_there_is_not_found(resumes, jobs, ann):
    for call in (resumes.get, resumes.delete, jobs.get, jobs.delete):
        for key in ("no-such-id", named("nobody's")):
            with pytest.raises(NotFound):
                call(key)
    with pytest.raises(NotFound):
        resumes.save(replace(resume("gone", ann), version=1))
    with pytest.raises(NotFound):
        jobs.save(replace(job("gone", ann), version=1))


def test_what_belongs_to_others_does_not_exist(resumes, jobs, database, ann, bob):
    mine, wanted = resumes.save(resume("one", ann)), jobs.save(job("nurse", ann))
    strangers, elsewhere = database.resumes(bob), database.jobs(bob)
    for call in (
        lambda: strangers.get(mine.id),
        lambda: strangers.delete(mine.id),
        lambda: strangers.save(mine),
        lambda: strangers.save(replace(mine, owner_id=bob)),
        lambda: elsewhere.get(wanted.id),
        lambda: elsewhere.delete(wanted.id),
        lambda: elsewhere.save(wanted),
        lambda: elsewhere.save(replace(wanted, owner_id=bob)),
    ):
        with pytest.raises(NotFound):
            call()
    for call in (lambda: strangers.save(resume("one", bob)), lambda: elsewhere.save(job("nurse", bob))):
        with pytest.raises(Conflict):
            call()
    theirs = strangers.save(resume("two", bob))
    assert theirs.is_default and strangers.all() == (theirs,) and elsewhere.all() == ()
    assert resumes.all() == (mine,) and jobs.all() == (wanted,)
