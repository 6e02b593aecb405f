"""In the green room: whether the question bank, the résumé, or the résumé and a job are asked about."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components.catalogue import m, t
from components.places import page_path
from core.domain.plan import Plan
from core.domain.resume import JobDescription, Resume

BANK, RESUME, BOTH = m("The question bank"), m("My résumé"), m("My résumé and this job")


def asked_about(plan: Plan, resumes: Sequence[Resume], jobs: Sequence[JobDescription]) -> Plan:
    """What is not there any more is not chosen."""
    if not resumes:
        with st.container(key="papers-none", horizontal=True, vertical_alignment="center"):
            st.caption(t("Questions come from the question bank."))
            st.page_link(
                page_path("resume"), label=t("Add a résumé to be asked about it"), icon=":material/description:"
            )
        return replace(plan, resume_id=None, job_id=None)
    known = {resume.id: resume for resume in resumes}
    wanted = {job.id: job for job in jobs}
    offered = [BANK, RESUME, *([BOTH] if jobs else [])]
    before = BANK if plan.resume_id not in known else BOTH if plan.job_id in wanted else RESUME
    chosen = st.segmented_control(
        t("Interview me on"), offered, format_func=t, default=before, required=True, key="setup-about", width="stretch"
    )
    if chosen == BANK or chosen is None:
        return replace(plan, resume_id=None, job_id=None)
    with st.container(key="papers"):
        ids = list(known)
        at = ids.index(plan.resume_id) if plan.resume_id in ids else 0
        resume_id = st.selectbox(t("Résumé"), ids, at, format_func=lambda i: known[i].label, key="setup-resume")
        job_id = _job(plan, wanted) if chosen == BOTH else None
    if not jobs:
        st.page_link(page_path("resume"), label=t("Set a job beside it"), icon=":material/work:")
    return replace(plan, resume_id=resume_id, job_id=job_id)


def _job(plan: Plan, wanted: dict[str, JobDescription]) -> str | None:
    ids = list(wanted)
    at = ids.index(plan.job_id) if plan.job_id in ids else 0
    return st.selectbox(t("Job"), ids, at, format_func=lambda i: job_name(wanted[i]), key="setup-job")


def job_name(job: JobDescription) -> str:
    return f"{job.title}, {job.company}" if job.company else job.title
