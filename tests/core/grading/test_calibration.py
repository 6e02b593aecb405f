import pytest

from core.domain.calibration import HandLevel, Pair
from core.errors import ConfigurationError
from core.grading.calibration import agreement_of, load_calibration, weighted_kappa
from core.interviewing.bank import QuestionBank
from tests.core.grading.graders import PROMPTS_FOLDER, RUBRICS

ANSWERS = load_calibration(PROMPTS_FOLDER / "calibration")


def pair(by_hand, level, criterion="depth"):
    return Pair("q", f"answer {by_hand} {level}", HandLevel(criterion, by_hand, "why"), level, "because")


def test_forty_answers_have_a_level_and_a_reason_for_every_criterion():
    bank = QuestionBank.load(PROMPTS_FOLDER / "questions")
    assert len({answer.text for answer in ANSWERS}) == 40
    for answer in ANSWERS:
        rubric = RUBRICS.for_kind(bank.get(answer.bank_id).kind)
        assert [one.criterion_id for one in answer.levels] == [criterion.id for criterion in rubric.criteria]
        assert answer.levelled_by == "authors"
    assert {one.level for answer in ANSWERS for one in answer.levels} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("levels", "kappa"),
    [
        pytest.param([(1, 1), (3, 3), (5, 5)], 1.0, id="the same"),
        pytest.param([(1, 5), (5, 1)], -1.0, id="the opposite"),
        pytest.param([(1, 1), (1, 5), (5, 1), (5, 5)], 0.0, id="chance"),
        # Squared distances: 1/4 on average, and 16/16 over all sixteen combinations.
        pytest.param([(1, 1), (2, 2), (3, 2), (1, 1)], 0.75, id="one off by one"),
        pytest.param([(3, 3), (3, 3)], None, id="no variety"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_weighted_kappa(levels, kappa):
    assert weighted_kappa(levels) == (None if kappa is None else pytest.approx(kappa))


def test_what_is_not_graded_is_counted_apart():
    found = agreement_of([pair(1, 2), pair(3, 3), pair(5, 2), pair(4, None)])
    assert (found.mean_error, found.bias, found.ungraded) == (pytest.approx(4 / 3), pytest.approx(-2 / 3), 1)
    assert found.within_one == pytest.approx(2 / 3)
    assert [one.by_hand.level for one in found.worst()] == [5, 1]
    assert agreement_of([pair(4, None)]).mean_error is None


@pytest.mark.parametrize("text", ["[[answer]]\n", 'answer = "x"', "[[answer]]\nquestion='q'\ntext='t'\nlevels={}\n"])
def test_a_faulty_file_is_named(tmp_path, text):
    (tmp_path / "odd.toml").write_text(text)
    with pytest.raises(ConfigurationError, match=r"odd\.toml"):
        load_calibration(tmp_path)
