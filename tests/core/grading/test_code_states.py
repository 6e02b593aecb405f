from dataclasses import replace
from datetime import timedelta

from core.coding import rounds
from core.domain.coding import Language, Submission
from core.domain.interview import TurnKind, Written
from core.grading.code_states import HANDED_IN, code_states
from core.grading.tape import tape_of
from tests.core.coding.samples import START, problem, round_of


def after(seconds: float):
    return START + timedelta(seconds=seconds)


def code(source: str, seconds: float, *, full: bool = False, language: Language = Language.PYTHON, number: int = 1):
    return Submission(f"s{seconds}", "i1", problem(number).id, language, source, after(seconds), full)


def at_the_desk(*events):
    """Kind, text, seconds, and what was written."""
    interview = rounds.put(replace(round_of(), started_at=START), problem(), "Your plan?", START)
    for kind, text, seconds, *written in events:
        if kind is TurnKind.HINT:
            interview = rounds.hinted(interview, text, after(seconds), "q1", written[0] if written else None)
        else:
            interview = rounds.happened(interview, kind, text, after(seconds), "q1")
    return interview


def told(interview, submissions):
    return [(state.at_ms, state.label, state.fresh) for state in code_states(interview, submissions)]


def test_runs_and_submissions_lie_where_they_were_made_and_say_what_came_of_them():
    interview = at_the_desk((TurnKind.RUN, "Ran: 1 of 2", 12), (TurnKind.SUBMISSION, "Submitted: accepted", 34))
    found = [code("a\nb\n", 10), code("a\nc\nd\n", 30, full=True)]
    assert told(interview, found) == [(10_000, "Ran: 1 of 2", ()), (30_000, "Submitted: accepted", (1, 2))]


def test_a_hint_shows_the_code_at_which_it_was_taken():
    written = Written("python", "a\nb")
    interview = at_the_desk((TurnKind.HINT, "Think.", 5), (TurnKind.HINT, "Sort.", 20, written))
    assert told(interview, [code("a", 10)]) == [(10_000, HANDED_IN, ()), (19_999, "Hint 2 taken", (1,))]


def test_each_judged_code_has_the_words_of_its_own_turn():
    interview = at_the_desk((TurnKind.RUN, "first", 12), (TurnKind.RUN, "second", 13))
    assert [label for _, label, _ in told(interview, [code("b", 11), code("a", 10)])] == ["first", "second"]


def test_another_language_or_problem_is_not_what_a_state_is_compared_with():
    interview = at_the_desk((TurnKind.RUN, "one", 12))
    states = told(interview, [code("a", 10), code("let a", 20, language=Language.JAVASCRIPT), code("x", 25, number=2)])
    assert [(at, fresh) for at, _, fresh in states] == [(10_000, ()), (20_000, ())]


def test_moved_and_empty_lines_are_not_new():
    interview = at_the_desk()
    states = code_states(interview, [code("a\nb", 10), code("b\n\na\na", 20)])
    assert states[1].fresh == (3,)


def test_long_code_that_repeats_itself_is_compared_line_by_line():
    states = code_states(at_the_desk(), [code("x\ny\n" * 25_000, 10), code("x\n" * 50_000, 20)])
    assert len(states[1].fresh) == 25_000


def test_the_tape_holds_them():
    interview = at_the_desk((TurnKind.RUN, "Ran: 1 of 2", 12))
    assert [state.source for state in tape_of(interview, {}, frozenset(), [code("a", 10)]).code] == ["a"]
    assert tape_of(interview, {}, frozenset()).code == ()
