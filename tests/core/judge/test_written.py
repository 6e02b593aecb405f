"""What a model wrote as a folder of the bank's kind: nothing is run here."""

import pytest
from pydantic import ValidationError

from core.domain.coding import Language, Topic
from core.domain.plan import Difficulty
from core.errors import ConfigurationError
from core.judge.bank import ProblemBank, read_folder
from core.judge.shelves import Shelves
from core.judge.written import WrittenProblem, beyond_int, doubts_about, files_of, slug_of
from tests.core.judge.samples import problem
from tests.core.judge.test_bank import PROBLEMS
from tests.fakes.written_problem import written_problem


def written(**changes) -> WrittenProblem:
    return WrittenProblem.model_validate(written_problem(**changes))


def laid_out(folder, object_of: WrittenProblem, topic=Topic.ARRAYS):
    problem_id = f"{topic}/{slug_of(object_of)}"
    for name, text in files_of(object_of, topic, Difficulty.EASY).items():
        path = folder / problem_id / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return problem_id


def test_it_becomes_a_folder_that_reads_as_the_banks_do(tmp_path):
    tricky = 'Say "it" with a \\ and a line\nbreak, in ünicode: ½'
    problem_id = laid_out(tmp_path, written(hints=[tricky, "Two", "Three", "Four"]))
    read = read_folder(tmp_path / problem_id, problem_id)
    assert read.problem.title == "The cable car's battery"
    assert read.problem.hints[0] == tricky
    assert [p.name for p in read.problem.signature.parameters] == ["legs", "capacity"]
    assert len(read.recipes) >= 12 and sum(recipe.visible for recipe in read.recipes) == 3
    assert max(recipe.size for recipe in read.recipes) == 20_000
    assert set(read.wrong) == {"slow", "wrong_1", "wrong_2", "wrong_3"}
    with pytest.raises(ConfigurationError, match=r"reference\.js"):
        read.reference(Language.JAVASCRIPT)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": "A <script>alert(1)</script>"}, "title: plain words"),
        ({"story": "Look at ![this](https://evil.example/x.png)."}, "story: plain words"),
        ({"constraints": ["`legs` as in [here](x)"]}, "constraints: plain words"),
        ({"hints": ["See www.example.org", "2", "3", "4"]}, "hints: plain words"),
        ({"size_name": "legs\x1b[31m"}, "size_name: plain words"),
        ({"entry": "switch"}, "switch cannot be a name"),
        ({"parameters": [{"name": "new", "type": "int[]"}, {"name": "capacity", "type": "int"}]}, "new cannot be"),
    ],
)
def test_words_that_could_be_more_than_words_are_doubted(changes, told):
    assert told in "\n".join(doubts_about(written(**changes)))


def test_a_good_one_is_not_doubted():
    assert doubts_about(written()) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""},
        {"returns": "object"},
        {"checker": "any_of"},
        {"largest_size": 10**9},
        {"reference": "x" * 9_000},
        {"wrong_solutions": []},
        {"hints": ["one"]},
    ],
)
def test_what_is_no_problem_at_all_has_not_the_form(changes):
    with pytest.raises(ValidationError):
        written(**changes)


@pytest.mark.parametrize("title", ["../../etc/passwd", "Ω", "a/b\\c", "..", "CON .toml"])
def test_a_title_is_no_path(tmp_path, title):
    problem_id = laid_out(tmp_path, written(title=title + " and more"))
    assert read_folder(tmp_path / problem_id, problem_id).problem.id == problem_id
    assert [path.name for path in tmp_path.iterdir()] == ["arrays"]


@pytest.mark.parametrize("text", ["NaN", "[1,", "", "[Infinity]", "[" * 100_000])
def test_an_argument_that_is_no_json_is_refused(text):
    changed = written(cases=[{"arguments": [text, "1"], "note": "x"}] * 6)
    with pytest.raises(ValueError, match="no JSON"):
        files_of(changed, Topic.ARRAYS, Difficulty.EASY)


def test_answers_that_java_cannot_hold_are_found():
    assert beyond_int(problem([([[1]], [2**31 - 1])])) == []
    assert "beyond 32 bits" in beyond_int(problem([([[1]], [2**31])]))[0]
    assert "beyond 32 bits" in beyond_int(problem([([[-(2**40)]], [1])]))[0]


def test_nobody_sees_what_was_written_for_another(tmp_path):
    shelves = Shelves(ProblemBank(PROBLEMS), tmp_path)
    problem_id = laid_out(shelves.own_folder("../anna"), written())
    assert shelves.get("../anna", problem_id).problem.id == problem_id
    assert problem_id in {each.id for each in shelves.problems("../anna")}
    assert problem_id not in {each.id for each in shelves.problems("ben")}
    with pytest.raises(ConfigurationError, match="there is no problem"):
        shelves.get("ben", problem_id)
    assert shelves.own_folder("../anna").parent == tmp_path


def test_a_damaged_one_takes_no_other_away(tmp_path):
    shelves = Shelves(ProblemBank(PROBLEMS), tmp_path)
    problem_id = laid_out(shelves.own_folder("anna"), written())
    (shelves.own_folder("anna") / problem_id / "problem.toml").write_text("not toml")
    assert len(shelves.problems("anna")) == len(shelves.problems("ben")) > 30
