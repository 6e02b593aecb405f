"""Facts from the text of a résumé, by rules."""

from core.domain.resume import Facts, MonthYear
from core.resume.facts import facts_of

TEXT = """JANE DOE
Leeds, UK | jane.doe@example.org | +44 7700 900123 | linkedin.com/in/janedoe

Profile
Backend engineer with eight years in payments, who likes small services.

Experience
Senior Software Engineer, Acme Payments Ltd    Mar 2019 - present
• Cut response times by 40 % with Redis
• Led a team of four
Software Engineer, Widget Works    06/2015 – 02/2019
• Built things

Projects
Queueboard – a job queue in Go
• Written with PostgreSQL

Education
BSc Computer Science, University of Leeds    2011 – 2014

Skills
Languages: Python, Go, SQL
Tools: Docker, Kubernetes (Helm), Terraform
"""


def test_every_part_is_found_with_its_line():
    facts = facts_of(TEXT)
    contact = facts.contact
    assert (contact.name, contact.email, contact.phone) == ("Jane Doe", "jane.doe@example.org", "+44 7700 900123")
    assert (contact.place, contact.links) == ("Leeds, UK", ("linkedin.com/in/janedoe",))
    assert [line.number for line in facts.summary] == [5]
    now, before = facts.experience
    assert (now.title, now.organisation) == ("Senior Software Engineer", "Acme Payments Ltd")
    assert (now.start, now.end, now.is_current) == (MonthYear(2019, 3), None, True)
    assert [(line.number, line.text) for line in now.lines] == [
        (9, "Cut response times by 40 % with Redis"),
        (10, "Led a team of four"),
    ]
    assert (before.title, before.start, before.end) == ("Software Engineer", MonthYear(2015, 6), MonthYear(2019, 2))
    (project,) = facts.projects
    assert (project.name, project.skills, project.where.number) == ("Queueboard", ("Go", "PostgreSQL"), 15)
    (study,) = facts.education
    assert (study.degree, study.institution) == ("BSc Computer Science", "University of Leeds")
    assert [s.name for s in facts.skills] == ["Python", "Go", "SQL", "Docker", "Kubernetes", "Helm", "Terraform"]
    assert {s.where.number for s in facts.skills} == {22, 23}


def test_a_text_without_a_list_of_skills_gives_those_that_it_speaks_of():
    facts = facts_of("Jane Doe\nExperience\nEngineer, Acme Ltd  2019 - 2021\n• Wrote Python and Terraform")
    assert [skill.name for skill in facts.skills] == ["Python", "Terraform"]


def test_nothing_is_found_in_nothing():
    assert facts_of("").is_empty
    assert facts_of("") == Facts()
    assert facts_of("lorem ipsum dolor sit amet").is_empty
