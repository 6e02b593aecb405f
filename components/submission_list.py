"""The history of one problem: what was run and submitted, and the difference between any two."""

import difflib
from collections.abc import Sequence
from html import escape

import streamlit as st

from components.catalogue import lowered, t
from components.words import LANGUAGES, OUTCOMES, clock_time
from core.domain.coding import Outcome, Submission

_CONTEXT = 3  # unchanged lines around a change


def submission_list(submissions: Sequence[Submission], key: str) -> None:
    if not submissions:
        st.caption(t("Everything that you run and submit is kept here, with what came of it."))
        return
    rows = "".join(_row(number, submission) for number, submission in reversed(list(enumerate(submissions, 1))))
    st.html(f'<ul class="past">{rows}</ul>')
    if len(submissions) > 1:
        _compare(submissions, key)


def diff_html(before: str, after: str) -> str:
    """A unified difference, line by line, escaped."""
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=_CONTEXT))[2:]
    if not lines:
        return f'<p class="rh-mist">{t("The code is the same.")}</p>'
    return f'<pre class="diff">{"".join(_line(line) for line in lines)}</pre>'


def _compare(submissions: Sequence[Submission], key: str) -> None:
    numbers = list(range(len(submissions)))

    def told(number: int) -> str:
        return _label(number, submissions[number])

    with st.container(key=f"compare-{key}", horizontal=True):
        before = st.selectbox(t("From"), numbers, index=len(numbers) - 2, format_func=told, key=f"from-{key}")
        after = st.selectbox(t("To"), numbers, index=len(numbers) - 1, format_func=told, key=f"to-{key}")
    st.html(diff_html(submissions[before].source, submissions[after].source))


def _row(number: int, submission: Submission) -> str:
    tone, said = _said(submission)
    at = clock_time(submission.submitted_at)
    kind = t("Submitted, {time}", time=at) if submission.full else t("Run, {time}", time=at)
    return (
        f"<li><span>{number}. {kind}</span>"
        f'<span>{LANGUAGES[submission.language]}</span><b class="{tone}">{escape(said)}</b></li>'
    )


def _said(submission: Submission) -> tuple[str, str]:
    verdict = submission.verdict
    if verdict is None:
        return "rh-mist", t("Not judged")
    if verdict.outcome is Outcome.ACCEPTED:
        return "good", t("Accepted") if submission.full else t("Visible cases pass")
    if verdict.cases:
        passed = t("{done} of {total}", done=verdict.passed, total=len(verdict.cases))
        return "poor", f"{passed}, {lowered(OUTCOMES[verdict.outcome])}"
    return "poor", OUTCOMES[verdict.outcome]


def _label(index: int, submission: Submission) -> str:
    return f"{index + 1}. {_said(submission)[1]}, {clock_time(submission.submitted_at)}"


def _line(line: str) -> str:
    tone = {"+": "in", "-": "out", "@": "at"}.get(line[:1], "")
    sign = {"in": t("added: "), "out": t("removed: ")}.get(tone, "")
    return f'<span class="{tone}"><span class="sr">{sign}</span>{escape(line) or " "}</span>'
