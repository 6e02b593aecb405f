"""Coaching: who has access to one's interviews; and for a coach the candidates, their progress and reports, and what to
leave there."""

import streamlit as st

from components import answer_card, charts, coach_links, progress_charts, report_card
from components.coach_remarks import note_form, remarks_card, score_form
from components.headings import page_head
from components.interview_list import score_html
from components.judgement import judgement
from components.places import go
from components.tiles import tile
from components.timeline import timeline
from components.wiring import friendly_errors, identity, services
from components.words import count, day_and_time, minutes, of_summary, zone

INTERVIEWER = "Interviewer"


def as_candidate() -> None:
    coaching = services().coaching
    coach_links.invitation_rows(coaching.invitations(), coaching.accept, coaching.decline)
    st.subheader("Who has access", anchor=False)
    links = coaching.my_coaches()
    if not links:
        st.caption("Nobody but you sees your interviews.")
    for link in links:
        coach_links.coach_card(link, narrow, coaching.remove)
    coach_links.code_form(coaching.accept_code)


def narrow(link_id, sees, hears) -> None:
    services().coaching.narrow(link_id, sees, hears=hears)


def as_coach() -> None:
    coaching = services().coaching
    st.subheader("Your candidates", anchor=False)
    links = coaching.my_candidates()
    if not links:
        st.caption("Nobody has let you in yet. Invite somebody; they decide what you see.")
    for link in links:
        coach_links.candidate_row(link, lambda one: go("coach", candidate=one), coaching.remove)
    coach_links.invite_form(coaching.invite)
    waiting = coaching.open_invitations()
    if waiting:
        st.subheader("Invitations nobody has accepted yet", anchor=False)
    for link in waiting:
        coach_links.open_invitation_row(link, coaching.remove)


def name_of(candidate_id: str) -> str:
    names = {link.candidate_id: link.candidate_name for link in services().coaching.my_candidates()}
    return names.get(candidate_id) or "A candidate"


def progress(candidate_id: str) -> None:
    """Read only: what this candidate lets be seen."""
    page = st.session_state.get("coach-page", 1)
    view = services().coaching.progress(candidate_id, page, zone())
    if st.button("All candidates", icon=":material/arrow_back:", type="tertiary"):
        go("coach")
    page_head(name_of(candidate_id), "What this candidate lets you see. You change nothing of it.")
    figures = view.figures
    average = "–" if figures.average_score is None else f"{figures.average_score:.0f}"
    shown = [
        ("count", "Interviews", f"{figures.interviews:,}", f"{figures.graded:,} scored"),
        ("average", "Average score", average, "of 100"),
        ("time", "Time practised", minutes(figures.practised_s), f"{figures.completed:,} finished"),
    ]
    for column, (key, label, value, note) in zip(st.columns(3), shown, strict=True):
        with column:
            tile(f"coach-{key}", label, value, "", note, [])
    if len(figures.trend) > 1:
        with st.container(key="card-chart-coach"):
            st.markdown("**Score over time**")
            alt = "Score over time. Each dot is an interview."
            charts.show(progress_charts.trend(figures.trend, ()), key="coach-trend", alt=alt, height=260, top=34)
    st.subheader(count(view.page.total, "interview"), anchor=False)
    for summary in view.page.items:
        interview_row(candidate_id, summary)
    pages = -(-view.page.total // view.page.page_size)
    if pages > 1:
        st.pagination(pages, key="coach-page", max_visible_pages=5)


def interview_row(candidate_id, summary) -> None:
    with st.container(key=f"card-seen-{summary.id}", horizontal=True, vertical_alignment="center"):
        coach_links.pair(of_summary(summary), day_and_time(summary.started_at))
        st.html(score_html(summary.score, summary.spread, "small"), width="content")
        if st.button("Read the report", key=f"read-{summary.id}", icon=":material/arrow_forward:"):
            go("coach", candidate=candidate_id, id=summary.id)


def report(candidate_id: str, interview_id: str) -> None:
    coaching = services().coaching
    view = coaching.report(candidate_id, interview_id)
    taped = services().tape.open(view.interview, view.report, with_sound=view.hears)
    names = services().progress.names
    if st.button(name_of(candidate_id), icon=":material/arrow_back:", type="tertiary"):
        go("coach", candidate=candidate_id)
    st.info("You read this as a coach. “You”, in it, is the candidate.", icon=":material/visibility:")
    report_card.top(view.interview, view.report, view.interview.plan.role)
    the_tape(view, taped)
    judgement(view.interview, view.report, taped.tape, taped.skills, taped.spoken)
    remarks_card(view.interview, view.remarks, lambda _: "You", names, coaching.remove_note, title="What you left here")
    with st.container(key="card-note"):
        note_form("report", "A note on the whole report", lambda text: coaching.write_note(interview_id, None, text))
    st.subheader("Question by question", anchor=False)
    for number, question in enumerate(view.interview.main_questions, 1):
        with st.expander(f"Question {number}"), st.container(key=f"card-question-{number}"):
            answer_card.question_card(view.interview, question, INTERVIEWER, taped.tape)
            remark(interview_id, question, view.interview.evaluation_of(question.id), names)


def the_tape(view, taped) -> None:
    if taped.tape.lines:
        with st.container(key="tape"):
            timeline(taped.tape, interviewer=INTERVIEWER, sounds=taped.sounds)
    if not view.hears and any(answer.delivery for answer in view.interview.answers):
        st.caption("What was said aloud can be read here. The candidate keeps the recordings.")


def remark(interview_id, question, evaluation, names) -> None:
    coaching = services().coaching
    note_form(question.id, "A note on this answer", lambda text: coaching.write_note(interview_id, question.id, text))
    if evaluation:
        score_form(evaluation, names, lambda *given: coaching.write_score(interview_id, evaluation, *given))


with friendly_errors():
    if done := st.session_state.pop("coach-done", None):
        st.toast(done, icon=":material/check_circle:")
    candidate, interview = st.query_params.get("candidate", ""), st.query_params.get("id", "")
    if candidate and interview:
        report(candidate, interview)
    elif candidate:
        progress(candidate)
    else:
        page_head("Coaching", "A coach sees what a candidate lets them see, and no longer than that.")
        if services().coaching.coaches:
            as_coach()
        if identity().email:
            as_candidate()
