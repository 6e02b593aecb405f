import pytest

from core.interviewing.bank import QuestionBank
from core.interviewing.built_in import BuiltInInterviewer
from core.interviewing.engine import InterviewEngine
from core.interviewing.personas import Personas
from core.interviewing.phrases import Phrases
from core.settings import PROMPTS
from tests.fakes.cue_reader import read_by_cues
from tests.fakes.small_bank import small_bank


@pytest.fixture(scope="session")
def personas() -> Personas:
    return Personas.load(PROMPTS / "personas.toml")


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return Phrases.load(PROMPTS / "phrases.toml")


@pytest.fixture(scope="session")
def bank() -> QuestionBank:
    return small_bank()


@pytest.fixture(scope="session")
def built_in(bank: QuestionBank, personas: Personas, phrases: Phrases) -> BuiltInInterviewer:
    return BuiltInInterviewer(bank, personas, phrases)


@pytest.fixture(scope="session")
def engine(bank: QuestionBank, personas: Personas, built_in: BuiltInInterviewer) -> InterviewEngine:
    return InterviewEngine(bank, personas, read_by_cues, built_in)
