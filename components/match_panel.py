"""A résumé beside a job: the score with its reasons, what was found and where, what is missing, what will be asked."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from components.catalogue import m, t
from components.worded import worded
from components.words import count
from core.domain.resume import Finding, FindingState, JobDescription, Match, Resume

STATES = {
    FindingState.FOUND: (m("Found"), "check_circle", "is-found"),
    FindingState.PARTIAL: (m("Partly"), "adjust", "is-partial"),
    FindingState.MISSING: (m("Missing"), "radio_button_unchecked", "is-missing"),
}
_NOT_UNDERSTOOD = m(
    "No requirement was understood in this job description. Paste the part that says what you should bring."
)


def match_panel(resume: Resume, job: JobDescription, match: Match) -> bool:
    """Whether the gaps are to be practised."""
    with st.container(key="card-match", gap="small"):
        if match.score is None:
            st.info(t(_NOT_UNDERSTOOD), icon=":material/help:")
            return False
        st.html(_score(match))
        _findings(resume, job, match.findings)
        if match.questions:
            asked = "".join(f'<li dir="auto">{escape(question.text)}</li>' for question in match.questions)
            title = t("What the gaps invite")
            st.html(f'<section class="read"><h3>{title}</h3><ul class="invites">{asked}</ul></section>')
        if not match.gaps:
            return False
        return st.button(t("Practise these gaps"), icon=":material/fitness_center:", key="practise-gaps")


def _score(match: Match) -> str:
    reasons = "".join(f"<li>{escape(worded(reason))}</li>" for reason in match.reasons)
    score = f'<b class="num">{match.score}</b><span>{t("of 100")}</span>'
    return f'<div class="match-score"><p>{score}</p><ul>{reasons}</ul></div>'


def _findings(resume: Resume, job: JobDescription, findings: Sequence[Finding]) -> None:
    """By state; each says its line on request, in the résumé and in the job."""
    for state, (name, icon, tone) in STATES.items():
        own = [finding for finding in findings if finding.state is state]
        if own:
            rows = "".join(_finding(finding, icon, tone) for finding in own)
            head = f"<h3>{t(name)}<span>{count(len(own), 'skill')}</span></h3>"
            st.html(f'<section class="read found">{head}{rows}</section>')
    places = {f.where.number: f for f in findings if f.where}
    with st.expander(t("Show the lines in the résumé"), icon=":material/highlight:"):
        st.html(_highlighted(resume.text, places))
    asked = {f.requirement.where.number: f for f in findings}
    with st.expander(t("Show the lines in the job"), icon=":material/highlight:"):
        st.html(_highlighted(job.text, asked))


def _finding(finding: Finding, icon: str, tone: str) -> str:
    wanted = finding.requirement
    wish = f'<span class="tag">{t("Nice to have")}</span>' if wanted.wished else ""
    via = f'<span class="via" dir="auto">{t("by {way}", way=escape(finding.via))}</span>' if finding.via else ""
    said = []
    if own := finding.where:
        said.append(t("Line {number}: “{text}”.", number=own.number, text=escape(_bare(own.text))))
    if finding.state is not FindingState.FOUND:  # that is told by its line
        said.append(escape(worded(finding.reason)))
    asked = wanted.where
    said.append(t("The job, line {number}: “{text}”.", number=asked.number, text=escape(_bare(asked.text))))
    lines = "".join(f'<p dir="auto">{one}</p>' for one in said)
    return (
        f'<details class="finding {tone}"><summary><i class="rh-icon" aria-hidden="true">{icon}</i>'
        f'<b dir="auto">{escape(wanted.skill)}</b>{via}{wish}</summary>'
        f"{lines}</details>"
    )


def _bare(line: str) -> str:
    """Without the mark of a list, and without the stop that stands behind the quotation."""
    return line.strip(" \t•▪◦‣·*–-").removesuffix(".")


def _highlighted(text: str, places: Mapping[int, Finding]) -> str:
    """With the numbers of the lines, as questions name them."""
    rows = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            words = escape(line.strip())
            marked = f"<mark>{words}</mark>" if number in places else words
            rows.append(f'<li value="{number}"><p class="rh-text" dir="auto">{marked}</p></li>')
    return f'<ol class="numbered">{"".join(rows)}</ol>'
