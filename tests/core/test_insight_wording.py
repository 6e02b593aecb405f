"""Advice by a model stands only where it says no more than the finding."""

import time

import pytest

from core.domain.insight import Insight, InsightKind
from core.domain.progress import SubjectKind
from core.errors import ProviderUnreachable
from core.insight_wording import InsightWriter, fact, is_borne_out
from core.prompting import Prompts
from core.services.insight_jobs import InsightJobs
from core.settings import PROMPTS
from tests.fakes.scripted_model import ScriptedModel

WORDED = Prompts(PROMPTS)
WEAK = Insight(InsightKind.WEAKNESS, SubjectKind.TOPIC, "Databases", 48.3, 81.0, 9, ("i1", "i2", "i3"))
ROSE = Insight(InsightKind.ROSE, SubjectKind.CRITERION, "star", 3.4, 2.1, 14, ("i4",))
NAMES = {"star": "Story (STAR)"}


def said(*sentences: str) -> dict[str, object]:
    return {"advice": [{"number": n, "sentence": s} for n, s in enumerate(sentences, start=1)]}


def test_each_finding_gets_its_own_sentence():
    model = ScriptedModel(said("Practise Databases next; explain one index aloud.", "Keep telling Story (STAR) whole."))
    advice = InsightWriter(model, WORDED).advice([WEAK, ROSE], NAMES)
    assert advice.sentences[0].startswith("Practise Databases")
    assert advice.sentences[1].startswith("Keep telling")
    assert advice.worded_by == "scripted model"
    (asked,) = model.asked
    assert "weakness: Databases: 48.3, compared with 81.0" in asked[0].text
    assert "Story (STAR)" in asked[0].text


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("Practise Databases; 48 points leave room.", True),
        ("Practise Databases; you scored 48.3 of 100.", True),
        ("Practise Databases; 97 points are within reach.", False),
        ("Practise **Databases** now.", False),
        ("See https://example.org for Databases.", False),
        ("Databases.", False),
        ("Practise " * 40, False),
    ],
)
def test_a_sentence_is_believed_or_left_out(sentence, stands):
    assert is_borne_out(sentence, fact(WEAK, {})) is stands


def test_a_model_that_fails_or_strays_leaves_the_findings_alone():
    failing = InsightWriter(ScriptedModel(ProviderUnreachable("groq", "away")), WORDED)
    assert failing.advice([WEAK], {}).sentences == {}
    straying = {"advice": [{"number": 7, "sentence": "Practise something else."}, {"number": 1, "sentence": "Buy 3."}]}
    assert InsightWriter(ScriptedModel(straying), WORDED).advice([WEAK], {}).sentences == {}


def worded(jobs: InsightJobs, person: str):
    for _ in range(200):
        advice = jobs.advice(person, [WEAK], {})
        if advice is not None:
            return advice
        time.sleep(0.01)
    raise AssertionError("never worded")


def test_the_same_findings_are_worded_once_for_each_person():
    model = ScriptedModel(said("Practise Databases for ann."), said("Practise Databases for bob."))
    jobs = InsightJobs(InsightWriter(model, WORDED))
    assert worded(jobs, "ann").sentences == {0: "Practise Databases for ann."}
    assert worded(jobs, "ann").sentences == {0: "Practise Databases for ann."}
    assert worded(jobs, "bob").sentences == {0: "Practise Databases for bob."}
    assert len(model.asked) == 2


def test_without_a_model_there_is_no_advice_and_no_waiting():
    assert InsightJobs(None).advice("ann", [WEAK], {}).sentences == {}
