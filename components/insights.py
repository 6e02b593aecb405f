"""What the interviews say, in words, and the interviews it rests on."""

from collections.abc import Mapping

import streamlit as st

from components.catalogue import Words, numeral, t
from components.places import report_link
from components.words import count, name_of
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
SPOKEN = Words({"pace": "a quicker pace", "fillers": "more fillers"})


def words_of(insight: Insight, names: Mapping[str, str]) -> tuple[str, str]:  # noqa: PLR0911
    """(title, the figures behind it)"""
    name = name_of(insight.subject, names)
    name = name[:1].upper() + name[1:]
    unit = t("of 5") if insight.subject_kind is SubjectKind.CRITERION else t("points")
    value, other = _figure(insight.value, insight), _figure(insight.other, insight)
    match insight.kind:
        case InsightKind.TREND:
            return _trend(insight)
        case InsightKind.ROSE:
            return t("{name} has improved", name=name), _lately(value, unit, other)
        case InsightKind.FELL:
            return t("{name} has slipped", name=name), _lately(value, unit, other)
        case InsightKind.STRENGTH:
            detail = t("{value} {unit} on average, {other} at best.", value=value, unit=unit, other=other)
            return t("{name} is your strongest topic", name=name), detail
        case InsightKind.WEAKNESS:
            detail = t(
                "{value} {unit} on average; the strongest has {other}. Practise it next.",
                value=value,
                unit=unit,
                other=other,
            )
            return t("{name} leaves the most room", name=name), detail
        case InsightKind.CORRELATES:
            habit = SPOKEN[insight.subject]
            higher, lower = (
                t("With {habit} your scores are higher", habit=habit),
                t("With {habit} your scores are lower", habit=habit),
            )
            detail = t("Correlation {r}, which need not be the cause.", r=numeral(insight.value, "+.2f"))
            return higher if insight.value > 0 else lower, detail
        case InsightKind.DUE:
            detail = t(
                "Last asked {days} days ago, {other} points on average.", days=f"{insight.value:.0f}", other=other
            )
            return t("{name} is due again", name=name), detail


def _trend(insight: Insight) -> tuple[str, str]:
    detail = t(
        "By about {change} points an interview; the chance of that by luck alone: {chance}.",
        change=numeral(abs(insight.value), ".1f"),
        chance=_chance(insight.other),
    )
    return t("Your scores are rising") if insight.value > 0 else t("Your scores are falling"), detail


def _lately(value: str, unit: str, other: str) -> str:
    return t("{value} {unit} in the last ten interviews, {other} before.", value=value, unit=unit, other=other)


def _figure(value: float, insight: Insight) -> str:
    return numeral(value, ".1f") if insight.subject_kind is SubjectKind.CRITERION else f"{value:.0f}"


def _chance(p: float) -> str:
    return t("under 1 %") if p < 0.01 else f"{p * 100:.0f} %"


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
            st.caption(f"{detail} {t('From {interviews}.', interviews=count(insight.interviews, 'interview'))}")
            if advice and number in advice.sentences:
                st.text(advice.sentences[number])  # a model's: text, never markup
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"rests-{number}"):
                st.caption(t("Such as"), width="content")
                for id_ in insight.interview_ids:
                    report_link(id_, days.get(id_, t("Report")), candidate_id)
    if advice and advice.sentences:
        st.caption(t("Found by counting; the advice is worded by {who}.", who=advice.worded_by))
