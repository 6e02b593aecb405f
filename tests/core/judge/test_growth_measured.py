"""Growth measured for real: generator, sandbox, clock and fit together."""

import pytest

from core.domain.coding import Growth, Language
from core.judge.bank import ProblemBank
from core.judge.complexity import GrowthMeter
from core.judge.workshop import Workshop
from tests.core.judge.test_bank import PROBLEMS, SAMPLE

pytestmark = pytest.mark.slow
FORGED = "import time\ntime.thread_time = lambda: 0.0\n"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The growing inputs are the same for every solution: made once."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def meter(runner, kept):
    return GrowthMeter(runner, Workshop(runner, kept))


def test_the_linear_reference_is_not_called_anything_steeper(meter):
    folder = ProblemBank(PROBLEMS).get(SAMPLE)
    measured = meter.measure(folder, folder.text("reference.py"), Language.PYTHON)
    assert Growth.LINEAR in measured.plausible, measured
    assert Growth.QUADRATIC not in measured.plausible


def test_the_slow_solution_is_quadratic(meter):
    folder = ProblemBank(PROBLEMS).get(SAMPLE)
    assert meter.measure(folder, folder.wrong["slow"], Language.PYTHON).growth is Growth.QUADRATIC


def test_a_clock_turned_back_measures_nothing(meter):
    folder = ProblemBank(PROBLEMS).get(SAMPLE)
    measured = meter.measure(folder, FORGED + folder.wrong["slow"], Language.PYTHON)
    assert measured.growth is None
    assert "do not add up" in measured.reason


def test_code_that_fails_measures_nothing(meter):
    folder = ProblemBank(PROBLEMS).get(SAMPLE)
    measured = meter.measure(
        folder, "def longest_streak(minutes, target):\n    return minutes[-10**7]", Language.PYTHON
    )
    assert measured.growth is None
    assert "failed" in measured.reason
