from dataclasses import replace
from datetime import timedelta

import pytest

from core.coding import rounds
from core.coding.approach import Heard
from core.coding.model_interviewer import ModelDeskInterviewer, fit
from core.coding.remarks import BuiltInDeskInterviewer, Moment, may_speak
from core.domain.coding import Outcome, Verdict
from core.domain.interview import TurnKind
from core.domain.plan import Kind, Mode, Plan
from core.errors import ProviderUnreachable
from core.interviewing.phrases import Phrases
from core.prompting import Prompts
from core.settings import PROMPTS
from tests.core.coding.samples import ACCEPTED, SOURCE, START, WRONG, problem, round_of, submission, verdict
from tests.fakes.scripted_model import ScriptedModel

BUILT_IN = BuiltInDeskInterviewer(Phrases.load(PROMPTS / "coding_phrases.toml").lists)
INTERVIEW = rounds.put(round_of(), problem(), "Your plan?", START)
MOMENT = Moment(INTERVIEW, INTERVIEW.questions[0], problem(), "Maya Okafor")
PLAN = Heard(1.0, cost=True, edges=False, reasons=True, too_short=False)


def on(told, **of):
    return replace(MOMENT, submission=submission(told, **of))


def test_at_most_once_in_45_seconds():
    assert may_speak(INTERVIEW, START)
    spoken = rounds.happened(INTERVIEW, TurnKind.REMARK, "Hm.", START, "q1")
    assert not may_speak(spoken, START + timedelta(seconds=44))
    assert may_speak(spoken, START + timedelta(seconds=45))


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.NOT_RUN])
def test_every_outcome_has_words_with_nothing_left_to_fill_in(outcome, full):
    told = Verdict(outcome, line=3) if outcome is Outcome.COMPILE_ERROR else verdict(outcome, outcome)
    said = BUILT_IN.remark(on(told, full=full)).text
    assert said and "$" not in said


def test_nothing_is_called_accepted_that_is_not():
    for told in (WRONG, Verdict(Outcome.COMPILE_ERROR), verdict(Outcome.TIME_LIMIT)):
        said = BUILT_IN.remark(on(told)).text.lower()
        assert "accepted" not in said and "all cases pass" not in said
    assert "accept" in BUILT_IN.remark(on(ACCEPTED)).text.lower() or "pass" in BUILT_IN.remark(on(ACCEPTED)).text


def test_a_hidden_case_is_never_named():
    hidden = verdict(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.WRONG_ANSWER)
    assert "3" not in BUILT_IN.remark(on(hidden)).text


def test_the_same_failing_case_is_noticed():
    again = replace(on(WRONG, full=False), earlier=submission(WRONG, number=2, full=False))
    assert BUILT_IN.remark(again).text.replace("ase 2", "") != ""
    assert any(word in BUILT_IN.remark(again).text for word in ("again", "Still"))


def test_an_approach_hears_what_is_missing_and_no_solution():
    said = BUILT_IN.remark(replace(MOMENT, words="I add them", heard=PLAN)).text
    assert "edges" in said and "time and memory" not in said
    assert all(point.text not in said for point in problem().approach)


def test_hints_are_not_to_be_had_in_real_mode():
    real = round_of(Plan(kind=Kind.CODING, mode=Mode.REAL))
    asked = replace(MOMENT, interview=real, words="Give me a hint, please")
    assert "under the problem" not in BUILT_IN.remark(asked).text
    assert "under the problem" in BUILT_IN.remark(replace(MOMENT, words="a hint?")).text


def test_a_model_speaks_and_sees_the_code_as_data():
    model = ScriptedModel("What does it return for an empty list?")
    said = ModelDeskInterviewer(model, BUILT_IN, Prompts(PROMPTS)).remark(on(WRONG))
    assert said.text == "What does it return for an empty list?"
    assert said.brain == model.name
    prompt = model.asked[0][0].text
    assert "<<<DATA\ndef total" in prompt and "2 of 4" in prompt


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("Accepted, well done!", id="contradicts the verdict"),
        pytest.param("Use `for value in values: result += value`", id="code"),
        pytest.param("```python\nreturn 1\n```", id="a block of code"),
        pytest.param("word " * 90, id="too long"),
        pytest.param(ProviderUnreachable("groq", "down"), id="an outage"),
    ],
)
def test_what_a_model_must_not_say_is_said_by_the_built_in_one(reply):
    said = ModelDeskInterviewer(ScriptedModel(reply), BUILT_IN, Prompts(PROMPTS)).remark(on(WRONG))
    assert said == BUILT_IN.remark(on(WRONG))


def test_praise_for_accepted_code_is_fit():
    assert fit("Accepted. What does it cost?", on(ACCEPTED))
    assert not fit("Accepted. What does it cost?", on(WRONG))


def test_the_model_sees_what_was_changed_since_the_last_run():
    model = ScriptedModel("What made you change the start value?")
    after = SOURCE.replace("result = 0", "result = 1")
    moment = replace(on(WRONG, number=2, source=after), earlier=submission(WRONG))
    ModelDeskInterviewer(model, BUILT_IN, Prompts(PROMPTS)).remark(moment)
    asked = model.asked[0][0].text
    assert "-    result = 0\n+    result = 1" in asked
    first = ScriptedModel("What does it cost?")
    ModelDeskInterviewer(first, BUILT_IN, Prompts(PROMPTS)).remark(on(WRONG))
    assert "nothing was run before this" in first.asked[0][0].text


def test_who_talks_is_heard_beside_the_code_as_it_stands_and_the_verdict_on_what_was_run():
    model = ScriptedModel("Which input made you change that?")
    now = SOURCE.replace("result = 0", "result = 1")
    moment = replace(MOMENT, words="I think it is right now.", shown=submission(ACCEPTED), written=now)
    ModelDeskInterviewer(model, BUILT_IN, Prompts(PROMPTS)).remark(moment)
    asked = model.asked[0][0].text
    assert "result = 1" in asked and "result = 0" not in asked and "has not been run" in asked
    assert not fit("It works. What does it cost?", moment)
    assert fit("It works. What does it cost?", replace(moment, written=SOURCE))
