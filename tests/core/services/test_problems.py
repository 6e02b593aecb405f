"""Problems that a model writes, over its real protocol and in the real sandbox: proven ones are kept and asked, all
others are thrown away and the bank serves."""

import json
import tempfile
import time
from pathlib import Path

import pytest

from core.application import Application
from core.bootstrap import build
from core.deadlines import Limits
from core.domain.coding import Language, Outcome, Program, RunLimits
from core.domain.generated import Writing, WritingStep
from core.domain.people import LOCAL_PERSON, Identity
from core.domain.plan import Difficulty, Kind, Plan
from core.errors import InputRejected, SandboxUnavailable
from core.settings import load
from tests.fakes.groq_server import Fault, Text, groq_server
from tests.fakes.written_problem import FOLDER, written_problem

pytestmark = pytest.mark.slow
KEY = "gsk_planted_19ac"
PLAN = Plan(kind=Kind.CODING, question_count=1, topics=("arrays",), time_limit_minutes=45)
WRONG_REFERENCE = (FOLDER / "reference.py").read_text().replace("max(0,", "max(1,")
MARK = Path(tempfile.gettempdir()) / "rehearsal-written-attack"
FORGED = '{"valid": true, "expected": [0]}\\n'
ACTS = {
    "leaves": "import os; os._exit(0)",
    "reads": "open('/etc/passwd').read()",
    "writes": f"open({str(MARK)!r}, 'w').write('x')",
    "connects": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "starts": "import subprocess; subprocess.run(['id'], check=True)",
    "forges": f"import os, sys; sys.__stdout__.write('{FORGED}' * 99); sys.__stdout__.flush(); os._exit(0)",
}


@pytest.fixture
def server():
    with groq_server(key=KEY) as running:
        yield running


def application(server, folder, **secrets: str) -> Application:
    usual = {"GROQ_API_KEY": KEY, "GROQ_BASE_URL": server.url, "REHEARSAL_DATA_DIR": str(folder)}
    app = build(load({**usual, **secrets}, cwd=folder, app=folder), Limits(connect_s=1, first_token_s=2, total_s=4))
    try:
        app.runner.run(Program.from_source("", Language.PYTHON), limits=RunLimits())
    except SandboxUnavailable as unavailable:
        pytest.skip(str(unavailable))
    return app


def said(**changes) -> Text:
    return Text(json.dumps(written_problem(**changes)))


def ended(service, seen: list[Writing] | None = None, patience_s: float = 60) -> Writing:
    give_up = time.monotonic() + patience_s
    while time.monotonic() < give_up:
        state = service.state()
        if seen is not None and state not in seen:
            seen.append(state)
        if not state.running:
            return state
        time.sleep(0.002)
    raise AssertionError("it never came to its end")


def kept(folder) -> list[str]:
    return [path.parent.name for path in (folder / "written-problems").glob("*/*/*/problem.toml")]


def test_a_good_one_is_proven_kept_and_asked(server, tmp_path):
    server.script(said())
    app, seen = application(server, tmp_path), []
    services = app.services_for(LOCAL_PERSON)
    assert services.problems.can_write and services.problems.state() is None
    services.problems.write(("arrays",), Difficulty.EASY)
    with pytest.raises(InputRejected, match="on its way"):
        services.problems.write(("arrays",), Difficulty.EASY)
    state = ended(services.problems, seen)
    assert state.certificate, state.reason
    assert (state.certificate.cases, state.certificate.small_inputs, state.certificate.rejected) == (17, 200, 4)
    assert state.certificate.written_by == "groq openai/gpt-oss-120b"
    steps = [each.step for each in seen]
    assert steps == sorted(steps, key=list(WritingStep).index) and set(steps) >= {WritingStep.CASES, WritingStep.WRONG}
    assert "arrays" in server.requests[0]["messages"][0]["content"] and len(server.requests) == 1

    interview = services.coding.start(PLAN, first=state.problem_id)
    desk = services.coding.desk(interview.id)
    assert desk.problem.title == "The cable car's battery" and desk.problem.certificate == state.certificate
    services.coding.submit(interview.id, desk.question.id, Language.PYTHON, (FOLDER / "reference.py").read_text())
    assert app.coding.judging._jobs.wait((LOCAL_PERSON.id, interview.id), 60)
    assert services.coding.desk(interview.id).submissions[-1].verdict.outcome is Outcome.ACCEPTED

    services.problems.forget()
    assert services.problems.state() is None
    again = application(server, tmp_path)
    assert again.services_for(LOCAL_PERSON).coding.desk(interview.id).problem.id == state.problem_id
    stranger = again.services_for(Identity("somebody-else", LOCAL_PERSON.name, LOCAL_PERSON.role))
    assert stranger.coding.desk(stranger.coding.start(PLAN, first=state.problem_id).id).problem.certificate is None


