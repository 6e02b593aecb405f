"""The jobs that somebody is after: pasted, kept, chosen."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.catalogue import t
from components.own_papers import job_name
from components.words import day_and_time
from core.domain.resume import JobDescription


def adding_a_job(add: Callable[[str, str, str], None], *, is_first: bool) -> None:
    with st.container(key="card-add-job"), st.expander(t("Add a job"), expanded=is_first, icon=":material/add:"):
        number = st.session_state.get("job-number", 0)
        with st.form(f"job-{number}", border=False):
            left, right = st.columns(2)
            title = left.text_input(t("Title"), placeholder=t("Backend engineer"))
            company = right.text_input(t("Company, if you like"))
            text = st.text_area(
                t("Job description"), height=240, placeholder=t("Paste the advertisement as it stands.")
            )
            if st.form_submit_button(t("Keep this job"), icon=":material/bookmark_add:"):
                add(title, company, text)


def choose_job(jobs: Sequence[JobDescription]) -> JobDescription:
    known = {job.id: job for job in jobs}
    ids = list(known)
    asked = st.query_params.get("job", "")
    at = ids.index(asked) if asked in ids else 0
    chosen = st.selectbox(t("Job"), ids, at, format_func=lambda i: job_name(known[i]), key="match-job")
    return known[chosen or ids[0]]


def job_tools(job: JobDescription, change: Callable[[str, str, str], None], delete: Callable[[], None]) -> None:
    with st.expander(t("The job as it was pasted"), icon=":material/work:"):
        st.caption(t("Kept {when}", when=day_and_time(job.added_at)))
        with st.form(f"change-{job.id}-{job.version}", border=False):
            left, right = st.columns(2)
            title = left.text_input(t("Title"), job.title)
            company = right.text_input(t("Company"), job.company)
            text = st.text_area(t("Job description"), job.text, height=300)
            if st.form_submit_button(t("Save the job")):
                change(title, company, text)
        st.button(t("Delete this job"), icon=":material/delete:", on_click=delete)
