"""What the interviews say, in words, and the interviews it rests on."""

from collections.abc import Mapping

import streamlit as st

from components.places import report_link
from components.words import count
from core.domain.insight import Advice, Insight, InsightKind
from core.domain.progress import SubjectKind

ICONS = {
    InsightKind.TREND: "show_chart",
    InsightKind.ROSE: "trending_up",
    InsightKind.FELL: "trending_down",
    InsightKind.STRENGTH: "verified",
    InsightKind.WEAKNESS: "troubleshoot",
    InsightKind.CORRELATES: "compare_arrows",
    InsightKind.DUE: "schedule",
}
SPOKEN = {"pace": "a quicker pace", "fillers": "more fillers"}


def words_of(insight: Insight, names: Mapping[str, str]) -> tuple[str, str]:  # noqa: PLR0911
    """(title, the figures behind it)"""
    name = names.get(insight.subject, insight.subject)
    name = name[:1].upper() + name[1:]
    unit = "of 5" if insight.subject_kind is SubjectKind.CRITERION else "points"
    value, other = _figure(insight.value, insight), _figure(insight.other, insight)
    match insight.kind:
        case InsightKind.TREND:
            verb = "rising" if insight.value > 0 else "falling"
            change = f"{abs(insight.value):.1f} points an interview"
            return (
                f"Your scores are {verb}",
                f"By about {change}; the chance of that by luck alone: {_chance(insight.other)}.",
            )
        case InsightKind.ROSE:
            return f"{name} has improved", f"{value} {unit} in the last ten interviews, {other} before."
        case InsightKind.FELL:
            return f"{name} has slipped", f"{value} {unit} in the last ten interviews, {other} before."
        case InsightKind.STRENGTH:
            return f"{name} is your strongest topic", f"{value} {unit} on average, {other} at best."
        case InsightKind.WEAKNESS:
            return (
                f"{name} leaves the most room",
                f"{value} {unit} on average; the strongest has {other}. Practise it next.",
            )
        case InsightKind.CORRELATES:
            way = "higher" if insight.value > 0 else "lower"
            detail = f"Correlation {insight.value:+.2f}, which need not be the cause."
            return f"With {SPOKEN[insight.subject]} your scores are {way}", detail
        case InsightKind.DUE:
            return f"{name} is due again", f"Last asked {insight.value:.0f} days ago, {other} points on average."


def _figure(value: float, insight: Insight) -> str:
    return f"{value:.1f}" if insight.subject_kind is SubjectKind.CRITERION else f"{value:.0f}"


def _chance(p: float) -> str:
    return "under 1 %" if p < 0.01 else f"{p * 100:.0f} %"


def insight_list(
    insights: tuple[Insight, ...],
    names: Mapping[str, str],
    days: Mapping[str, str],
    advice: Advice | None,
    candidate_id: str = "",
) -> None:
    """`days` are the days of interviews by their id; `advice` None: it is still being worded; `candidate_id` names
    whose coach reads."""
    for number, insight in enumerate(insights):
        title, detail = words_of(insight, names)
        with st.container(key=f"insight-{number}", gap="xsmall"):
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
                st.markdown(f":blue[:material/{ICONS[insight.kind]}:]", width="content")
                st.text(title)  # a topic's name may come from a model: text, never markup
            st.caption(f"{detail} From {count(insight.interviews, 'interview')}.")
            if advice and number in advice.sentences:
                st.text(advice.sentences[number])  # a model's: text, never markup
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"rests-{number}"):
                st.caption("Such as", width="content")
                for id_ in insight.interview_ids:
                    report_link(id_, days.get(id_, "Report"), candidate_id)
    if advice and advice.sentences:
        st.caption(f"Found by counting; the advice is worded by {advice.worded_by}.")
