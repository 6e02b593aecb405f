"""The judge against a runner that says what a process may say, true or not."""

from dataclasses import replace

import pytest

from core.domain.coding import Checker, Language, Outcome
from core.errors import InputRejected
from core.judge.judging import MAX_PROCESSES, Judge
from tests.core.judge.samples import DOUBLE, ScriptedRunner, mark, problem, ran, said, stopped

A, W, R, N = Outcome.ACCEPTED, Outcome.WRONG_ANSWER, Outcome.RUNTIME_ERROR, Outcome.NOT_RUN
T, M, L, C = Outcome.TIME_LIMIT, Outcome.MEMORY_LIMIT, Outcome.OUTPUT_LIMIT, Outcome.COMPILE_ERROR
CODE = "def double_all(numbers): ..."


def judged(*replies, of=DOUBLE):
    return Judge(ScriptedRunner(*replies)).judge(of, CODE, Language.PYTHON)


def outcomes(verdict):
    return [case.outcome for case in verdict.cases]


def test_all_right_is_accepted():
    verdict = judged(lambda nonce: ran(nonce, [2, 4], [], [-6]))
    assert (verdict.outcome, verdict.passed, verdict.slowest_ms) == (A, 3, 1.0)


def test_the_first_failing_case_gives_the_verdict():
    verdict = judged(lambda nonce: ran(nonce, [2, 4], [9], None))
    assert verdict.outcome is W
    assert outcomes(verdict) == [A, W, W]


def test_a_visible_case_tells_what_was_asked_and_said():
    case = judged(lambda nonce: ran(nonce, [2, 5], [], [-6])).cases[0]
    assert (case.args, case.expected, case.actual) == ("numbers = [1, 2]", "[2, 4]", "[2, 5]")


def test_of_hidden_cases_nothing_leaves_but_the_outcome():
    def leaking(nonce):
        error = mark(nonce, end=1, ms=1, error="ValueError: args were [[]]", line=3)
        head = mark(nonce, load="ok") + mark(nonce, start=0) + mark(nonce, end=0, ms=1, value=[2, 4])
        tail = mark(nonce, start=2) + "args were -3" + mark(nonce, end=2, ms=1, value=["-3"]) + mark(nonce, done=3)
        return head + mark(nonce, start=1) + error + tail

    verdict = judged(leaking)
    assert outcomes(verdict) == [A, R, W]
    for case in verdict.cases[1:]:
        assert (case.args, case.expected, case.actual, case.stdout, case.message, case.line) == ("",) * 5 + (None,)


def test_expected_values_and_notes_never_enter_the_sandbox():
    runner = ScriptedRunner(lambda nonce: ran(nonce, [2, 4]))
    secret = replace(DOUBLE.cases[0], expected=[20_202], note="thirty")
    Judge(runner).judge(replace(DOUBLE, cases=(secret,)), CODE, Language.PYTHON)
    ((program, stdin, _),) = runner.asked
    assert "20202" not in stdin
    assert not any(word in file.text for file in program.files for word in ("20202", "thirty"))


def test_after_a_case_reaches_the_time_limit_the_rest_runs_in_a_fresh_process():
    runner = ScriptedRunner(stopped(T, [2, 4]), lambda nonce: ran(nonce, [-6]))
    verdict = Judge(runner).judge(DOUBLE, CODE, Language.PYTHON)
    assert outcomes(verdict) == [A, T, A]
    assert runner.asked[1][1].splitlines()[2:] == ["[[-3]]"]


def test_after_a_second_one_the_rest_is_not_run():
    four = replace(DOUBLE, cases=(*DOUBLE.cases, DOUBLE.cases[2]))
    verdict = Judge(ScriptedRunner(stopped(T), stopped(T))).judge(four, CODE, Language.PYTHON)
    assert outcomes(verdict) == [T, T, N, N]


def test_a_case_that_the_others_left_no_time_gets_a_process_of_its_own():
    verdict = Judge(ScriptedRunner(stopped(T, [2, 4], ms=1_500), lambda nonce: ran(nonce, [], [-6]))).judge(
        DOUBLE, CODE, Language.PYTHON
    )
    assert outcomes(verdict) == [A, A, A]


