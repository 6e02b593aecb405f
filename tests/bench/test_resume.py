"""The figures of reading résumés: on those that the rules were made on, and on those that they were not."""

import shutil

import pytest

from bench.resume import compared, fields_of_truth, figures
from core.domain.resume import Contact, Facts, Skill
from core.resume.facts import facts_of
from tests.resumes import first_ten, unseen_ten
from tests.resumes.further_ten import FURTHER
from tests.resumes.write import write

PICTURES = (".jpg", ".png")


def measured(folder, made):
    can_read = shutil.which("tesseract") is not None
    write(folder, [one for one in made if can_read or not one[0].endswith(PICTURES)])
    return figures(folder)


@pytest.mark.slow
def test_nearly_every_field_is_found_on_the_ten_that_the_rules_were_made_on(tmp_path):
    assert measured(tmp_path, first_ten.TEN)["field_f1"] >= 0.97


@pytest.mark.slow
def test_nine_fields_of_ten_are_found_on_ten_that_they_were_not_made_on(tmp_path):
    found = measured(tmp_path, unseen_ten.TEN)
    assert found["field_f1"] >= 0.9
    assert found["refused"] == 0


def test_a_file_that_must_be_refused_counts_as_such(tmp_path):
    (tmp_path / "cv.rtf").write_bytes(b"{\\rtf1 Jane}")
    (tmp_path / "cv.json").write_text('{"refused": true}')
    found = figures(tmp_path)
    assert (found["refused"], found["rightly"], found["field_f1"]) == (1, 1, 0.0)


def test_what_is_missing_and_what_is_too_much_both_count():
    truth = {"contact": {"email": "a@example.org"}, "skills": ["Python", "Go"]}
    facts = Facts(contact=Contact(name="Not asked", email="A@example.org"), skills=(Skill("python"), Skill("Word")))
    same, missing, extra = compared(truth, facts)
    assert (same, missing, extra) == (2, [("skills", "Go")], [("skills", "Word")])
    assert len(list(fields_of_truth(truth))) == 3


@pytest.mark.parametrize(("text", "truth"), FURTHER, ids=[truth["contact"]["name"] for _, truth in FURTHER])
def test_what_makes_reading_hard_is_read(text, truth):
    _, missing, extra = compared(truth, facts_of(text))
    assert (missing, extra) == ([], [])
