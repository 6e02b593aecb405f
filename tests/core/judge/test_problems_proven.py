"""Every problem of the bank passes its proof, in every language that this machine runs."""

import pytest

from core.judge.bank import ProblemBank
from core.judge.judging import Judge
from core.judge.proof import Prover
from core.judge.workshop import Workshop
from tests.core.judge.test_bank import PROBLEMS

BANK = ProblemBank(PROBLEMS)


@pytest.fixture(scope="module")
def prover(sandbox, tmp_path_factory):
    return Prover(Judge(sandbox), Workshop(sandbox, tmp_path_factory.mktemp("kept")))


@pytest.mark.slow
@pytest.mark.parametrize("problem_id", BANK.ids())
def test_the_problem_is_proven(runner, prover, problem_id):
    languages = [status.language for status in runner.status() if status.enabled]
    assert prover.prove(BANK.get(problem_id), languages).findings == ()
