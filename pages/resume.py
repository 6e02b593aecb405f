"""Résumés: read, corrected, one the default; jobs set beside them; and real interviews to practise again."""

from dataclasses import replace
from uuid import uuid4

import streamlit as st

from components.catalogue import m, t
from components.headings import page_head
from components.job_list import adding_a_job, choose_job, job_tools
from components.match_panel import match_panel
from components.places import go
from components.remembered_table import notes_form, remembered_table
from components.resume_list import adding, resume_list
from components.resume_sections import sections
from components.wiring import friendly_errors, problem_of, services
from core.domain.plan import Medium, Plan


def do(action, done="") -> None:
    """A problem, or what was done, is told on the run that follows."""
    st.session_state["resume-problem"] = problem_of(action)
    st.session_state["resume-done"] = done


def correct(resume, form) -> None:
    do(lambda: services().papers.resumes.correct(resume, form), t("Saved in your own words."))
    st.rerun()


def head(resume) -> None:
    own = services().papers.resumes
    with st.container(key="resume-head", horizontal=True, vertical_alignment="center"):
        name = st.text_input(t("Name"), resume.label, key=f"label-{resume.id}-{resume.version}", max_chars=80)
        if name.strip() != resume.label:
            do(lambda: own.rename(resume, name), t("Renamed."))
            st.rerun()
        if resume.is_default:
            st.html(f'<span class="tag on">{t("Default")}</span>')
        else:
            st.button(
                t("Make it the default"),
                icon=":material/star:",
                on_click=do,
                args=(lambda: own.make_default(resume), t("This résumé is the default now.")),
            )
        with st.popover(t("Delete"), icon=":material/delete:"):
            st.markdown(t("The résumé and what was read in it go. Interviews that were held about it stay."))
            done = (lambda: own.delete(resume.id), t("Deleted."))
            st.button(t("Delete it"), type="primary", on_click=do, args=done)


def text_of(resume) -> None:
    whole = st.expander(t("The whole text, as it was read"), icon=":material/article:")
    with whole, st.form(f"text-{resume.id}-{resume.version}", border=False):
        text = st.text_area(t("Text"), resume.text, height=420, label_visibility="collapsed")
        st.caption(t("Reading it again looks for everything anew, also in what you corrected in the fields."))
        if st.form_submit_button(t("Read it again"), icon=":material/manage_search:"):
            do(lambda: services().papers.resumes.read_again(resume, text), t("Read again."))
            st.rerun()


def resumes() -> None:
    kept = services().papers.resumes.all()
    chosen = next((one for one in kept if one.id == st.query_params.get("id")), kept[0] if kept else None)
    with st.container(key="resume-page"):
        with st.container(key="resume-side", gap="small"):
            adding(services().papers.resumes.add, services().papers.resumes.add_text)
            resume_list(kept, chosen.id if chosen else "")
        with st.container(key="resume-main", gap="medium"):
            if chosen is None:
                st.html(nothing())
                return
            if summary := st.session_state.pop("resume-new", None):
                st.info(summary, icon=":material/fact_check:")
            head(chosen)
            sections(chosen, lambda form: correct(chosen, form))
            text_of(chosen)


def add_job(title, company, text) -> None:
    made = []
    do(lambda: made.append(services().papers.jobs.add(title, company, text)), t("The job is kept."))
    if made:
        st.session_state["job-number"] = st.session_state.get("job-number", 0) + 1
        st.query_params["job"] = made[0].id
    st.rerun()


def change_job(job, title, company, text) -> None:
    do(lambda: services().papers.jobs.change(job, title, company, text), t("The job is saved."))
    st.rerun()


def start_on(plan, prepared) -> None:
    """An interview of these questions alone, in the ways of the last one."""
    plan = replace(plan, question_count=len(prepared))
    go("interview", id=services().interview.start(plan, prepared=prepared, with_reply=plan.medium is Medium.TEXT).id)


def practise_gaps(resume, job) -> None:
    plan = replace(services().setup.last_plan() or Plan(), resume_id=resume.id, job_id=job.id, question_count=MOST_GAPS)
    start_on(plan, services().papers.interviews.on_gaps(plan, job.id))


def jobs() -> None:
    own, kept = services().papers, services().papers.resumes.all()
    wanted = own.jobs.all()
    adding_a_job(add_job, is_first=not wanted)
    if not wanted:
        return
    if not kept:
        st.info(t("Add a résumé first: it is set beside the job."), icon=":material/description:")
        return
    with st.container(key="match-choice"):
        names = {resume.id: resume for resume in kept}
        chosen = st.selectbox(t("Résumé"), list(names), format_func=lambda i: names[i].label, key="match-resume")
        resume, job = names[chosen or kept[0].id], choose_job(wanted)
    gaps = match_panel(resume, job, own.jobs.match(resume, job))
    if st.button(t("Interview me on both"), type="primary", icon=":material/meeting_room:", key="interview-both"):
        go("setup", resume=resume.id, job=job.id)
    if gaps:
        practise_gaps(resume, job)
    job_tools(job, lambda *new: change_job(job, *new), lambda: do(lambda: own.jobs.delete(job.id), t("Deleted.")))


def read_notes(notes) -> None:
    domain = (services().setup.last_plan() or Plan()).domain
    found = []
    do(lambda: found.extend(services().papers.remembered.questions_in(notes, domain)))
    st.session_state["remembered"] = (str(uuid4()), tuple(found))
    st.rerun()


def real_interview() -> None:
    st.caption(t("Interviewed lately? Note what they asked while you remember it, and practise exactly that."))
    notes_form(read_notes)
    key, found = st.session_state.get("remembered", ("", ()))
    if not found:
        return
    chosen = remembered_table(found, key)
    label = t("Practise exactly these")
    if chosen:
        label = t("Practise exactly these ({number})", number=len(chosen))
    if st.button(label, type="primary", icon=":material/meeting_room:", disabled=not chosen, key="practise-remembered"):
        plan = replace(services().setup.last_plan() or Plan(), resume_id=None, job_id=None)
        start_on(plan, services().papers.remembered.prepared(chosen))


MOST_GAPS = 5
PARTS = {m("Résumés"): resumes, m("Jobs and match"): jobs, m("A real interview"): real_interview}


def nothing() -> str:
    told = t(
        "Add one, and an interviewer can ask about your own projects, claims and skills. Coaches do not see it, and "
        "your name and address are never given to a model."
    )
    return f'<div class="nothing"><h2>{t("No résumé yet")}</h2><p>{told}</p></div>'


with friendly_errors():
    page_head(t("Résumé"), t("What an interviewer reads about you, and what they will ask because of it."))
    if problem := st.session_state.pop("resume-problem", None):
        st.error(problem, icon=":material/error:")
        st.session_state.pop("resume-done", None)
    elif done := st.session_state.pop("resume-done", None):
        st.toast(done, icon=":material/check_circle:")
    first = "Jobs and match" if "job" in st.query_params else "Résumés"
    part = st.segmented_control(
        t("Part"),
        list(PARTS),
        default=first,
        format_func=t,
        required=True,
        key="part",
        label_visibility="collapsed",
    )
    PARTS[part or first]()
