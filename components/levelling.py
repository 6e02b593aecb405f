"""Giving a calibration answer levels of one's own, with nobody else's in sight. The answer is shown as text."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from components.catalogue import t
from core.domain.calibration import AnswerToLevel, HandLevel
from core.domain.evaluation import Criterion

LEVELS = (1, 2, 3, 4, 5)


def own_levels_card(levelled: tuple[bool, ...]) -> bool:
    """How far somebody is with their own levels; whether they want to go on."""
    done, total = sum(levelled), len(levelled)
    with st.container(key="card-own-levels", horizontal=True, vertical_alignment="center"):
        told = t(
            "{done} of {total} answers levelled. The grader's and the authors' levels stay hidden while you give "
            "yours.",
            done=done,
            total=total,
        )
        st.html(f'<p class="rh-pair"><b>{t("Your own levels")}</b><span>{told}</span></p>', width="stretch")
        begin = t("Go on levelling") if done else t("Level answers yourself")
        label = t("Look through them") if done == total else begin
        return st.button(label, icon=":material/edit_note:", type="secondary")


def answer_shown(task: AnswerToLevel, total: int) -> None:
    with st.container(key="card-to-level"):
        st.html(
            f'<p class="eyebrow">{t("Answer {number} of {total}", number=task.number, total=total)}</p>'
            f"<p>{escape(task.question)}</p>"
            f'<figure class="c-quote"><blockquote class="rh-text">“{escape(task.text)}”</blockquote></figure>'
        )


def level_form(task: AnswerToLevel) -> Mapping[str, tuple[int | None, str]] | None:
    """By criterion, the level and why; None until it is sent. What was written stays where it is refused."""
    before = {one.criterion_id: one for one in task.given}
    with st.form(f"levels-{task.id}", border=False):
        given = {}
        for at in range(0, len(task.criteria), 2):
            for column, criterion in zip(st.columns(2, gap="medium"), task.criteria[at : at + 2], strict=False):
                with column, st.container(key=f"card-level-{criterion.id}"):
                    given[criterion.id] = _criterion(task.id, criterion, before.get(criterion.id))
        label = t("Change my levels") if task.given else t("Keep and go on")
        sent = st.form_submit_button(label, type="primary", icon=":material/check:")
    return given if sent else None


def _criterion(answer_id: str, criterion: Criterion, before: HandLevel | None) -> tuple[int | None, str]:
    state = "given" if before else "new"  # taken back, the fields are empty again
    level = st.radio(
        f"**{t(criterion.name)}**: {t(criterion.description)}",
        LEVELS,
        index=before.level - 1 if before else None,
        captions=[t(anchor) for anchor in criterion.anchors],
        key=f"level-{answer_id}-{criterion.id}-{state}",
    )
    why = before.reason if before else ""
    label = t("Why this level for {criterion}", criterion=t(criterion.name))
    reason = st.text_input(label, why, max_chars=500, key=f"why-{answer_id}-{criterion.id}-{state}")
    return level, reason
