import shutil

import pytest

from core.domain.plan import Kind
from core.errors import ConfigurationError
from core.grading.rubrics import Rubrics
from tests.core.grading.graders import PROMPTS_FOLDER, RUBRICS

FOLDER = PROMPTS_FOLDER / "rubrics"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.MIXED])
def test_every_kind_of_question_has_a_rubric(kind):
    rubric = RUBRICS.for_kind(kind)
    assert kind.value in rubric.kinds
    assert sum(criterion.weight for criterion in rubric.criteria) == pytest.approx(1)


@pytest.mark.parametrize("rubric", RUBRICS.all(), ids=lambda rubric: rubric.id)
def test_anchors_are_short_and_different(rubric):
    for criterion in rubric.criteria:
        assert len(set(criterion.anchors)) == 5
        assert all(len(anchor.split()) <= 22 for anchor in criterion.anchors)


@pytest.mark.parametrize("rubric", RUBRICS.all(), ids=lambda rubric: rubric.id)
def test_every_level_has_an_example(rubric):
    for criterion in rubric.criteria:
        assert len(set(criterion.examples)) == 5


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "rubrics")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param("weight = 0.5", "weight = 0.6", "sum to 1", id="weights"),
        pytest.param("weight = 0.5", "weight = -0.5", "above 0", id="a negative weight"),
        pytest.param('id = "depth"', 'id = "substance"', "different ids", id="twice the same criterion"),
        pytest.param('kinds = ["technical"]', 'kinds = ["cooking"]', "cooking", id="an unknown kind"),
        pytest.param('kinds = ["technical"]', 'kinds = ["general"]', "two for general", id="two for a kind"),
        pytest.param('version = "2"', "", "version", id="no version"),
        pytest.param("[[criterion]]", "[[criterion", r"technical\.toml", id="not TOML"),
        pytest.param(
            '  "Right and complete, including the catch that people tend to forget.",\n',
            "",
            "5 anchors",
            id="four anchors",
        ),
    ],
)
def test_a_faulty_rubric_is_named(folder, old, new, fault):
    path = folder / "technical.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=fault):
        Rubrics(folder)


def test_a_kind_without_a_rubric_is_named(folder):
    (folder / "behavioural.toml").unlink()
    with pytest.raises(ConfigurationError, match="no rubric for behavioural"):
        Rubrics(folder)
