"""The room: the interviewer at the left, the conversation in the middle, the notes at the right, the tools below."""

from functools import partial

import streamlit as st

from components.answer_box import answer_box
from components.board import board_part
from components.catalogue import t
from components.clock import now
from components.conversation_line import line_of, listen
from components.countdown import countdown
from components.dialogs import confirm_end
from components.drafts import draft, drafts_of
from components.interview_list import way_back
from components.live_region import live_region
from components.notes import notes
from components.places import go
from components.presence import presence
from components.room_head import room_head
from components.room_tools import DOCK_TOOLS, Tools, dock
from components.self_view import self_view
from components.transcript import reply_html, transcript_html
from components.voice_room import (
    dictated,
    typing_instead,
    voiceless,
    way_of_the_sound,
)
from components.voice_socket import live_turn
from components.wiring import friendly_errors, problem_of, services
from core.domain.plan import Kind, Medium, Mode


def do(action) -> None:
    """Callback of the tools; a problem is shown on the run that follows."""
    st.session_state["room-problem"] = problem_of(action)


def answered(interview, text) -> None:
    st.session_state["room-answered"] = services().interview.answer(interview, text, with_reply=True)


def left_by_answer(interview_id):
    """The interview after the answer that this run was started with; None: it was started with something else."""
    left = st.session_state.pop("room-answered", None)
    return left if left and left.id == interview_id else None


def ended(interview) -> None:
    """A running conversation saves what was heard of it first, so the interview is loaded after it."""
    services().voice.close(interview.id)
    services().interview.end(services().interview.open(interview.id))


def stage(interview, person, line) -> None:
    state = "idle" if line else "speaking" if interview.awaits_reply else "listening"
    with st.container(key="stage"):
        presence(person, state, scene=interview.plan.scene, is_live=line is not None)


def write(room, interview, person, line) -> None:
    """Where answers are typed; what was typed is kept until it has been answered."""
    question = interview.current_question
    slot = question.id if question else ""
    kept = room.draft(interview.id, slot) if slot else None
    busy = t("{name} is speaking", name=person.first_name) if interview.awaits_reply and line is None else ""
    # The interview as it is shown here: answered in another tab meanwhile, it is stale and refused.
    send = line.say if line else lambda text: answered(st.session_state["room-shown"], text)
    answer_box(
        slot,
        kept.text if kept else "",
        save=lambda slot, text: problem_of(lambda: room.save_draft(interview.id, slot, text)),
        send=lambda _, text: problem_of(lambda: send(text)),
        busy=busy,
        holds=DOCK_TOOLS,
        dictated=dictated(),
    )


def conversation(own, interview, person, line):
    """Returns the place in the transcript where the interviewer's next turn is written."""
    with st.container(key="talk"):
        room_head(interview)
        board_part(interview, own.board, busy=interview.awaits_reply and line is None)
        with st.container(key="transcript", height=400, border=False, autoscroll=True):
            st.html(f'<div class="transcript-turns">{transcript_html(interview.turns, person.first_name)}</div>')
            speaking = st.empty() if interview.awaits_reply and line is None else None
            if line:
                live_turn(person.first_name)
        if line and (waiting := drafts_of(interview)):
            draft(waiting[-1], on_confirm=line.confirm)
        if line is None or typing_instead():
            write(own.interview, interview, person, line)
    return speaking


def tools(interview, line) -> None:
    """They stay while the conversation goes on, and act on what this tab shows: it may be behind another one."""
    room = services().interview
    if line:

        def at_the_line(action) -> None:
            """The one that runs when the tool is used: it may be another one than when the tool was drawn."""
            if running := line_of(interview, services().voice):
                action(running)

        # Where a reply failed there is nothing to repeat yet: it is asked for again.
        def again(running) -> None:
            (running.retry if room.open(interview.id).awaits_reply else running.repeat)()

        doing = Tools(
            repeat=lambda: do(lambda: at_the_line(again)),
            skip=lambda: do(lambda: at_the_line(lambda running: running.skip())),
            done=lambda: do(lambda: at_the_line(lambda running: running.finish_turn())),
        )
    else:
        doing = Tools(
            repeat=lambda: do(lambda: room.ask_again(st.session_state["room-shown"], with_reply=True)),
            skip=lambda: do(lambda: room.skip(st.session_state["room-shown"], with_reply=True)),
        )
    if dock(doing, spoken=interview.plan.medium is Medium.VOICE):
        confirm_end(interview, on_end=lambda: do(lambda: ended(interview)))


def reply(interview, person, slot, rerun) -> None:
    """The interviewer's turn, as it is said. Saved when it is complete; abandoned, it is asked for again."""
    slot.html(reply_html("", person.first_name))
    said = ""
    answering = services().interview.reply(interview)
    for delta in answering:
        said += delta
        slot.html(reply_html(said, person.first_name))
    st.rerun(scope=rerun if answering.state.is_open else "app")


@st.fragment
def room(interview_id: str) -> None:
    """What an answer changes. Everything that is sent to the browser again costs the person's time, so the stage, the
    clock and the tools stand outside."""
    # Only a rerun of the fragment may ask for another one; the page's own run may not.
    rerun = "app" if st.session_state.pop("room-whole-run", False) else "fragment"
    with friendly_errors():
        own = services()
        left = left_by_answer(interview_id)
        interview = left or own.interview.open(interview_id)
        if not interview.is_open:
            own.voice.close(interview_id)
            if left:
                own.report.keep_up(left)
        if not interview.is_open or st.session_state.pop("room-changed", False):
            st.rerun()
        st.session_state["room-shown"] = interview
        person = own.setup.persona(interview.plan)
        line = line_of(interview, own.voice)
        speaking = conversation(own, interview, person, line)
        if left:  # drawn above is what the person waits for; what the answer is worth is only in the notes
            interview = st.session_state["room-shown"] = own.report.keep_up(left)
        notes(interview, own.report.so_far(interview), line.snapshot() if line else None, way_of_the_sound())
        if line:
            listen(
                interview,
                own.voice,
                changed="room-changed",
                on_change=lambda: services().report.grade_beside(interview_id),
                camera=interview.plan.mode is Mode.PRACTICE,
            )
        if problem := st.session_state.pop("room-problem", None):
            st.toast(problem, icon=":material/error:")
        if speaking:
            reply(interview, person, speaking, rerun)


def furnish(interview) -> None:
    line = line_of(interview, services().voice)
    arena = st.container(key="arena")
    tools(interview, line)
    live_region("transcript", t("Transcript"))
    voiceless(interview.id, partial(services().voice.dictated, language=interview.plan.language))
    if line:
        self_view(starts=interview.plan.voice.camera, coaches=interview.plan.mode is Mode.PRACTICE)
    with arena:
        stage(interview, services().setup.persona(interview.plan), line)
        countdown(interview.deadline, now(), on_over=lambda: None)
        room(interview.id)  # last: a reply that is streamed in it holds this run up


with friendly_errors():
    interview_id = st.query_params.get("id", "")
    if not interview_id:
        waiting = services().home.overview().resumable
        if waiting:
            go(way_back(waiting), id=waiting.id)
        go("setup")
    found = services().interview.open(interview_id)
    if found.plan.kind is Kind.CODING:
        go("coding", id=found.id)
    if not found.is_open:
        go("report", id=found.id)
    st.session_state["room-whole-run"] = True
    furnish(found)
