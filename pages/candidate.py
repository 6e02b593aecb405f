"""A candidate's report as their coach reads it: nothing of it changes, and what the coach leaves stands beside it."""

import streamlit as st

from components import answer_card, report_card
from components.catalogue import m, t
from components.coach_remarks import note_form, remarks_card, score_form
from components.judgement import judgement
from components.places import go
from components.timeline import timeline
from components.wiring import friendly_errors, services

INTERVIEWER = m("Interviewer")


def report(candidate_id: str, interview_id: str) -> None:
    coaching = services().coaching
    view = coaching.report(candidate_id, interview_id)
    taped = services().tape.open(view.interview, view.report, with_sound=view.hears)
    names = services().progress.names
    if st.button(coaching.name_of(candidate_id), icon=":material/arrow_back:", type="tertiary"):
        go("coach", candidate=candidate_id)
    st.info(t("You read this as a coach. “You”, in it, is the candidate."), icon=":material/visibility:")
    report_card.top(view.interview, view.report, view.interview.plan.role)
    the_tape(view, taped)
    judgement(view.interview, view.report, taped.tape, taped.skills, taped.spoken)
    with st.container():  # also when it is empty: what stands below stays where it is
        remarks_card(
            view.interview, view.remarks, lambda _: t("You"), names, coaching.remove_note, title=t("What you left here")
        )
    with st.container(key="card-note"):
        note_form("report", t("A note on the whole report"), lambda text: coaching.write_note(interview_id, None, text))
    st.subheader(t("Question by question"), anchor=False)
    for number, question in enumerate(view.interview.main_questions, 1):
        with st.expander(t("Question {number}", number=number)), st.container(key=f"card-question-{number}"):
            answer_card.question_card(
                view.interview, question, t(INTERVIEWER), taped.tape, design_of=services().board.reading
            )
            remark(interview_id, question, view.interview.evaluation_of(question.id), names)


def the_tape(view, taped) -> None:
    if taped.tape.lines:
        with st.container(key="tape"):
            timeline(taped.tape, interviewer=t(INTERVIEWER), sounds=taped.sounds)
    if not view.hears and any(answer.delivery for answer in view.interview.answers):
        st.caption(t("What was said aloud can be read here. The candidate keeps the recordings."))


def remark(interview_id, question, evaluation, names) -> None:
    coaching = services().coaching
    note_form(
        question.id, t("A note on this answer"), lambda text: coaching.write_note(interview_id, question.id, text)
    )
    if evaluation:
        score_form(evaluation, names, lambda *given: coaching.write_score(interview_id, evaluation, *given))


with friendly_errors():
    if done := st.session_state.pop("coach-done", None):
        st.toast(done, icon=":material/check_circle:")
    report(st.query_params.get("candidate", ""), st.query_params.get("id", ""))
