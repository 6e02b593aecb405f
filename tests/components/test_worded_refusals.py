"""What core refuses, notices and explains is known in every other language: the sentences are read from its source, or
come from its own engines."""

from dataclasses import replace

import pytest

from components import worded as module
from components.worded import reasons, worded
from core.application import PROVIDERS
from core.domain.plan import Kind
from core.domain.resume import FindingState
from core.errors import ConfigurationError, InputRejected, ModelUnavailable, ProviderError, ProviderUnreachable
from core.interviewing.bank import QuestionBank, load_fields
from core.interviewing.personas import Personas, own_persona
from core.interviewing.presets import Offered, Presets, entry_of, preset_from
from core.providers import HealthRecord, ModelChain
from core.resume.facts import facts_of
from core.resume.matching import match
from core.services import voice
from core.services.brains import Brains
from tests.components.core_words import arguments, told_by
from tests.components.test_catalogue import OTHERS
from tests.components.test_worded import families
from tests.core.conftest import PROMPTS
from tests.fakes.scripted_model import ScriptedModel
from tests.resumes.pairs import PAIRS

# What is said by whom, and which argument of it is for people. Places where a refusal is handed on word nothing.
SAID = {
    "InputRejected": 0,
    **dict.fromkeys(("ProviderUnreachable", "ProviderBusy", "ProviderRefused", "ProviderMisbehaved"), 1),
    "ModelUnavailable": 1,
    "LanguageStatus": 2,
    "typed_text": "what",
}
FUNCTIONS = {
    "core/canaries.py": "fault",
    "core/chat_completions.py": "connection_fault",
    "core/adapters/local_runner/runner.py": "missing_protection",
    "core/adapters/local_runner/toolchains.py": "_missing",
    "core/adapters/runtime_runner/runner.py": "_fault_of",
    "core/adapters/runtime_runner/deno.py": "fault",
    "core/adapters/runtime_runner/wasm.py": "fault",
    "core/adapters/resume_reader/reader.py": "_note",
    "core/adapters/judge0_runner.py": "_refusal",
    "core/resume/matching.py": "_reasons",
    "core/services/brains.py": "notices",
}


@pytest.fixture(params=OTHERS)
def other(request, monkeypatch):
    monkeypatch.setattr(module, "surface", lambda: request.param)


def unknown(texts) -> list[str]:
    return sorted({text for text in texts if worded(text) == text})


@pytest.mark.parametrize("name", SAID)
def test_what_the_source_says_is_known(other, name):
    found = list(arguments(name, SAID[name]))
    assert found and unknown(text for _, said in found for text in said) == []


def test_a_refusal_says_something_wherever_it_is_raised():
    assert [place for place, said in arguments("InputRejected") if not said] == []


@pytest.mark.parametrize("path", FUNCTIONS)
def test_what_a_function_may_say_is_known(other, path):
    said = told_by(path, FUNCTIONS[path])
    assert said and unknown(said) == []


def test_why_a_skill_is_found_near_or_missing_is_known(other):
    found = [match(resume, facts_of(resume), job) for resume, job, _ in PAIRS.values()]
    findings = [finding for one in found for finding in one.findings]
    assert {finding.state for finding in findings} == set(FindingState)
    assert unknown(finding.reason for finding in findings) == []
    assert unknown(reason for one in found for reason in one.reasons) == []
    assert unknown(match("", facts_of(""), "Be nice.").reasons) == []


@pytest.fixture(scope="module")
def offered():
    personas = Personas.load(PROMPTS / "personas.toml")
    return Offered(QuestionBank.load(PROMPTS / "questions"), load_fields(PROMPTS / "domains.toml"), personas)


@pytest.mark.parametrize("changed", [{"name": ""}, {"title": ""}, {"tone": " "}, {"name": "x" * 61}])
def test_what_an_interviewer_of_ones_own_lacks_is_known(other, offered, changed):
    with pytest.raises(InputRejected) as caught:
        own_persona(replace(offered.personas.all[0], **changed))
    fault = caught.value.user_message.partition(". ")[2].removesuffix(".")
    assert unknown([caught.value.user_message, fault]) == []


@pytest.mark.parametrize(
    "changed",
    [
        *({key: ""} for key in ("name", "note", "role")),
        *({key: "x" * 161} for key in ("name", "note", "role")),
        *({"expect": lines} for lines in ([], ["So."] * 7, ["x" * 161])),
        *({key: "elsewhere"} for key in ("scene", "persona", "domain")),
        {"topics": ["elsewhere"]},
        *({"kind": kind.value, "questions": 20, "topics": []} for kind in Kind),
        {"kind": "coding", "questions": 1, "topics": ["elsewhere"]},
    ],
)
def test_why_a_preset_cannot_be_held_is_known(other, offered, changed):
    preset = Presets.load({"": PROMPTS / "presets"}, offered).all[0]
    wished = {**entry_of(preset), **changed}
    try:
        preset_from(wished, wished["name"], offered)
    except ConfigurationError as error:
        fault = str(error).removeprefix(f"{wished['name']}: ")
        assert unknown([f"This cannot be saved. {error}.", fault]) == []
    else:
        assert changed.get("questions") == 20  # where the bank holds as many


def test_what_keeps_the_product_from_starting_is_known(other):
    for path in ("core/settings.py", "core/adapters/sqlite", "core/adapters/supabase/clients.py"):
        found = [*arguments("ConfigurationError", inside=path), *arguments("ValueError", inside="core/settings.py")]
        texts = {text for _, said in found for text in said}
        assert texts and [text for text in texts if reasons(text) == text] == []
    told = reasons("A_KEY: cannot be read; B_KEY: must be a folder")
    assert told.startswith("A_KEY: ") and "; B_KEY: " in told and "cannot" not in told and "must" not in told


def test_how_providers_do_is_known(other):
    models = ScriptedModel(name="groq large"), ScriptedModel(name="groq small")
    health = HealthRecord([model.name for model in models])
    brains = Brains(ModelChain(models, health), PROVIDERS)
    assert unknown([brains.label()]) == ["Groq"]
    health.failed("groq large", ProviderUnreachable("groq", "no answer in time"))
    health.failed("groq small", ModelUnavailable("groq", "the vendor offers no such model (any more)"))
    assert unknown(brains.notices()) == []
    groq, compatible, built_in = brains.states()
    assert "no answer" not in reasons(groq.detail) and "offers" not in reasons(groq.detail)
    assert reasons(groq.detail).startswith("large: ")
    assert unknown([s.role for s in (groq, compatible, built_in)] + [compatible.detail, built_in.detail]) == []
    assert (
        unknown([compatible.title, built_in.title, Brains(ModelChain((), HealthRecord([])), PROVIDERS).label()]) == []
    )
    assert unknown(kind.__name__ for kind in families(ProviderError)) == []
    names = {"Groq", "pocketsphinx", "flite", "eSpeak NG"}
    assert unknown({*voice.TITLES.values()} - names) == []
    assert unknown([*voice.MISSING.values(), voice.HEARING, voice.SPEAKING]) == []
