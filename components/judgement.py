"""What a report found, in two columns of about the same height: criteria and delivery, skills and lists."""

import streamlit as st

from components import report_card
from components.camera_card import camera_card
from components.catalogue import t
from components.figure import radar
from components.spoken_card import spoken_card
from core.domain.camera import PresenceSummary
from core.domain.delivery import SpokenSummary
from core.domain.evaluation import Report
from core.domain.interview import Interview
from core.domain.tape import Tape


def judgement(
    interview: Interview,
    report: Report,
    tape: Tape,
    skills: tuple[tuple[str, float], ...],
    spoken: SpokenSummary | None,
    presence: PresenceSummary | None = None,
) -> None:
    """`presence` is for the candidate's own eyes: nobody else's report is given it."""
    left, right = st.columns([1.3, 1], gap="medium")
    with left, st.container(key="part-criteria"):
        st.subheader(t("What the score rests on"), anchor=False)
        report_card.criteria(report.criteria, interview, tape)
        if spoken:
            st.subheader(t("Delivery"), anchor=False)
            spoken_card(spoken)
        else:
            report_card.steps(report, interview)
        if presence:
            st.subheader(t("Before the camera"), anchor=False)
            camera_card(presence)
    with right, st.container(key="part-lists"):
        if skills:
            st.subheader(t("Skills"), anchor=False)
            with st.container(key="card-skills"):
                radar(skills, key="skills")
        st.subheader(t("In short"), anchor=False)
        report_card.points(report)
        if spoken:
            report_card.steps(report, interview)
    report_card.extremes(interview, report, tape)
