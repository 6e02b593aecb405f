from dataclasses import replace

import pytest

from core.adapters.system_clock import SystemClock
from core.errors import ConfigurationError
from core.grading.built_in import BuiltInGrader
from core.grading.calibration import load_calibration
from core.interviewing.bank import QuestionBank
from core.services.calibration import CalibrationService
from tests.core.grading.graders import PROMPTS_FOLDER, RUBRICS

ANSWERS = load_calibration(PROMPTS_FOLDER / "calibration")


def service(answers=ANSWERS):
    bank = QuestionBank.load(PROMPTS_FOLDER / "questions")
    return CalibrationService(answers, bank, BuiltInGrader(), RUBRICS, SystemClock())


def test_the_grader_in_use_agrees_fairly_with_the_authors():
    calibration = service()
    assert calibration.known is None
    found = calibration.run()
    assert calibration.known is found
    assert (found.answers, found.graded_by, found.levelled_by) == (40, ("built-in",), ("authors",))
    assert found.overall.kappa > 0.6
    assert found.overall.within_one > 0.75
    assert {name for name, _ in found.by_criterion} == {"substance", "depth", "clarity", "confidence", "star"}
    assert sum(len(agreement.pairs) for _, agreement in found.by_criterion) == len(found.overall.pairs) == 160


def test_an_unknown_question_is_named():
    with pytest.raises(ConfigurationError, match="nowhere"):
        service([replace(ANSWERS[0], bank_id="nowhere")]).run()
