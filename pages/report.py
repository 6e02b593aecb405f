"""The report: score, the tape, what the score rests on, each question with the candidate's own words, what is next."""

import streamlit as st

from components import answer_card, report_card
from components.catalogue import t
from components.coach_remarks import remarks_card
from components.code_report import code_card
from components.drafts import desk_drafts, drafts
from components.drill_cards import drill_cards
from components.judgement import judgement
from components.keep_answer import keep_answer, own_model
from components.places import go, page_path
from components.scroll_to import scroll_to
from components.second_look import second_look
from components.share_dialog import share_dialog
from components.source import source_html
from components.timeline import timeline
from components.wiring import address, friendly_errors, identity, problem_of, services
from components.worded import worded
from components.words import count
from core.domain.coaching import Sees
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind


@st.fragment(run_every=0.7)
def grading(interview_id: str) -> None:
    """Counts answers, not time. Each is saved as soon as it is graded, and leaving the page does not stop it."""
    step = services().report.progress(interview_id)
    if step is None:
        st.session_state["report-ended"] = interview_id
        st.rerun()
    answers = count(step.total, "answer")
    text = t("Graded {done} of {answers}. You can leave this page; it goes on.", done=step.done, answers=answers)
    st.progress(step.done / step.total if step.total else 0.0, text=text)


def graded(interview_id: str):
    """The report, graded beside if that is quick; what is left is shown as such, with its progress."""
    view = services().report.open(interview_id)
    if st.session_state.pop("report-ended", None) == interview_id:
        st.session_state["report-tried"] = view.pending
    if not view.pending or st.session_state.get("report-tried") == view.pending:
        return view
    services().report.grade_beside(interview_id)
    if services().report.progress(interview_id, wait_s=1.0):
        grading(interview_id)
        return view
    view = services().report.open(interview_id)
    # Still pending although nothing runs: a provider failed. Not tried again by itself, so that a page never loops.
    st.session_state["report-tried"] = view.pending
    return view


def grade_again(view) -> None:
    answers = count(len(view.pending), "answer")
    st.warning(t("{answers} could not be graded, and wait. Nothing is lost.", answers=answers), icon=":material/error:")
    with st.container(horizontal=True):
        again = st.button(t("Grade again"), icon=":material/refresh:")
        by_rules = services().report.asks_a_model and st.button(t("Use the built-in grader"), icon=":material/rule:")
    if by_rules:
        services().report.grade_beside(view.interview.id, without_model=True)
    if again or by_rules:
        st.session_state.pop("report-tried", None)
        st.rerun()


def state_of(view) -> None:
    if st.session_state.get("report-tried") and view.pending:
        grade_again(view)
    if view.interview.is_open:
        st.info(
            t("This interview is still running; the report covers what is answered so far."), icon=":material/pending:"
        )


def submitted(view):
    """The code of a coding round; other interviews have none."""
    return services().report.submissions(view.interview.id) if view.interview.plan.kind is Kind.CODING else ()


def the_tape(view, taped, person) -> None:
    if not taped.tape.lines:
        return
    weakest = view.interview.main_questions and view.report.weakest_question_id
    start = next((take.start_ms for take in taped.tape.takes if take.question_id == weakest), 0)
    with st.container(key="tape"):
        timeline(taped.tape, interviewer=person.first_name, sounds=taped.sounds, start_ms=start)


def questions(view, taped, person, code, own) -> None:
    st.subheader(t("Question by question"), anchor=False)
    main = view.interview.main_questions
    if not main:
        st.caption(t("The interview ended before a question was asked."))
        return
    labels = {question.id: f"{n} {worded(question.competency)}" for n, question in enumerate(main, 1)}
    linked = asked_for(view.interview)
    if linked:
        scroll_to("card-question", f"{view.interview.id} {linked}")
    start = linked or view.report.weakest_question_id
    start = start if start in labels else main[0].id
    chosen = st.segmented_control(
        t("Question"),
        list(labels),
        default=start,
        format_func=labels.get,
        key="question",
        label_visibility="collapsed",
        required=True,
    )
    question = view.interview.question(chosen)
    with st.container(key="card-question"):
        if question.kind is Kind.CODING:
            problem = services().coding.problem(question)
            code_card(view.interview, question, problem, [s for s in code if s.problem_id == question.bank_id])
        else:
            if source := source_html(question):
                st.html(source)
            answer_card.question_card(
                view.interview,
                question,
                person.first_name,
                taped.tape,
                below=lambda one: afterwards(view, one, own.get(one.id)),
                use_of=services().report.word_use,
                design_of=services().board.reading,
                is_own=True,
            )


def asked_for(interview):
    """The main question that the address names, or one that followed it up."""
    named = st.query_params.get("question", "")
    return next((q.follows or q.id for q in interview.questions if q.id == named), None)


def kept(interview_id, question_id) -> None:
    st.session_state["report-problem"] = problem_of(lambda: services().library.keep(interview_id, question_id))


def used(answer) -> None:
    library, is_model = services().library, not answer.is_model
    st.session_state["report-problem"] = problem_of(lambda: library.use_as_model(answer.id, is_model=is_model))