def test_what_was_written_goes_with_everything_else_and_so_does_what_is_on_its_way(server, tmp_path):
    server.script(said(), said(title="Another cable car"))
    services = application(server, tmp_path).services_for(LOCAL_PERSON)
    services.problems.write(("arrays",), Difficulty.EASY)
    assert ended(services.problems).certificate and kept(tmp_path)
    services.problems.write(("arrays",), Difficulty.EASY)
    services.account.delete()
    assert kept(tmp_path) == []
    give_up = time.monotonic() + 60
    while services.problems.state() is not None:
        assert time.monotonic() < give_up
        time.sleep(0.01)
    assert kept(tmp_path) == []


def test_a_wrong_one_is_thrown_away_and_the_next_attempt_is_told_why(server, tmp_path):
    server.script(said(reference=WRONG_REFERENCE), said())
    service = application(server, tmp_path).services_for(LOCAL_PERSON).problems
    seen: list[Writing] = []
    service.write((), Difficulty.MEDIUM)
    state = ended(service, seen)
    assert state.certificate and max(each.attempt for each in seen) == 2
    assert "was thrown away" in server.requests[1]["messages"][0]["content"]
    assert len(kept(tmp_path)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"reference": WRONG_REFERENCE}, id="reference and brute force disagree"),
        pytest.param(
            {"brute_force": "def another_name(legs, capacity):\n    return []\n"}, id="brute force is missing"
        ),
        pytest.param({"generator": "def generate(rng, size):\n    return [[1], 5]\n"}, id="no validator"),
        pytest.param({"entry": "../../evil"}, id="a name that is a path"),
        pytest.param({"story": "<img src=x onerror=alert(1)> " + written_problem()["story"]}, id="markup"),
    ],
)
def test_what_does_not_prove_itself_is_not_kept(server, tmp_path, changes):
    server.script(said(**changes), said(**changes))
    app = application(server, tmp_path)
    services = app.services_for(LOCAL_PERSON)
    services.problems.write(("arrays",), Difficulty.EASY)
    state = ended(services.problems)
    assert not state.certificate and "thrown away" in state.reason
    assert len(server.requests) == 2 and kept(tmp_path) == []
    assert services.coding.desk(services.coding.start(PLAN).id).problem.certificate is None


@pytest.mark.parametrize("act", list(ACTS))
@pytest.mark.parametrize("part", ["generator", "reference"])
def test_a_hostile_one_has_no_effect(server, tmp_path, part, act):
    hostile = f"{ACTS[act]}\n{written_problem()[part]}"
    server.script(said(**{part: hostile}), said(**{part: hostile}))
    service = application(server, tmp_path).services_for(LOCAL_PERSON).problems
    service.write(("arrays",), Difficulty.EASY)
    assert ended(service).certificate is None
    assert kept(tmp_path) == []
    assert not MARK.exists()


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.UNAUTHORISED, Fault.HTML, Fault.WRONG_SCHEMA, Fault.EMPTY])
def test_without_an_answer_the_bank_serves(server, tmp_path, fault):
    server.always(fault)
    services = application(server, tmp_path).services_for(LOCAL_PERSON)
    services.problems.write((), Difficulty.HARD)
    state = ended(services.problems)
    assert "The bank's problems are ready." in state.reason and KEY not in state.reason
    assert services.coding.start(PLAN).questions


def test_without_a_model_none_is_offered(server, tmp_path):
    app = application(server, tmp_path, GROQ_API_KEY="")
    service = app.services_for(LOCAL_PERSON).problems
    assert not service.can_write
    with pytest.raises(InputRejected, match="need a language model"):
        service.write((), Difficulty.EASY)
