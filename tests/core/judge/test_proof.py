"""The proof, on the sample and on copies of it that somebody spoiled."""

import shutil

import pytest

from core.domain.coding import Language, Outcome
from core.errors import ConfigurationError, InputRejected
from core.judge.bank import ProblemBank
from core.judge.judging import Judge
from core.judge.proof import Prover
from core.judge.workshop import Workshop
from tests.core.judge.test_bank import PROBLEMS, SAMPLE, change

PY = (Language.PYTHON,)


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(PROBLEMS / SAMPLE, tmp_path / SAMPLE)
    return tmp_path


@pytest.fixture
def workshop(runner, tmp_path):
    return Workshop(runner, tmp_path / "kept")


def findings(folder, runner, workshop):
    return Prover(Judge(runner), workshop).prove(ProblemBank(folder).get(SAMPLE), PY).findings


@pytest.mark.slow
def test_the_sample_is_proven(folder, runner, workshop):
    proof = Prover(Judge(runner), workshop).prove(ProblemBank(folder).get(SAMPLE))
    assert proof.proven, proof.findings
    assert proof.small_inputs == 200
    assert set(proof.slowest_ms) == {*Language}
    assert proof.rejected == ("counts_forgiven_day", "forgives_once", "more_than_target", "slow")


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("brute.py", "day >= target", "day > target", "small inputs: reference"),
        ("generator.py", "return [minutes, target]", "return [minutes, 0]", "the validator does not accept"),
        ("generator.py", "def validate", "def validates", "cases.0: KeyError: 'validate'"),
        ("reference.py", "return best", "return str(best)", "where int is declared"),
        ("reference.py", "best = count = 0", "best = count = 1 / 0", "cases.0: ZeroDivisionError"),
        ("reference.py", "def longest", "import os; os._exit(0)\ndef longest", "ended early"),
        ("statement.md", "Output: `4`", "Output: `5`", "example 1: its output is not the reference's"),
        ("statement.md", "[15, 15, 0, 0, 15]", "[15, 15, 0, 15]", "example 2: minutes is not that of the visible case"),
        ("statement.md", "## Constraints", "## Limits", "no section ## Constraints"),
        ("statement.md", "A music app", "<b>A</b> music app", "HTML"),
        ("wrong/more_than_target.py", "played > target", "played >= target", "wrong/more_than_target.py: accepted"),
        ("wrong/slow.py", "minutes[start:]", "minutes[start:start + 9]", "wrong/slow.py: wrong_answer"),
    ],
)
@pytest.mark.slow
def test_what_is_wrong_with_a_problem_is_found(folder, runner, workshop, name, old, new, told):
    if name != "wrong/slow.py":
        (folder / SAMPLE / "wrong/slow.py").unlink()  # it would run until its time is over, as above
    change(folder, name, old, new)
    assert told in "\n".join(findings(folder, runner, workshop))


def test_expected_values_are_made_once(folder, runner, workshop):
    found = ProblemBank(folder).get(SAMPLE)
    first = workshop.prepared(found)
    assert [case.expected for case in first.cases[:3]] == [4, 2, 3]
    assert len(first.cases[-1].args[0]) == 200_000

    class Refusing:
        def run(self, *args, **options):
            raise AssertionError("asked again")

    assert Workshop(Refusing(), workshop.kept).prepared(found) == first


def test_what_was_kept_and_spoiled_is_made_anew(folder, runner, workshop):
    found = ProblemBank(folder).get(SAMPLE)
    first = workshop.prepared(found)
    for path in workshop.kept.iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    assert workshop.prepared(found) == first


def test_the_candidates_own_input_gets_the_references_answer(folder, runner, workshop):
    found = ProblemBank(folder).get(SAMPLE)
    case = workshop.custom_case(found, [[5, 0, 5], 5])
    assert (case.args, case.expected, case.visible) == (([5, 0, 5], 5), 2, True)
    verdict = Judge(runner).judge(found.problem, found.text("reference.py"), Language.PYTHON, cases=[case])
    assert verdict.outcome is Outcome.ACCEPTED


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ([[1]], "takes 2 arguments"),
        (["abc", 1], "minutes must be of type"),
        ([[1, None], 1], "minutes must be of type"),
        ([[1], 0], "outside the constraints"),
        ([[-1], 5], "outside the constraints"),
        ([[1] * 20_000, 5], "too long"),
    ],
)
def test_an_input_that_does_not_fit_is_rejected_in_words(folder, runner, workshop, args, told):
    with pytest.raises(InputRejected, match=told):
        workshop.custom_case(ProblemBank(folder).get(SAMPLE), args)


def test_a_reference_that_fails_is_our_fault(folder, runner, workshop):
    change(folder, "reference.py", "best = count = 0", "best = count = [][0]")
    with pytest.raises(ConfigurationError, match=r"cases\.0: IndexError"):
        workshop.prepared(ProblemBank(folder).get(SAMPLE))
