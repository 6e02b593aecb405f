"""A résumé and a job with everything that a question can be made of, and readers that keep their contracts."""

from dataclasses import dataclass

from core.domain.resume import (
    Contact,
    Education,
    Experience,
    Facts,
    Finding,
    FindingState,
    FoundFacts,
    JobDescription,
    Line,
    Match,
    MonthYear,
    Project,
    ReadDocument,
    Requirement,
    Resume,
    Skill,
    SourceKind,
)
from core.errors import InputRejected

TEXT = """Ada Quill
ada.quill@example.org · +44 20 7946 0000
Summary
Backend engineer who likes boring software.
Experience
Senior engineer, Northwind Ltd, Mar 2019 - present
- Rebuilt the search service in Python, making it 40 % faster for 2 million users
- Led a team of six engineers through the move to Kubernetes
Engineer, Contoso, 2016 - 2019
- Wrote the billing exports that finance used every month
Projects
Tide tables
- Predicts tides for sailors from public data with a Rust library
Skills
Python, Rust, Kubernetes
Education
BSc Physics, Leeds, 2012 - 2015"""
ROWS = TEXT.split("\n")


def line(number: int) -> Line:
    return Line(number, ROWS[number - 1])


FACTS = Facts(
    contact=Contact("Ada Quill", "ada.quill@example.org", "+44 20 7946 0000"),
    summary=(line(4),),
    experience=(
        Experience(
            "Senior engineer", "Northwind Ltd", MonthYear(2019, 3), None, True, "", (line(7), line(8)), where=line(6)
        ),
        Experience("Engineer", "Contoso", MonthYear(2016), MonthYear(2019), lines=(line(10),), where=line(9)),
    ),
    projects=(Project("Tide tables", (line(13),), ("Rust",), line(12)),),
    skills=(Skill("Python", line(15)), Skill("Rust", line(15)), Skill("Kubernetes", line(15))),
    education=(Education("BSc Physics", "Leeds", MonthYear(2012), MonthYear(2015), line(17)),),
)
JOB = "Backend engineer\nYou have:\n- Python\n- Kafka\nNice to have:\n- Terraform"


def gap(skill: str, number: int, *, wished: bool = False, near: Line | None = None) -> Finding:
    wanted = Requirement(skill, wished, Line(number, f"- {skill}"))
    return Finding(wanted, FindingState.PARTIAL if near else FindingState.MISSING, near, reason=f"No {skill}.")


GAPS = (gap("Kafka", 4), gap("Terraform", 6, wished=True))


@dataclass
class PlainReader:
    """Takes text for what it is, and refuses everything else."""

    def read(self, content: bytes, file_name: str) -> ReadDocument:
        if not content:
            raise InputRejected("This file is empty.")
        return ReadDocument(content.decode(), 1, SourceKind.TEXT)


def found(text: str) -> FoundFacts:
    return FoundFacts(FACTS if text == TEXT else Facts(skills=(Skill(text[:20], Line(1, text[:20])),)))


def compared(resume: Resume, job: JobDescription) -> Match:
    return Match(33, GAPS if "Kafka" in job.text else ())
