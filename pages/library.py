"""Library: the answers that one keeps, to find again, to better, and to rehearse."""

import streamlit as st

from components import states
from components.headings import page_head
from components.library_editor import answer_form, story_parts, version_list
from components.library_list import about, library_filters, library_rows
from components.places import go, page_path, report_link
from components.wiring import friendly_errors, problem_of, services
from components.words import count
from core.domain.library import LibraryQuery
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
    st.query_params.clear()
    st.query_params["id"] = answer_id


def write(title, text, kind, tags) -> None:
    act(lambda: opened(services().library.write(title, text, kind, tags).id), "Kept.")


def turn(pages: int) -> None:
    st.session_state["library-page"] = st.session_state.get("library-page", 1) + pages


def back() -> None:
    st.page_link(page_path("library"), label="All answers", icon=":material/arrow_back:")


def head() -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", key="answer-head"
    ):
        with st.container(width="stretch"):
            page_head("Library", "Answers worth saying again: kept from your interviews, or written here.")
        with st.container(horizontal=True, width="content"):
            if st.button("Draft from notes", icon=":material/auto_stories:"):
                go("library", id=DRAFT)
            if st.button("Write an answer", type="primary", icon=":material/edit_note:"):
                go("library", id=NEW)


def listing() -> None:
    head()
    library = services().library
    if library.search(LibraryQuery(page_size=1)).total == 0:
        with st.container(key="card-empty"):
            st.html(states.EMPTY_LIBRARY)
        return
    query = library_filters(library.tags())
    page = library.search(query)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(count(page.total, "answer"))
        st.download_button(
            "Markdown",
            # Written when it is asked for: all that the filters leave, not this page alone.
            lambda: library.as_markdown(query),
            "answers.md",
            "text/markdown",
            icon=":material/download:",
            help="The answers that the filters leave",
            on_click="ignore",
        )
    if not page.items:
        st.caption("Nothing fits. Try fewer words, or another kind or tag.")
    library_rows([(found.answer, found.excerpt) for found in page.items])
    last = -(-page.total // page.page_size)
    if last > 1:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="center"):
            st.button("Earlier", disabled=page.page <= 1, on_click=turn, args=(-1,), icon=":material/chevron_left:")
            st.caption(f"{page.page} of {last}")
            st.button("Later", disabled=page.page >= last, on_click=turn, args=(1,), icon=":material/chevron_right:")


def one(answer_id: str) -> None:
    library = services().library
    answer = library.open(answer_id)
    back()
    st.html(about(answer))

    def save(*changed) -> None:
        act(lambda: library.edit(answer, *changed), "Saved as a new version.")

    answer_form(f"{answer.id}-{answer.version}", library.tags(), save, answer=answer)
    with st.container(horizontal=True, vertical_alignment="center", key="answer-does"):
        if answer.answers:
            wanted = st.toggle("Use as my model answer", answer.is_model, key=f"model-{answer.id}-{answer.is_model}")
            if wanted != answer.is_model:
                library.use_as_model(answer.id, is_model=wanted)
                st.rerun()
        if answer.interview_id and answer.question_id:
            report_link(answer.interview_id, "The moment it comes from", question=answer.question_id)
        with st.popover("Delete", icon=":material/delete:"):
            st.markdown("The answer goes with all its versions. Nothing brings it back.")
            if st.button("Delete it", type="primary"):
                library.delete(answer.id)
                go("library")
    version_list(
        library.versions(answer.id),
        lambda number: act(lambda: library.bring_back(answer, number), f"Version {number} is back, as a new one."),
    )


def drafting() -> None:
    """Notes, the story they make, what is missing in it, and keeping it."""
    library = services().library
    page_head("From notes to a story", "Notes of one occasion, in any order. They are put in order; nothing is added.")
    notes = st.text_area(
        "Notes",
        key="story-notes",
        height=180,
        max_chars=20_000,
        placeholder="Where and when it was, what was yours to do, what you did, how it ended",
    )
    if st.button("Draft it", type="primary", icon=":material/auto_stories:"):
        draft_of([notes])
    told, draft = st.session_state.get("story", ((), None))
    if draft is None:
        return
    with st.container(key="card-story"):
        story_parts(draft)
        if draft.missing:
            asked = ASKS[draft.missing[0]]
            more = st.text_area(asked, key=f"story-more-{len(told)}", height=90, max_chars=5_000)
            if st.button("Add it", icon=":material/add:"):
                draft_of([*told, more])
    st.subheader("Keep it", anchor=False)
    answer_form(f"story-{hash(draft.text)}", library.tags(), write, text=draft.text, action="Keep it")


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
    if answer_id == NEW:
        back()
        page_head("A new answer", "Write it as you would say it. Two minutes of speech are about 300 words.")
        answer_form("new", services().library.tags(), write, action="Keep it")
    elif answer_id == DRAFT:
        back()
        drafting()
    elif answer_id:
        one(answer_id)
    else:
        listing()
