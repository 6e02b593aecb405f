"""Past interviews as rows that lead to their report, or back into the room."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.catalogue import t
from components.places import page_path, report_link
from components.words import STATUSES, count, day_and_time, minutes, of_summary
from core.domain.interview import Status
from core.domain.plan import Kind
from core.domain.progress import InterviewSummary


def score_html(score: float | None, spread: float | None) -> str:
    """A score with its spread; a dash and the reason in words where there is none."""
    if score is None:
        none = t("Not graded")
        return f'<div class="rh-score" title="{none}"><span aria-label="{none}">—</span></div>'
    around = f"<span>± {spread:.0f}</span>" if spread is not None else ""
    return f'<div class="rh-score">{score:.0f}{around}</div>'


def interview_rows(summaries: Sequence[InterviewSummary], candidate_id: str = "") -> None:
    """One card an interview; the whole card is the link. `candidate_id`: whose coach reads."""
    with st.container(gap="small"):
        for summary in summaries:
            with st.container(key=f"card-go-row-{summary.id}"):
                st.html(_row(summary))
                if candidate_id or way_back(summary) == "report":
                    report_link(summary.id, t("Open the report"), candidate_id)
                else:
                    target = page_path(way_back(summary))
                    st.page_link(target, label=t("Back into the room"), query_params={"id": summary.id})


def way_back(summary: InterviewSummary) -> str:
    """The screen where it goes on, or where its result stands."""
    if summary.status is not Status.IN_PROGRESS:
        return "report"
    return "coding" if summary.kind is Kind.CODING else "interview"


def _row(summary: InterviewSummary) -> str:
    status, icon = STATUSES[summary.status]
    length = f" · {minutes(summary.duration_s)}" if summary.duration_s is not None else ""
    total = count(summary.question_count, "question")
    answered = t("{done} of {total}", done=summary.answered_count, total=total)
    return (
        f'<div class="rh-row"><div><b>{escape(of_summary(summary))}</b>'
        f'<div class="rh-small rh-mist">{day_and_time(summary.started_at)}{length} · '
        f'<i class="rh-icon" aria-hidden="true">{icon}</i> {t(status)}, {answered}</div></div>'
        f"{score_html(summary.score, summary.spread)}</div>"
    )
