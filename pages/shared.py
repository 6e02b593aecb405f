"""One report, for anyone who has its link: read only, and nothing else of the person behind it."""

import streamlit as st

from components import answer_card, report_card
from components.catalogue import m, t
from components.code_report import code_card
from components.judgement import judgement
from components.timeline import timeline
from components.wiring import friendly_errors, running
from core.domain.plan import Kind

INTERVIEWER = m("Interviewer")


def questions(view, taped, submissions) -> None:
    st.subheader(t("Question by question"), anchor=False)
    for number, question in enumerate(view.interview.main_questions, 1):
        with st.expander(t("Question {number}", number=number)), st.container(key=f"card-question-{number}"):
            if question.kind is Kind.CODING:
                own = [submission for submission in submissions if submission.problem_id == question.bank_id]
                code_card(view.interview, question, None, own)
            else:
                answer_card.question_card(
                    view.interview, question, t(INTERVIEWER), taped.tape, design_of=running().designs.of
                )


def opens_nothing(_error) -> None:
    """The same words whatever the reason: a link that never was cannot be told from one that was revoked."""
    st.title(t("This link opens nothing"), anchor=False)
    st.markdown(t("It may have ended, or its owner has revoked it. Ask them for a new one."))


with friendly_errors(not_found=opens_nothing):
    found = running().shared_reports.open(st.query_params.get("link", ""))
    view, taped = found.report, found.tape
    st.info(t("Somebody shared this report with you. “You”, in it, is the candidate."), icon=":material/visibility:")
    report_card.top(view.interview, view.report, view.interview.plan.role)
    if taped.tape.lines:
        with st.container(key="tape"):
            timeline(taped.tape, interviewer=t(INTERVIEWER), sounds=taped.sounds)
    judgement(view.interview, view.report, taped.tape, taped.skills, taped.spoken)
    questions(view, taped, found.submissions)
