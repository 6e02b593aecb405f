"""Packs: those that ship are without fault, what is wrong with one is told a line each, and one is used end to end."""

import re
import shutil
from pathlib import Path

import pytest

from core.bootstrap import build
from core.content import load_content
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind
from core.errors import ConfigurationError
from core.interviewing.bank import QuestionBank
from core.packs.__main__ import main, product
from core.packs.care import faults_of
from core.packs.lint import Linter
from core.packs.pack import read_packs
from core.settings import PACKS, Settings, load
from tests.core.conftest import PROMPTS

SHIPPED = PROMPTS / "packs"
EXAMPLE = SHIPPED / "large-tech"


@pytest.fixture(scope="module")
def joined():
    return product()


@pytest.fixture
def pack(tmp_path):
    """A copy of the example that a test may spoil."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "large-tech"))


def test_every_pack_that_ships_is_without_fault_and_in_the_settings(joined):
    folders = sorted(path.parent for path in SHIPPED.glob("*/pack.toml"))
    assert sorted(SHIPPED.parent.parent / pack for pack in PACKS) == folders
    for folder in folders:
        assert list(Linter(folder, joined).faults()) == [], folder.name


def test_each_says_what_it_is_and_what_it_is_not():
    for pack in read_packs([SHIPPED.parent.parent / pack for pack in PACKS]):
        assert (len(pack.about.split()) > 15 and "no questions that were asked" in pack.is_not.casefold()) or (
            "No board's own questions" in pack.is_not
        )


def test_the_products_own_questions_are_held_to_the_same_care():
    bank = QuestionBank.load(PROMPTS / "questions")
    assert [(question.id, fault) for question in bank.questions for fault in faults_of(question)] == []


QUESTIONS, PRESET = "questions/behavioural/rounds.toml", "presets/behaviour.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("pack.toml", 'version = "1"', "", "pack.toml: version: Field required"),
        ("pack.toml", 'id = "large-tech"', 'id = "Large Tech"', "pack.toml: id: String should match pattern"),
        ("pack.toml", 'id = "large-tech"', "id = ", "pack.toml: "),
        ("pack.toml", 'id = "large-tech"', 'id = "technology"', "pack.toml: id: the product has ids that begin with"),
        (
            QUESTIONS,
            'difficulty = "medium"',
            'difficulty = "odd"',
            f"{QUESTIONS}: question large-tech-overruled-by-lead: d",
        ),
        (QUESTIONS, 'id = "large-tech-no-owner"', 'id = "no-owner"', "id: 'no-owner' does not begin with large-tech-"),
        (QUESTIONS, 'id = "large-tech-no-owner"', 'id = "large-tech-overruled-by-lead"', "stands twice"),
        (QUESTIONS, '"her reasons"', '"i showed"', "key_points: the cue 'i showed' belongs to 2 points"),
        (QUESTIONS, '"her reasons"', '"one two three four five"', "key_points.2.cues: 5 words in"),
        (QUESTIONS, "[[question]]", "[question]", f"{QUESTIONS}: "),
        ("rubrics/behaviour.toml", "weight = 0.35", "weight = 0.95", "rubrics/behaviour.toml: the weights do not sum"),
        ("rubrics/behaviour.toml", 'id = "large-tech-behaviour"', 'id = "mine"', "rubrics/behaviour.toml: id: 'mine'"),
        (PRESET, '"Disagreement"', '"Chess"', f"{PRESET}: topics: 'Chess' is none of"),
        (PRESET, 'persona = "large-tech-daniel"', 'persona = "noor"', f"{PRESET}: persona: there is no 'noor'"),
        (PRESET, 'id = "large-tech-behaviour"', 'id = "sales"', f"{PRESET}: id: 'sales' does not begin with"),
        ("personas/panel.toml", 'voice = "daniel"', 'voice = "bass"', "voice: 'bass' is none of maya"),
        ("personas/panel.toml", "probes = 2", "probes = 7", "personas/panel.toml: persona large-tech-daniel: probes"),
    ],
)
def test_a_fault_is_one_line_with_its_file_and_key(pack, joined, file, old, new, told):
    text = (pack / file).read_text(encoding="utf-8")
    assert old in text
    (pack / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    faults = list(Linter(pack, joined).faults())
    assert any(told in fault for fault in faults), faults
    assert not any("\n" in fault for fault in faults)


def test_more_than_one_fault_is_told_at_once(pack, joined):
    for file in (QUESTIONS, PRESET):
        text = (pack / file).read_text(encoding="utf-8")
        (pack / file).write_text(re.sub('"medium"', '"odd"', text), encoding="utf-8")
    (pack / "notes.txt").write_text("x", encoding="utf-8")
    faults = list(Linter(pack, joined).faults())
    assert {fault.partition(":")[0] for fault in faults} >= {"notes.txt", QUESTIONS, PRESET}
    assert sum(fault.startswith(QUESTIONS) for fault in faults) == 2


def test_samples_that_are_not_ranked_are_told(pack, joined):
    file = pack / QUESTIONS
    text = file.read_text(encoding="utf-8").replace('strong = """', 'weakest = """', 1)
    file.write_text(text.replace('weak = """', 'strong = """', 1).replace("weakest =", "weak =", 1), encoding="utf-8")
    assert any("strong, middling, weak: are graded" in fault for fault in Linter(pack, joined).faults())


def test_problems_are_read_and_proved(pack, joined):
    problem = pack / "problems" / "arrays" / "large-tech-tram"
    shutil.copytree(PROMPTS / "problems" / "arrays" / "hill-tram", problem)
    asked = []

    def prove(folder):
        asked.append(folder.problem.id)
        return ["wrong/slow.py: accepted"]

    assert list(Linter(pack, joined).faults()) == []
    told = list(Linter(pack, joined, prove).faults())
    assert asked == ["arrays/large-tech-tram"]
    assert told == ["problems/arrays/large-tech-tram/wrong/slow.py: accepted"]
    problem.rename(problem.with_name("tram"))
    assert any("does not begin with large-tech-" in fault for fault in Linter(pack, joined).faults())


def test_the_command_tells_by_its_exit_code(pack, capsys):
    assert main(["lint", str(pack), "--no-proof"]) == 0
    assert capsys.readouterr().out == "no faults\n"
    (pack / "notes.txt").write_text("x", encoding="utf-8")
    assert main(["lint", str(pack), "--no-proof"]) == 1
    assert capsys.readouterr().out.startswith("notes.txt: is none of")
    assert main(["lint", str(pack / "nothing")]) == 2


def test_two_packs_may_not_be_taken_for_each_other(pack, tmp_path):
    other = Path(shutil.copytree(pack, tmp_path / "other"))
    manifest = (other / "pack.toml").read_text(encoding="utf-8")
    (other / "pack.toml").write_text(manifest.replace('"large-tech"', '"large"', 1), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"REHEARSAL_PACKS: other: pack\.toml: id: is too like large-tech"):
        read_packs([pack, other])


def test_a_bad_pack_is_one_clear_line_at_start(pack, tmp_path):
    text = (pack / PRESET).read_text(encoding="utf-8")
    (pack / PRESET).write_text(text.replace("questions = 4", "questions = 99"), encoding="utf-8")
    settings = Settings(rehearsal_data_dir=tmp_path / "data", rehearsal_packs=(SHIPPED / "start-up", pack))
    with pytest.raises(ConfigurationError, match=r"REHEARSAL_PACKS: large-tech: behaviour.toml: questions: ") as caught:
        build(settings)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("value", "count"), [("none", 0), ("prompts/packs/start-up", 1), ("", 3)])
def test_the_setting_is_a_list_of_folders(monkeypatch, tmp_path, value, count):
    monkeypatch.setenv("REHEARSAL_PACKS", value)
    assert len(load(cwd=tmp_path, app=tmp_path).rehearsal_packs) == count


def test_a_folder_that_is_no_pack_is_a_fault_of_the_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("REHEARSAL_PACKS", f"prompts/packs/start-up, {tmp_path}")
    with pytest.raises(ConfigurationError, match=r"REHEARSAL_PACKS: must be a list of folders with a pack.toml"):
        load(cwd=tmp_path, app=tmp_path)


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    return build(Settings(rehearsal_data_dir=tmp_path_factory.mktemp("data"))).services_for(LOCAL_PERSON)


def test_a_pack_is_used_end_to_end(services):
    """Its preset starts, its interviewer asks its questions, and its rubric grades the answers."""
    offered = {preset.id: preset for _, presets in services.presets.of_packs() for preset in presets}
    assert offered["large-tech-behaviour"].plan.pack == "large-tech"
    interview = services.interview.open(services.presets.start("large-tech-behaviour").id)
    assert services.setup.persona(interview.plan).name == "Daniel Weiss"
    bank = load_content(read_packs([EXAMPLE])).bank
    while interview.is_open:
        main = interview.main_questions[-1]
        text = bank.get(main.bank_id).samples.strong if interview.current_question is main else "It took 40 days less."
        interview = services.interview.answer(interview, text, with_reply=True)
    asked = [question.bank_id for question in interview.main_questions]
    assert len(asked) == 4 and set(asked[:2]) == {"large-tech-no-owner", "large-tech-overruled-by-lead"}
    list(services.report.grade(interview.id))
    view = services.report.open(interview.id)
    assert {one.rubric_id for one in view.interview.evaluations} == {"large-tech-behaviour"}
    assert "Figures and reasons" in [criterion.name for criterion in view.report.criteria]
    assert view.report.overall.value > 50


def test_other_interviews_hear_nothing_of_a_pack(services):
    assert all(not preset.plan.pack for preset in services.presets.own())
    assert "First month" not in services.languages.topics("business_management", Kind.GENERAL, "en")
    interview = services.presets.start("sales")
    assert services.interview.open(interview.id).plan.pack == ""
