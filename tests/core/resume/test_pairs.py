"""Matches against what a careful reader finds."""

import pytest

from core.resume.facts import facts_of
from core.resume.matching import match
from tests.resumes.pairs import PAIRS


@pytest.mark.parametrize("name", PAIRS)
def test_a_match_is_what_a_careful_reader_finds(name):
    resume, job, truth = PAIRS[name]
    found = match(resume, facts_of(resume), job)
    said = {
        f.requirement.skill: ("wished" if f.requirement.wished else "required", f.state.value) for f in found.findings
    }
    assert said == truth
    lines = resume.split("\n")
    for finding in found.findings:
        assert (finding.where is None) == (finding.state.value == "missing")
        assert finding.where is None or lines[finding.where.number - 1].strip() == finding.where.text