def test_long_inputs_are_not_run_again_after_a_time_limit():
    long = problem([([[1]], [2]), ([list(range(60_000))], [0]), ([[1]], [2])])
    assert outcomes(Judge(ScriptedRunner(stopped(T))).judge(long, CODE, Language.PYTHON)) == [T, N, N]


def test_fresh_processes_are_few():
    cases = problem([([[1]], [2])] * 9)
    verdict = Judge(ScriptedRunner(*[stopped(R, signal="SIGSEGV")] * MAX_PROCESSES)).judge(cases, CODE, Language.CPP)
    assert outcomes(verdict) == [R] * MAX_PROCESSES + [N] * (9 - MAX_PROCESSES)
    assert "crashed" in verdict.cases[0].message


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        pytest.param(lambda n: ran(n, [2, 4], [], [-6], done=False), [A, A, R], id="no word that it was done"),
        pytest.param(lambda n: ran(n, [2, 4], [], [-6]) + mark(n, start=3), [A, A, R], id="more after the end"),
        pytest.param(lambda n: ran(n, [2, 4], [], done=False) + mark(n, end=1, ms=1, value=[]), [A, A, R], id="twice"),
        pytest.param(
            lambda n: ran(n, [2, 4], done=False) + mark(n, start=2) + mark(n, end=2, ms=1, value=[-6]),
            [A, R, N],
            id="skip",
        ),
        pytest.param(lambda n: mark(n, load="ok") + mark(n, done=3), [R, N, N], id="nothing but done"),
    ],
)
def test_a_forged_order_is_never_accepted(reply, told):
    assert outcomes(judged(reply)) == told


def test_a_run_stopped_after_its_last_word_is_not_accepted():
    verdict = Judge(ScriptedRunner(lambda n: said(ran(n, [2, 4], [], [-6]), T))).judge(DOUBLE, CODE, Language.PYTHON)
    assert outcomes(verdict) == [A, A, T]


def test_times_that_do_not_add_up_are_not_shown():
    def quick(nonce):
        return said(ran(nonce, [2, 4], [], [-6]), cpu_ms=1_700)

    assert judged(quick).slowest_ms is None


@pytest.mark.parametrize(
    ("report", "outcome"),
    [
        ({"odd": "a value of type set"}, W),
        ({"odd": "huge"}, L),
        ({"error": "MemoryError"}, M),
        ({"error": "OutOfMemoryError: Java heap space"}, M),
        ({"error": "IndexError: list index out of range", "line": 2}, R),
        ({"value": {"a": 1}}, W),
        ({"value": True}, W),
    ],
)
def test_what_a_case_may_end_with(report, outcome):
    def reply(nonce):
        return mark(nonce, load="ok") + mark(nonce, start=0) + mark(nonce, end=0, ms=1, **report) + mark(nonce, done=1)

    one = replace(DOUBLE, cases=DOUBLE.cases[:1])
    case = judged(reply, of=one).cases[0]
    assert case.outcome is outcome
    assert case.message


def test_too_much_print_in_a_case_is_an_output_limit():
    def reply(nonce):
        chatter = "x" * 70_000
        return (
            mark(nonce, load="ok")
            + mark(nonce, start=0)
            + chatter
            + mark(nonce, end=0, ms=1, value=[2, 4])
            + mark(nonce, done=1)
        )

    case = judged(reply, of=replace(DOUBLE, cases=DOUBLE.cases[:1])).cases[0]
    assert case.outcome is L
    assert len(case.stdout) <= 2_000


@pytest.mark.parametrize("source", ["", "  \n\t", "def f():\n  pass\0", "x = '\ud800'"])
def test_code_that_no_compiler_is_asked_about(source):
    verdict = Judge(ScriptedRunner()).judge(DOUBLE, source, Language.PYTHON)
    assert verdict.outcome is C
    assert verdict.message


def test_200_kb_of_code_are_rejected():
    with pytest.raises(InputRejected, match="100 KB"):
        Judge(ScriptedRunner()).judge(DOUBLE, "x" * 200_000, Language.JAVA)


def test_any_right_answer_will_do():
    either = problem([([[1, 2]], [[1], [2]])], checker=Checker.ANY_OF)
    assert judged(lambda n: ran(n, [2]), of=either).outcome is A
    wrong = judged(lambda n: ran(n, [3]), of=either)
    assert wrong.outcome is W
    assert wrong.cases[0].expected == "[1] (or one of 1 others)"
