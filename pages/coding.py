"""The coding round: problem, code over results, and the interviewer beside it."""

import streamlit as st

from components.catalogue import m, t
from components.clock import now
from components.code_editor import code_editor, was_sent
from components.coding_start import languages_html, start_panel
from components.countdown import countdown
from components.desk_chat import approach, do, line_strip, shown, talk_pane
from components.desk_forms import custom_form
from components.dialogs import confirm_leave, confirm_round_end
from components.growth_figure import growth_figure
from components.headings import page_head
from components.hint_ring import hint_ladder
from components.live_region import live_region
from components.places import go
from components.round_bar import problem_head_html, round_html, statement_markdown
from components.splitter import splitter
from components.submission_list import submission_list
from components.verdict_table import submission_html, tried_html
from components.wiring import friendly_errors, problem_of, services
from components.worded import worded
from components.words import DIFFICULTIES, LANGUAGES, TOPICS
from components.written_problem import certificate_html, new_problem
from core.domain.coding import Language
from core.domain.plan import Mode

POINTS_A_HINT = 2.0
FIRST_WORDS = m("Say how you would go about it first, or go straight to the code.")
MEASURING = "measuring"  # judged by then: the verdict is shown already
STAGES = {
    "preparing": m("Making the test cases of this problem. This happens once."),
    "running": m("Running your code."),
    MEASURING: m("Accepted. Measuring how the time grows with the input."),
}


def both():
    return services().coding, services().voice


def start() -> None:
    with st.container(key="green-room"):
        with st.container(key="steps"):
            page_head(
                t("The coding round"),
                t("Say how you would go about it, write it, run it. Everything is kept as you type."),
            )
            coding, problems = services().coding, services().problems
            plan = start_panel(coding.last_plan(), coding.topics(), services().setup.personas())
        with st.container(key="side"):
            with st.container(key="card-enter"):
                waiting = coding.resumable()
                if waiting and st.button(t("Resume"), icon=":material/play_arrow:", width="stretch"):
                    go("coding", id=waiting.id)
                if st.button(t("Start the round"), type="primary", icon=":material/code:", width="stretch"):
                    begin(plan)
            if problems.can_write:
                with st.container(key="card-written", gap="small"):
                    new_problem(
                        problems.state,
                        lambda: problems.write(plan.topics, plan.difficulty),
                        lambda problem_id: begin(plan, problem_id),
                    )
            with st.container(key="card-languages", gap="small"):
                st.html(f'<h2 class="panel-head">{t("Languages")}</h2>')
                languages()


def begin(plan, problem_id="") -> None:
    interview = services().coding.start(plan, first=problem_id)
    services().problems.forget()
    go("coding", id=interview.id)


@st.fragment(run_every=1.0)
def languages() -> None:
    st.html(languages_html(services().coding.languages()))


def bar(desk) -> None:
    coding, interview = services().coding, desk.interview
    with st.container(key="roundbar", horizontal=True, vertical_alignment="center"):
        st.html(round_html(interview, solved=desk.solved), width="stretch")
        if interview.plan.mode is Mode.REAL:
            countdown(interview.deadline, now(), on_over=lambda: None)
        label = t("Finish") if desk.is_last else t("Next problem")
        kind = "primary" if desk.solved else "tertiary"
        icon = ":material/flag:" if desk.is_last else ":material/arrow_forward:"
        if st.button(label, type=kind, icon=icon, key="next"):
            if desk.solved:
                coding.next(interview.id, desk.question.id)
                st.rerun()
            confirm_leave(lambda: do(lambda: coding.next(interview.id, desk.question.id)))
        if st.button(t("End round"), icon=":material/stop_circle:", type="tertiary", key="end"):
            confirm_round_end(lambda: do(lambda: coding.end(interview.id)))


def problem_pane(desk) -> None:
    problem = desk.problem
    with st.container(key="pane-problem"):
        topic, difficulty = TOPICS[problem.topic], DIFFICULTIES[problem.difficulty]
        st.html(problem_head_html(problem.title, difficulty, topic, problem.minutes))
        if problem.certificate:
            st.html(certificate_html(problem.certificate))
        st.markdown(statement_markdown(problem.statement))
        if desk.interview.plan.mode is Mode.PRACTICE:
            hint_ladder(
                desk.hints,
                len(problem.hints),
                POINTS_A_HINT,
                desk.hint_at,
                now(),
                lambda level, alone: do(
                    lambda: services().coding.take_hint(desk.interview.id, desk.question.id, level, by_itself=alone)
                ),
            )


def chosen_language(desk) -> Language:
    if "language" not in st.session_state:
        st.session_state["language"] = services().coding.last_language(desk)
    with st.container(key="language-row", horizontal=True, vertical_alignment="center"):
        return st.segmented_control(
            t("Language"),
            list(LANGUAGES),
            format_func=LANGUAGES.get,
            key="language",
            label_visibility="collapsed",
            required=True,
        )


def judge(name, interview_id, question_id, language, source) -> None:
    act = services().coding.submit if name == "submit" else services().coding.run
    act(interview_id, question_id, language, source)
    st.session_state["pane-switch"] = "Results"  # where one pane is shown at a time


