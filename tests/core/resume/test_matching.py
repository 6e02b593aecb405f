"""A résumé against a job."""

from core.domain.resume import FindingState
from core.resume.facts import facts_of
from core.resume.matching import match
from tests.core.resume.test_facts import TEXT

JOB = """Backend Engineer
About us
We love Java and coffee.
What you'll do
- Build services in Scala
Requirements:
- 5+ years of experience with Python
- Solid knowledge of MySQL
- Experience with Temporal
- Docker required, K8s a plus
Nice to have
- GraphQL
"""


def test_each_skill_that_is_asked_for_is_found_near_or_missing():
    found = match(TEXT, facts_of(TEXT), JOB)
    assert [(f.requirement.skill, f.requirement.wished, f.state.value, f.via) for f in found.findings] == [
        ("Python", False, "found", ""),
        ("MySQL", False, "partial", "PostgreSQL"),
        ("Temporal", False, "missing", ""),
        ("Docker", False, "found", ""),
        ("Kubernetes", True, "found", ""),
        ("GraphQL", True, "missing", ""),
    ]
    assert found.findings[0].where.text == "Languages: Python, Go, SQL"
    assert found.findings[0].requirement.where.text == "- 5+ years of experience with Python"
    # Required: two of four found, one half; wished: one of two. (2 * 2.5 + 1) / (2 * 4 + 2)
    assert found.score == 60


def test_the_gaps_come_required_first_and_each_invites_a_question():
    found = match(TEXT, facts_of(TEXT), JOB)
    assert [f.requirement.skill for f in found.gaps] == ["Temporal", "MySQL", "GraphQL"]
    assert [q.requirement.skill for q in found.questions] == ["Temporal", "MySQL", "GraphQL"]
    assert all(q.requirement.skill in q.text for q in found.questions)
    assert found.reasons[0] == "2 of 4 required skills are in the résumé."


def test_a_job_without_a_skill_gives_no_score():
    found = match(TEXT, facts_of(TEXT), "We are a nice company. Come and join us.")
    assert (found.score, found.findings) == (None, ())


def test_what_is_only_begun_or_denied_does_not_count_as_found():
    text = "Skills\nLearning Rust, no experience with Scala"
    found = match(text, facts_of(text), "Requirements\n- Rust\n- Scala")
    assert [f.state for f in found.findings] == [FindingState.PARTIAL, FindingState.MISSING]
