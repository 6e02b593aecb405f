"""The room: the interviewer at the left, the conversation in the middle, the notes at the right, the tools below."""

import streamlit as st

from components.answer_box import answer_box
from components.clock import now
from components.countdown import countdown
from components.dialogs import confirm_end
from components.live_region import live_region
from components.notes import notes
from components.places import go
from components.presence import presence
from components.room_head import room_head
from components.transcript import reply_html, transcript_html
from components.wiring import friendly_errors, problem_of, services


def do(action) -> None:
    """Callback of the tools; a problem is shown on the run that follows."""
    st.session_state["room-problem"] = problem_of(action)


def answered(interview, text) -> None:
    after = services().interview.answer(interview, text, with_reply=True)
    # Beside the next question, never before it. A grader that needs no model is done before the page is drawn.
    services().report.grade_beside(after.id)
    services().report.progress(after.id, wait_s=0.05)


def stage(interview, person) -> None:
    with st.container(key="stage"):
        presence(person, "speaking" if interview.awaits_reply else "listening", scene=interview.plan.scene)


def conversation(interview, person):
    """Returns the place in the transcript where the interviewer's next turn is written."""
    room = services().interview
    with st.container(key="talk"):
        room_head(interview)
        countdown(interview.deadline, now(), on_over=lambda: None)
        with st.container(key="transcript", height=400, border=False, autoscroll=True):
            st.html(f'<div class="transcript-turns">{transcript_html(interview.turns, person.first_name)}</div>')
            speaking = st.empty()
        question = interview.current_question
        slot = question.id if question else ""
        draft = room.draft(interview.id, slot) if slot else None
        with st.container(key="write"):
            answer_box(
                slot,
                draft.text if draft else "",
                save=lambda slot, text: problem_of(lambda: room.save_draft(interview.id, slot, text)),
                # The interview as it is drawn here: answered in another tab meanwhile, it is stale and refused.
                send=lambda _, text: problem_of(lambda: answered(interview, text)),
                busy=f"{person.first_name} is speaking" if interview.awaits_reply else "",
            )
    return speaking


def tools(interview) -> None:
    room, busy = services().interview, interview.awaits_reply
    with st.container(key="dock"):
        with st.container(key="dock-tools", horizontal=True, gap="xsmall"):
            st.button(
                "Repeat",
                icon=":material/replay:",
                type="tertiary",
                key="repeat",
                disabled=busy,
                on_click=do,
                args=(lambda: room.ask(interview, "Could you repeat the question, please?", with_reply=True),),
            )
            st.button(
                "Skip",
                icon=":material/skip_next:",
                type="tertiary",
                key="skip",
                disabled=busy,
                on_click=do,
                args=(lambda: room.skip(interview, with_reply=True),),
            )
        with st.container(key="dock-end", horizontal=True):
            if st.button("End interview", icon=":material/call_end:", type="tertiary", key="end"):
                confirm_end(interview, on_end=lambda: do(lambda: room.end(interview)))


def reply(interview, person, slot, rerun) -> None:
    """The interviewer's turn, as it is said. Saved when it is complete; abandoned, it is asked for again."""
    slot.html(reply_html("", person.first_name))
    said = ""
    answering = services().interview.reply(interview)
    for delta in answering:
        said += delta
        slot.html(reply_html(said, person.first_name))
    st.rerun(scope=rerun if answering.interview.is_open else "app")


@st.fragment
def room(interview_id: str) -> None:
    # Only a rerun of the fragment may ask for another one; the page's own run may not.
    rerun = "app" if st.session_state.pop("room-whole-run", False) else "fragment"
    with friendly_errors():
        interview = services().interview.open(interview_id)
        if not interview.is_open:
            st.rerun()
        person = services().setup.persona(interview.plan.persona_id)
        with st.container(key="arena"):
            stage(interview, person)
            speaking = conversation(interview, person)
            notes(interview, services().report.so_far(interview))
        tools(interview)
        live_region("transcript", "Transcript")
        if problem := st.session_state.pop("room-problem", None):
            st.toast(problem, icon=":material/error:")
        if interview.awaits_reply:
            reply(interview, person, speaking, rerun)


with friendly_errors():
    interview_id = st.query_params.get("id", "")
    if not interview_id:
        waiting = services().home.overview().resumable
        if waiting:
            go("interview", id=waiting.id)
        go("setup")
    found = services().interview.open(interview_id)
    if not found.is_open:
        go("report", id=found.id)
    st.session_state["room-whole-run"] = True
    room(interview_id)
