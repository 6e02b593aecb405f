"""One kept answer: to better, to bring back, to use as a model; or a new one, written or drafted from notes."""

import streamlit as st

from components.catalogue import t
from components.headings import page_head
from components.library_editor import answer_form, story_parts, version_list
from components.library_list import about
from components.places import go, page_path, report_link
from components.wiring import friendly_errors, problem_of, services
from core.domain.story import ASKS

NEW, DRAFT = "new", "draft"


def act(action, told: str = "") -> None:
    """What a callback did, or why it could not, is said in the next run."""
    problem = problem_of(action)
    st.session_state["library-said"] = (problem or told, bool(problem))


def say_what_happened() -> None:
    words, is_problem = st.session_state.pop("library-said", ("", False))
    if words:
        st.toast(words, icon=":material/error:" if is_problem else ":material/check:")


def opened(answer_id: str) -> None:
    st.query_params["id"] = answer_id
    st.session_state.pop("story", None)


def write(title, text, kind, tags) -> None:
    act(lambda: opened(services().library.write(title, text, kind, tags).id), t("Kept."))


def back() -> None:
    st.page_link(page_path("library"), label=t("All answers"), icon=":material/arrow_back:")


def one(answer_id: str) -> None:
    library = services().library
    answer = library.open(answer_id)
    st.html(about(answer))

    def save(*changed) -> None:
        act(lambda: library.edit(answer, *changed), t("Saved as a new version."))

    answer_form(f"{answer.id}-{answer.version}", library.tags(), save, answer=answer)
    with st.container(horizontal=True, vertical_alignment="center", key="answer-does"):
        if answer.answers:
            key = f"model-{answer.id}-{answer.is_model}"
            wanted = st.toggle(t("Use as my model answer"), answer.is_model, key=key)
            if wanted != answer.is_model:
                library.use_as_model(answer.id, is_model=wanted)
                st.rerun()
        if answer.interview_id and answer.question_id:
            report_link(answer.interview_id, t("The moment it comes from"), question=answer.question_id)
        with st.popover(t("Delete"), icon=":material/delete:"):
            st.markdown(t("The answer goes with all its versions. Nothing brings it back."))
            if st.button(t("Delete it"), type="primary"):
                library.delete(answer.id)
                go("library")
    version_list(
        library.versions(answer.id),
        lambda number: act(
            lambda: library.bring_back(answer, number), t("Version {number} is back, as a new one.", number=number)
        ),
    )


def drafting() -> None:
    """Notes, the story they make, what is missing in it, and keeping it."""
    library = services().library
    line = t("Notes of one occasion, in any order. They are put in order; nothing is added.")
    page_head(t("From notes to a story"), line)
    notes = st.text_area(
        t("Notes"),
        key="story-notes",
        height=180,
        max_chars=20_000,
        placeholder=t("Where and when it was, what was yours to do, what you did, how it ended"),
    )
    if st.button(t("Draft it"), type="primary", icon=":material/auto_stories:"):
        draft_of([notes])
    told, draft = st.session_state.get("story", ((), None))
    if draft is None:
        return
    with st.container(key="card-story"):
        story_parts(draft)
        if draft.missing:
            asked = t(ASKS[draft.missing[0]])
            more = st.text_area(asked, key=f"story-more-{len(told)}", height=90, max_chars=5_000)
            if st.button(t("Add it"), icon=":material/add:"):
                draft_of([*told, more])
    st.subheader(t("Keep it"), anchor=False)
    answer_form(f"story-{hash(draft.text)}", library.tags(), write, text=draft.text, action=t("Keep it"))


def draft_of(notes) -> None:
    """Kept for the next runs: a model is asked once."""
    made = []
    problem = problem_of(lambda: made.append(services().library.draft(notes)))
    if problem:
        st.error(problem, icon=":material/error:")
        return
    st.session_state["story"] = (tuple(notes), made[0])
    st.rerun()


with friendly_errors():
    say_what_happened()
    answer_id = st.query_params.get("id", "")
    if not answer_id:
        go("library")
    back()
    if answer_id == NEW:
        line = t("Write it as you would say it. Two minutes of speech are about 300 words.")
        page_head(t("A new answer"), line)
        answer_form("new", services().library.tags(), write, action=t("Keep it"))
    elif answer_id == DRAFT:
        drafting()
    else:
        one(answer_id)
