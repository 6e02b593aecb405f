"""Somebody's résumés: adding one, and the ones there are."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

import streamlit as st

from components.catalogue import Words, t
from components.worded import worded
from components.words import count, day_and_time
from core.domain.resume import Resume, SourceKind
from core.domain.resume_progress import ReadingStep, ResumeReading
from core.errors import PracticeError

KINDS = Words(
    {
        SourceKind.PDF: "PDF",
        SourceKind.DOCX: "Word",
        SourceKind.TEXT: "Text",
        SourceKind.MARKDOWN: "Markdown",
        SourceKind.PICTURE: "Picture",
    }
)
TYPES = ["pdf", "docx", "txt", "md", "markdown", "png", "jpg", "jpeg", "webp"]
MOST_MB = 5
Reading = Iterator[ResumeReading]


def adding(of_file: Callable[[bytes, str], Reading], of_text: Callable[[str], Reading]) -> None:
    """By a file or by pasted text. When it has been read, the page runs again with it open."""
    with st.container(key="card-add", gap="small"):
        number = st.session_state.setdefault("resume-upload-number", 0)
        file = st.file_uploader(
            t("Add a résumé"),
            TYPES,
            max_upload_size=MOST_MB,
            key=f"resume-file-{number}",
            help=t(
                "PDF, Word, text, Markdown or a picture, up to 5 MB and 20 pages. "
                "It is read here, in a process that can reach nothing else."
            ),
        )
        if file is not None:
            _read(lambda: of_file(file.getvalue(), file.name))
        pasting = st.expander(t("Paste the text instead"), icon=":material/content_paste:")
        with pasting, st.form("paste", border=False):
            text = st.text_area(t("Text of the résumé"), height=220, key=f"resume-pasted-{number}")
            if st.form_submit_button(t("Read it"), icon=":material/manage_search:"):
                _read(lambda: of_text(text))


def _read(add: Callable[[], Reading]) -> None:
    """Each step is told as it begins; a refusal says what helps."""
    try:
        with st.status(t("Opening it"), type="compact") as status:
            for reading in add():
                status.update(label=_told(reading))
                if reading.resume:
                    st.session_state["resume-new"] = _summary(reading)
                    st.query_params["id"] = reading.resume.id
            status.update(label=t("Read and kept"), state="complete")
    except PracticeError as error:
        st.error(worded(error.user_message), icon=":material/error:")
        return
    st.session_state["resume-upload-number"] += 1
    st.rerun()


def _told(reading: ResumeReading) -> str:
    document = reading.document
    if document is None:
        return t("Opening the file in a process of its own")
    pages = f"{KINDS[document.kind]}, {count(document.pages, 'page')}, {count(len(document.text.split()), 'word')}"
    if reading.step is ReadingStep.FINDING:
        return t("{pages}: looking for experience, projects and skills", pages=pages)
    return t("{pages}: keeping what was found", pages=pages)


def _summary(reading: ResumeReading) -> str:
    """What was read, and by whom; with what did not go as hoped."""
    document, resume = reading.document, reading.resume
    if document is None or resume is None:
        return ""
    facts = resume.facts
    found = ", ".join(
        (
            count(len(facts.experience), "post"),
            count(len(facts.projects), "project"),
            count(len(facts.skills), "skill"),
        )
    )
    told = t("Found: {found}. Check it below, and correct what is wrong.", found=found)
    if reading.brain:
        told = t(
            "Found by {brain}: {found}. Check it below, and correct what is wrong.", brain=reading.brain, found=found
        )
    who = " " + t("The text was read by {reader}.", reader=document.read_by) if document.read_by else ""
    return f"{told}{who} {worded(document.note)}".strip()


def resume_list(resumes: Sequence[Resume], chosen: str) -> None:
    """The ones there are; a click opens one."""
    with st.container(key="resume-list", gap="xsmall"):
        for resume in resumes:
            is_open = resume.id == chosen
            with st.container(key=f"paper-{resume.id}", horizontal=True, vertical_alignment="center"):
                st.html(_row(resume), width="stretch")
                if is_open:
                    st.html(f'<span class="tag">{t("Shown")}</span>')
                else:
                    st.button(t("Open"), key=f"open-{resume.id}", type="tertiary", on_click=_open, args=(resume.id,))


def _open(resume_id: str) -> None:
    st.query_params["id"] = resume_id


def _row(resume: Resume) -> str:
    default = f'<span class="tag on">{t("Default")}</span>' if resume.is_default else ""
    return (
        f'<div class="paper"><i aria-hidden="true">description</i><p><b dir="auto">{escape(resume.label)}</b>'
        f"<span>{KINDS[resume.kind]} · {day_and_time(resume.added_at)}</span></p>{default}</div>"
    )