def afterwards(view, question, model) -> None:
    """The person's own model answer, the latest further try beside the first, and the ways to make one."""
    own_model(model)
    interview, room, report = view.interview, services().interview, services().report
    for comparison in view.comparisons:
        if comparison.question_id == question.id:
            with st.container(key=f"again-try-{question.id}"):
                latest = interview.answer_to(question.id, comparison.after.attempt)
                answer_card.second_try(comparison, question, latest)
    if interview.is_open:
        return
    keep_answer(
        question,
        interview.answer_to(question.id),
        services().library.kept_from(interview.id, question.id),
        keep=lambda one: kept(interview.id, one),
        use=used,
    )
    second_look(
        question,
        interview.answer_to(question.id),
        draft=lambda slot: room.draft(interview.id, slot),
        save=lambda slot, text: problem_of(lambda: room.save_draft(interview.id, slot, text)),
        correct=lambda one, text: problem_of(lambda: report.correct(interview.id, one, text)),
        try_again=lambda one, text: problem_of(lambda: report.try_again(interview.id, one, text)),
    )


def confirmed(interview_id, question_id, text) -> None:
    problem = problem_of(lambda: services().report.correct(interview_id, question_id, text))
    st.session_state["report-problem"] = problem
    st.session_state.pop("report-tried", None)


def said(interview_id, turn_id, text) -> None:
    """Words of a coding round: with them its grading begins anew."""
    st.session_state["report-problem"] = problem_of(
        lambda: services().coding.confirm_words(interview_id, turn_id, text)
    )
    st.session_state.pop("report-tried", None)


def share(view, taped) -> None:
    sharing, interview_id = services().sharing, view.interview.id

    def create(days, with_sound):
        made = []
        problem = problem_of(lambda: made.append(sharing.create(interview_id, days=days, with_sound=with_sound)))
        if problem:
            st.error(problem, icon=":material/error:")
        return address("shared", link=made[0]) if made else None

    st.session_state.pop("share-made", None)
    share_dialog(
        lambda: sharing.links(interview_id),
        create,
        lambda one: problem_of(lambda: sharing.revoke(one)),
        has_sound=bool(taped.sounds),
        is_local=identity() == LOCAL_PERSON,
    )


def keep(view, taped) -> None:
    export, report, interview_id = services().export, services().report, view.interview.id
    files = (
        ("PDF", lambda: export.as_pdf(interview_id), "report.pdf", "application/pdf", "picture_as_pdf"),
        ("Markdown", lambda: export.as_markdown(interview_id), "report.md", "text/markdown", "description"),
        ("JSON", lambda: report.as_json(interview_id), "report.json", "application/json", "data_object"),
    )
    with st.container(key="keep", horizontal=True, vertical_alignment="center"):
        head, note = t("Keep it"), t("Questions, answers, scores and evidence.")
        st.html(f'<p class="keep-head"><b>{head}</b><span>{note}</span></p>')
        for label, data, name, mime, icon in files:
            # Made when it is asked for: a PDF takes most of a second.
            st.download_button(label, data, name, mime, icon=f":material/{icon}:", on_click="ignore")
        if st.button(t("Share"), icon=":material/link:"):
            share(view, taped)
        if st.button(t("Rehearse again"), type="primary", icon=":material/replay:"):
            go("coding" if view.interview.plan.kind is Kind.CODING else "setup")


def coaches(view) -> None:
    """Where somebody signs in: what coaches left, and whether those see it who see shared interviews only."""
    coaching, interview_id = services().coaching, view.interview.id
    links = coaching.my_coaches()
    names = {link.coach_id: link.coach_name for link in links}
    remarks_card(
        view.interview,
        coaching.remarks(interview_id),
        lambda coach_id: names.get(coach_id, t("A former coach")),
        services().progress.names,
        coaching.remove_note,
    )
    if any(link.sees is Sees.SHARED for link in links):
        is_shared = coaching.is_shared(interview_id)
        if st.toggle(t("Share this interview with my coaches"), is_shared, key="shared-with-coaches") != is_shared:
            coaching.share(interview_id, is_shared=not is_shared)
            st.rerun()


def start(plan, prepared) -> None:
    if plan.kind is Kind.CODING:
        go("coding", id=services().coding.start(plan).id)
    go("interview", id=services().interview.start(plan, prepared=prepared).id)


with friendly_errors():
    interview_id = st.query_params.get("id", "")
    if not interview_id:
        go("progress")
    view = graded(interview_id)
    state_of(view)
    code = submitted(view)
    own = services().library.models_for(view.interview)
    taped = services().tape.open(view.interview, view.report, code, own_models=own)
    standing = services().tape.standing(view.interview, view.report)
    person = services().setup.persona(view.interview.plan)
    report_card.top(view.interview, view.report, view.interview.plan.role, report_card.compared(standing))
    if not view.interview.is_open:
        drafts(view.interview, on_confirm=lambda *words: confirmed(interview_id, *words))
        desk_drafts(view.interview, on_confirm=lambda *words: said(interview_id, *words))
    if problem := st.session_state.pop("report-problem", None):
        st.toast(problem, icon=":material/error:")
    the_tape(view, taped, person)
    seen = services().presence.of(view.interview)
    judgement(view.interview, view.report, taped.tape, taped.skills, taped.spoken, seen)
    questions(view, taped, person, code, own)
    if identity() != LOCAL_PERSON:
        coaches(view)
    st.page_link(page_path("calibration"), label=t("Why believe this score?"), icon=":material/balance:")
    started = drill_cards(taped.drills)
    if started:
        start(started.plan, started.prepared)
    keep(view, taped)
