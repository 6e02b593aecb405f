"""The presets: those that ship start whole interviews, and what is wrong with one is said with its key."""

import re
from dataclasses import replace

import pytest

from core.domain.plan import Kind, Plan
from core.errors import ConfigurationError
from core.grading.reading import read_answer
from core.interviewing.bank import QuestionBank, load_fields
from core.interviewing.built_in import BuiltInInterviewer
from core.interviewing.engine import InterviewEngine
from core.interviewing.phrases import Phrases
from core.interviewing.planning import kind_at
from core.interviewing.presets import Offered, Presets, entry_of, preset_from
from core.interviewing.simulation import held
from tests.core.conftest import PROMPTS
from tests.core.interviewing.simulation import new_interview

PHRASES = Phrases.load(PROMPTS / "phrases.toml")
FIVE = ["software_engineer", "product_manager", "data_analyst", "sales", "teacher"]


@pytest.fixture(scope="module")
def offered(personas):
    return Offered(QuestionBank.load(PROMPTS / "questions"), load_fields(PROMPTS / "domains.toml"), personas)


@pytest.fixture(scope="module")
def presets(offered):
    return Presets.load({"": PROMPTS / "presets"}, offered)


def test_the_five_in_their_order(presets):
    assert [preset.id for preset in presets.all] == FIVE
    assert len({preset.plan.persona_id for preset in presets.all}) == 3
    for preset in presets.all:
        assert len(preset.name) <= 20 and len(preset.note.split()) <= 8
        assert all(line.endswith(".") for line in preset.expect)
        assert preset.plan.revisits == () and preset.plan.pack == ""
    assert presets.get("astronaut") is None


def test_roles_are_those_of_the_field(presets, offered):
    roles = {field.id: field.roles for field in offered.fields}
    assert all(preset.plan.role in roles[preset.plan.domain] for preset in presets.all)


@pytest.mark.parametrize("preset_id", FIVE)
def test_each_has_good_questions_for_itself(preset_id, presets, offered):
    """Most of what is asked is about the preset's own topics, in interview after interview."""
    plan = presets.get(preset_id).plan
    bank = offered.bank
    for kind in {kind_at(plan, index) for index in range(plan.question_count)}:
        assert [q for q in bank.in_cell(plan.domain, kind) if q.competency in plan.topics], kind
    engine = InterviewEngine(bank, offered.personas, read_answer, BuiltInInterviewer(bank, offered.personas, PHRASES))
    own = 0
    for number in range(3):
        interview = held(
            engine, replace(new_interview(f"{preset_id} {number}"), plan=plan), lambda q: "I would measure it first."
        )
        assert len(interview.main_questions) == plan.question_count
        own += sum(question.competency in plan.topics for question in interview.main_questions)
    assert own >= 0.6 * 3 * plan.question_count


def test_an_entry_comes_back_as_it_went_in(presets, offered):
    for preset in presets.all:
        assert preset_from(entry_of(preset), "again", offered) == preset


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"persona": "noor"}, "sales.toml: persona: there is no 'noor'"),
        ({"domain": "fishing"}, "domain: there is no 'fishing'"),
        ({"scene": "Boat"}, "scene: 'Boat' is none of"),
        ({"topics": ["Knots"]}, "topics: 'Knots' is none of"),
        ({"questions": 0}, "questions: Input should be greater than or equal to 1"),
        ({"kind": "technical", "topics": [], "questions": 19}, "questions: 19 of kind technical are needed"),
        ({"kind": "coding", "topics": ["knots"]}, "topics: 'knots' is none of arrays"),
        ({"kind": "coding", "topics": [], "questions": 6}, "questions: a coding round has at most 5"),
        ({"kind": "chess"}, "kind: "),
        ({"seniority": "boss"}, "seniority: "),
        ({"expect": []}, "expect: "),
        ({"colour": "red"}, "colour: Extra inputs are not permitted"),
        ({"id": "Sales!"}, "id: String should match pattern"),
    ],
)
def test_what_is_wrong_is_said_with_its_key(presets, offered, changed, told):
    with pytest.raises(ConfigurationError, match=re.escape(told)):
        preset_from({**entry_of(presets.get("sales")), **changed}, "sales.toml", offered)


def test_a_coding_preset_is_for_the_desk(presets, offered):
    entry = {**entry_of(presets.get("sales")), "kind": "coding", "topics": ["graphs"], "questions": 2}
    assert preset_from(entry, "x", offered).plan.kind is Kind.CODING


def test_two_of_one_name_and_a_broken_file_are_named(tmp_path, offered):
    text = (PROMPTS / "presets" / "sales.toml").read_text(encoding="utf-8")
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="preset sales stands twice"):
        Presets.load({"": tmp_path}, offered)
    (tmp_path / "a.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"a\.toml"):
        Presets.load({"": tmp_path}, offered)


def test_a_plan_without_a_pack_is_what_old_interviews_have():
    assert Plan().pack == ""