@st.fragment
def editor(interview_id: str) -> None:
    """A fragment, so that saving a draft reruns these lines and nothing else."""
    coding = services().coding
    with friendly_errors(conflict=st.rerun):  # ended in another tab: the page leads to the report
        desk = coding.desk(interview_id)
        question_id = desk.question.id
        with st.container(key="pane-editor"):
            language = chosen_language(desk)
            status = next((s for s in coding.languages() or () if s.language is language), None)
            locked = "" if desk.approach is not None else t(FIRST_WORDS)
            if status and not status.enabled:
                locked = t("{language} cannot be run here.", language=LANGUAGES[language]) + f" {worded(status.detail)}"
                st.warning(locked, icon=":material/block:")
            code_editor(
                f"{question_id}:{language.value}",
                language,
                coding.code(desk, language),
                coding.starter(desk, language),
                save=lambda of, text: problem_of(lambda: coding.save_code(interview_id, question_id, of, text)),
                command=lambda name, of, text: problem_of(lambda: judge(name, interview_id, question_id, of, text)),
                busy=desk.job.kind if desk.job and desk.job.running else "",
                locked=locked,
            )
    if was_sent():
        st.rerun()


def results_pane(desk) -> None:
    with st.container(key="pane-results"):
        if desk.approach is None:
            approach(desk.interview, desk.question.id, both)
            return
        tests, custom, past = st.tabs([t("Tests"), t("Custom input"), f"{t('Submissions')} ({len(desk.submissions)})"])
        with tests:
            tests_tab(desk)
        with custom:
            custom_input(desk)
        with past:
            submission_list(desk.submissions, "desk")


def tests_tab(desk) -> None:
    """Each part keeps its place from run to run, so that none is seen twice while the page is drawn."""
    job = desk.job if desk.job and desk.job.kind != "custom" and desk.job.question_id == desk.question.id else None
    running = job is not None and job.running
    with st.container(key="job"):
        if running:
            progress(desk.interview.id, job.stage)
        elif job and job.problem:
            st.error(worded(job.problem), icon=":material/error:")
    if not running or job.stage == MEASURING:
        result(desk)


@st.fragment(run_every=0.4)
def progress(interview_id: str, drawn: str) -> None:
    job = services().coding.job(interview_id)
    if job is None or not job.running or (job.stage == MEASURING and drawn != MEASURING):
        st.rerun()
    queued = t("Waiting for a turn: place {place} in the queue.", place=job.position)
    waiting = queued if job.position else t(STAGES[job.stage])
    st.html(f'<p class="running" role="status"><i></i>{waiting}</p>')


def result(desk) -> None:
    practice = desk.interview.plan.mode is Mode.PRACTICE
    last = desk.submissions[-1] if desk.submissions else None
    if last is None:
        st.caption(t("Run tries the visible cases. Submit runs all of them and is judged."))
        return
    growth = last.growth if last.accepted else None
    with st.container(key="accepted" if growth else "verdict"):
        st.html(submission_html(last, with_expected=practice))
        if growth:
            with st.container(key="growth"):
                growth_figure(growth, desk.problem.growth, desk.problem.size_name, "growth-figure")


def custom_input(desk) -> None:
    coding, job = services().coding, desk.job
    if job and job.kind == "custom" and job.question_id == desk.question.id:
        if job.running:
            progress(desk.interview.id, job.stage)
        elif job.problem:
            st.error(worded(job.problem), icon=":material/error:")
        elif job.verdict:
            st.html(tried_html(job.verdict, with_expected=desk.interview.plan.mode is Mode.PRACTICE))
    values = custom_form(desk.problem, desk.question.id, coding.example_input(desk.problem))
    if values is not None:
        language = st.session_state["language"]
        do(lambda: coding.try_input(desk.interview.id, desk.question.id, language, values))
        st.rerun()


def workspace(interview_id: str) -> None:
    desk = services().coding.desk(interview_id)
    person = services().setup.persona(desk.interview.plan)
    bar(desk)
    panes = [m("Problem"), m("Code"), m("Plan") if desk.approach is None else m("Results"), person.first_name]
    if st.session_state.setdefault("pane-switch", panes[0]) not in panes:
        st.session_state["pane-switch"] = panes[2]
    st.segmented_control(
        t("Pane"),
        panes,
        format_func=lambda pane: pane if pane == panes[3] else t(pane),
        key="pane-switch",
        label_visibility="collapsed",
        required=True,
    )
    line_strip(desk.interview, person.first_name, both)
    with st.container(key="ws"):
        problem_pane(desk)
        splitter("ws-left", t("Width of the problem"), start=372, low=260, high=620)
        with st.container(key="pane-desk"):
            editor(interview_id)
            splitter("ws-results", t("Height of the results"), start=300, low=120, high=640, axis="y", sign=-1)
            results_pane(desk)
        splitter("ws-right", t("Width of the conversation"), start=296, low=220, high=460, sign=-1)
        talk_pane(interview_id, person, shown(desk.interview), both)
    live_region("talk-log", t("Conversation"))


with friendly_errors():
    interview_id = st.query_params.get("id", "")
    if interview_id:
        found = services().coding.open(interview_id)
        if found.is_open:
            workspace(interview_id)
        else:
            services().voice.close(found.id)
            go("report", id=found.id)
    else:
        start()
