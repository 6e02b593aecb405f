import json
import shutil

import pytest

from core.domain.coding import Language
from core.errors import ConfigurationError
from core.judge.bank import ProblemBank
from core.settings import PROMPTS

PROBLEMS = PROMPTS / "problems"
SAMPLE = "arrays/forgiving-streak"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(PROBLEMS / SAMPLE, tmp_path / SAMPLE)
    return tmp_path


def change(folder, name, old, new):
    path = folder / SAMPLE / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_problem_of_the_bank_can_be_read():
    bank = ProblemBank(PROBLEMS)
    for found in bank.all():
        assert found.problem.cases == ()
        assert len(found.recipes) >= 12
        assert all(found.reference(language) for language in Language)


def test_ids_are_listed_without_reading(folder):
    (folder / SAMPLE / "problem.toml").write_text("not toml")
    assert ProblemBank(folder).ids() == (SAMPLE,)


@pytest.mark.parametrize("unknown", ["arrays/none", "../arrays/forgiving-streak", "", "arrays", "/etc"])
def test_an_id_is_no_path(unknown):
    with pytest.raises(ConfigurationError, match="there is no problem"):
        ProblemBank(PROBLEMS).get(unknown)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("problem.toml", 'title = "Forgiving streak"', "", r"problem.toml: title: Field required"),
        ("problem.toml", "minutes = 15", 'minutes = "15"', r"problem.toml: minutes: Input should be a valid integer"),
        ("problem.toml", 'tags = ["', 'colour = "red"\ntags = ["', r"problem.toml: colour: Extra inputs"),
        ("problem.toml", 'returns = "int"', 'returns = "integer"', r"problem.toml: 'integer' is no type"),
        ("problem.toml", 'topic = "arrays"', 'topic = "heaps"', r"problem.toml: topic: 'heaps' is none of arrays"),
        ("problem.toml", 'topic = "arrays"', 'topic = "trees"', r"problem.toml: topic: trees does not fit the folder"),
        ("problem.toml", 'growth = "n"', 'growth = "n!"', r"problem.toml: growth: 'n!' is none of"),
        (
            "problem.toml",
            'entry = "longest_streak"',
            'entry = "longestStreak"',
            r"problem.toml: entry: String should match",
        ),
        ("problem.toml", 'checker = "exact"', 'checker = "unordered"', r"checker: unordered wants a list, not int"),
        ("problem.toml", 'returns = "int"', 'returns = "float[]"', r"checker: fractions are not compared with exact"),
        ("problem.toml", "params = [", "params = ]", r"problem.toml: "),
        ("cases.json", "[[], 30]", "[[]]", r"cases.json: cases.3.args: 1 where 2 are declared"),
        ("cases.json", '"args": [[], 30]', '"note2": 1', r"cases.json: cases.3.note2: Extra inputs"),
        ("cases.json", '"args": [[], 30],', "", r"cases.json: cases.3: either args or generate"),
        ("cases.json", '{"cases"', '{"case"', r"cases.json: cases: Field required"),
        ("cases.json", '{"cases"', "{cases", r"cases.json: Expecting property name"),
    ],
)
def test_faults_name_file_and_field(folder, name, old, new, told):
    change(folder, name, old, new)
    with pytest.raises(ConfigurationError, match=told):
        ProblemBank(folder).get(SAMPLE)


@pytest.mark.parametrize("name", ["statement.md", "cases.json"])
def test_a_missing_file_is_named(folder, name):
    (folder / SAMPLE / name).unlink()
    with pytest.raises(ConfigurationError, match=f"{name}: cannot be read"):
        ProblemBank(folder).get(SAMPLE)


def test_too_few_cases_are_refused(folder):
    path = folder / SAMPLE / "cases.json"
    path.write_text(json.dumps({"cases": json.loads(path.read_text())["cases"][:11]}))
    with pytest.raises(ConfigurationError, match="cases: List should have at least 12"):
        ProblemBank(folder).get(SAMPLE)
