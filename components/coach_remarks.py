"""What coaches leave at a report: notes, and levels of their own beside the grader's."""

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st

from components.catalogue import t
from components.coach_links import act
from components.words import day_and_time
from core.domain.coaching import CoachNote, Remarks
from core.domain.evaluation import Evaluation
from core.domain.interview import Interview


def remarks_card(
    interview: Interview,
    remarks: Remarks,
    who: Callable[[str], str],
    names: Mapping[str, str],
    remove_note: Callable[[str], None],
    *,
    title: str = "",
) -> None:
    """`who` names a coach by id, `names` a criterion."""
    if not remarks.notes and not remarks.scores:
        return
    st.subheader(title or t("From your coach"), anchor=False)
    with st.container(key="card-remarks", gap="small"):
        for note in remarks.notes:
            _note(note, interview, who(note.coach_id), remove_note)
        for score in remarks.scores:
            levels = _graders(interview, score.question_id, score.attempt)
            graded = levels.get(score.criterion_id)
            beside = t("the grader gave {level}", level=graded) if graded is not None else t("the grader gave none")
            criterion = t(names.get(score.criterion_id, score.criterion_id))
            given = t(
                "{criterion}: level {level} of 5, {beside}", criterion=criterion, level=score.level, beside=beside
            )
            about = f"{_about(interview, score.question_id)} · {given}"
            _words(who(score.coach_id), about, score.reason)


def note_form(key: str, label: str, write: Callable[[str], None]) -> None:
    with st.form(f"note-{key}", border=False, clear_on_submit=True):
        text = st.text_area(label, key=f"note-text-{key}", max_chars=4000, height=100)
        if st.form_submit_button(t("Leave the note"), icon=":material/sticky_note_2:"):
            act(lambda: write(text), t("The note is there."))


def score_form(evaluation: Evaluation, names: Mapping[str, str], write: Callable[[str, int, str], None]) -> None:
    """The grader's levels stay; the coach's stand beside them."""
    key = evaluation.question_id
    levels = {score.criterion_id: score.level for score in evaluation.scores}
    if not levels:
        return
    with st.form(f"level-{key}", border=False, clear_on_submit=True):
        with st.container(horizontal=True):
            criterion = st.selectbox(
                t("Criterion"),
                list(levels),
                format_func=lambda one: f"{t(names.get(one, one))}: {levels[one] or t('not graded')}",
                key=f"level-of-{key}",
            )
            level = st.selectbox(t("Your level"), (1, 2, 3, 4, 5), index=2, key=f"level-is-{key}")
        reason = st.text_input(t("Why"), key=f"level-why-{key}", max_chars=500)
        if st.form_submit_button(t("Set it beside the grader's"), icon=":material/balance:"):
            act(lambda: write(criterion, level, reason), t("Your level stands beside the grader's."))


def _note(note: CoachNote, interview: Interview, coach: str, remove: Callable[[str], None]) -> None:
    with st.container(key=f"remark-{note.id}", horizontal=True, vertical_alignment="center"):
        about = _about(interview, note.question_id) if note.question_id else t("On the whole report")
        _words(coach, f"{about} · {day_and_time(note.written_at)}", note.text)
        if st.button(t("Delete"), key=f"delete-{note.id}", type="tertiary", icon=":material/delete:"):
            act(lambda: remove(note.id), t("The note is deleted."))


def _words(who: str, about: str, text: str) -> None:
    st.html(
        f'<p class="rh-pair"><b>{escape(who)}</b><span>{escape(about)}</span></p><p class="rh-text">{escape(text)}</p>',
        width="stretch",
    )


def _about(interview: Interview, question_id: str) -> str:
    numbers = {question.id: n for n, question in enumerate(interview.main_questions, 1)}
    follows = {question.id: question.follows for question in interview.questions}
    number = numbers.get(question_id) or numbers.get(follows.get(question_id) or "")
    return t("Question {number}", number=number) if number else t("A question")


def _graders(interview: Interview, question_id: str, attempt: int) -> dict[str, int | None]:
    found = interview.evaluation_of(question_id, attempt)
    return {score.criterion_id: score.level for score in found.scores} if found else {}
