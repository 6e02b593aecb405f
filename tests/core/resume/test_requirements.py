"""What a job asks for."""

import pytest

from core.resume.requirements import requirements_of
from core.resume.vocabulary import shipped_vocabulary


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Ideally, you have worked with Terraform and Kubernetes", {"Terraform": True, "Kubernetes": True}),
        ("Proficiency with electronic health records (training a plus)", {"Electronic health records": False}),
        ("BLS required; ACLS preferred", {"BLS": False, "ACLS": True}),
        ("Docker required, Kubernetes a plus", {"Docker": False, "Kubernetes": True}),
        ("SQL, preferably PostgreSQL", {"SQL": False, "PostgreSQL": True}),
        ("No experience with Windows needed", {}),
        ("Experience with Temporal and Go", {"Temporal": False, "Go": False}),
        ("You will go far", {}),
    ],
)
def test_words_say_what_is_required_and_what_is_wished(line, asked):
    found = requirements_of(f"Requirements\n- {line}", shipped_vocabulary())
    found = {r.skill: r.wished for r in found if r.skill != "Training"}
    assert found == asked


def test_a_firm_that_hires_asks_for_no_recruiter():
    found = requirements_of("We're hiring a teacher\nRequirements\n- Phonics", shipped_vocabulary())
    assert [r.skill for r in found] == ["Phonics"]


def test_the_company_and_what_it_offers_ask_for_nothing():
    text = "About us\nWe love Java\nRequirements\n- Python\nBenefits\n- German lessons"
    assert [r.skill for r in requirements_of(text, shipped_vocabulary())] == ["Python"]
