"""The Judge0 client against a server on loopback that speaks its API."""

import base64
import json

import pytest

from core.adapters.judge0_runner import Judge0Runner
from core.domain.coding import Language, Outcome, Program, RunLimits, SourceFile
from core.errors import SandboxUnavailable
from tests.adapters.engine_servers import Engine, client_of, unpacked

ONE = Program.from_source("print(1)", Language.PYTHON, args=("a b",))
CREATED = (201, b'{"token": "d85cd024-1548-4165-96c7-7bc88673f194"}')
TOKEN = "/submissions/d85cd024-1548-4165-96c7-7bc88673f194"


@pytest.fixture
def engine():
    return Engine()


@pytest.fixture
def runner(engine):
    with client_of(engine, timeout_s=0.3) as client:
        yield Judge0Runner(client, "a-token", wait=lambda _: None)


def told(**fields: object) -> tuple[int, bytes]:
    texts = {k: base64.b64encode(v.encode()).decode() for k, v in fields.items() if isinstance(v, str)}
    return 200, json.dumps({**fields, **texts}).encode()


def run(runner, engine, *answers, program: Program = ONE):
    engine.answer("POST /submissions", CREATED)
    engine.answer(f"GET {TOKEN}", *answers)
    return runner.run(program, limits=RunLimits())


def test_one_file_goes_to_the_newest_of_its_language_with_limits_and_token(runner, engine):
    result = run(
        runner, engine, told(status_id=1), told(status_id=2), told(status_id=3, stdout="1\n", exit_code=0, memory=2048)
    )
    assert (result.outcome, result.stdout, result.exit_code, result.memory_mb) == (Outcome.ACCEPTED, "1\n", 0, 2.0)
    _, body, headers = next(asked for asked in engine.asked if asked[0] == "POST /submissions")
    assert headers["X-Auth-Token"] == "a-token"
    assert body["language_id"] == 71 and body["command_line_arguments"] == "'a b'"
    assert (body["cpu_time_limit"], body["wall_time_limit"], body["enable_network"]) == (2.0, 4.0, False)
    assert "a-token" not in repr(runner)


@pytest.mark.parametrize("language", [Language.PYTHON, Language.JAVA, Language.CPP])
def test_several_files_bring_their_own_scripts(runner, engine, language):
    names = {Language.PYTHON: "main.py", Language.JAVA: "Main.java", Language.CPP: "main.cpp"}
    library = (SourceFile("driver", "library"),)
    program = Program(language, (SourceFile(names[language], "source"),), names[language], library, ("it's",))
    run(runner, engine, told(status_id=3, exit_code=0), program=program)
    body = next(asked for asked in engine.asked if asked[0] == "POST /submissions")[1]
    files = unpacked(body["additional_files"])
    assert body["language_id"] == 89
    assert files[names[language]] == "source" and files["driver"] == "library"
    assert files["run"].rstrip().endswith("""'it'"'"'s'""")
    assert ("compile" in files) is (language is not Language.PYTHON)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (told(status_id=5), Outcome.TIME_LIMIT),
        (told(status_id=6, compile_output="main.cpp:1: error"), Outcome.COMPILE_ERROR),
        (told(status_id=11, exit_code=1), Outcome.RUNTIME_ERROR),
        (told(status_id=7, exit_signal=11), Outcome.RUNTIME_ERROR),
        (told(status_id=8, exit_signal=25), Outcome.OUTPUT_LIMIT),
        (told(status_id=11, stderr="MemoryError\n"), Outcome.MEMORY_LIMIT),
        (told(status_id=12, memory=256_000), Outcome.MEMORY_LIMIT),
        (told(status_id=3, stdout="x" * 70_000), Outcome.OUTPUT_LIMIT),
    ],
)
def test_what_the_program_did_is_a_result(runner, engine, answer, outcome):
    result = run(runner, engine, answer)
    assert result.outcome is outcome
    assert len(result.stdout) <= 65_536


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((503, b'{"error": "queue is full"}'), "queue is full"),
        ((429, b"{}"), "queue is full"),
        ((422, b'{"language_id": ["does not exist"]}'), "does not exist"),
        ((401, b"{}"), "JUDGE0_TOKEN"),
        ((500, b"<html>"), "500"),
        ((201, b"<html>"), "cannot be reached"),
        ((201, b"[]"), "no known form"),
        ((201, b'{"token": "../../admin"}'), "no token"),
    ],
)
def test_what_the_server_did_is_our_error(runner, engine, answer, says):
    engine.answer("POST /submissions", answer)
    with pytest.raises(SandboxUnavailable, match=says) as raised:
        runner.run(ONE, limits=RunLimits())
    assert "a-token" not in str(raised.value)


@pytest.mark.parametrize(
    "answer", [told(status_id=13), told(status_id=None), (200, b"nope"), (200, b'{"stdout": "\xc3"}')]
)
def test_an_unusable_end_is_our_error(runner, engine, answer):
    with pytest.raises(SandboxUnavailable):
        run(runner, engine, answer)


def test_a_server_that_hangs_is_given_up(runner, engine):
    engine.hang.set()
    with pytest.raises(SandboxUnavailable, match="cannot be reached"):
        runner.run(ONE, limits=RunLimits())


def test_a_run_that_never_ends_there_is_given_up(engine):
    now = iter(range(0, 100_000, 30))
    with client_of(engine) as client:
        runner = Judge0Runner(client, clock=lambda: next(now), wait=lambda _: None)
        with pytest.raises(SandboxUnavailable, match="in time"):
            run(runner, engine, told(status_id=1))


def test_the_status_says_what_the_server_offers(runner, engine):
    engine.answer("GET /languages", (200, b'[{"id": 71, "name": "Python (3.8.1)"}]'))
    assert [s.enabled for s in runner.status()] == [True, False, False, False]


def test_a_server_that_is_down_has_no_language(runner, engine):
    engine.answer("GET /languages", (200, b'{"error": 1}'))
    assert not any(s.enabled for s in runner.status())
