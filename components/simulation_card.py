"""Simulated candidates: which rubric to run them on, how far they are, and how their reports rank them."""

from collections.abc import Sequence

import streamlit as st

from components.catalogue import m, t
from components.worded import worded
from core.domain.simulation import Behaviour, Simulation

WHO = {
    Behaviour.STRONG: (m("Strong"), m("says what the question is about, with figures")),
    Behaviour.MIDDLING: (m("Middling"), m("has some of it, and little to show for it")),
    Behaviour.WEAK: (m("Weak"), m("speaks in general")),
    Behaviour.EMPTY: (m("Empty"), m("skips every question")),
    Behaviour.GIBBERISH: (m("Gibberish"), m("types keys at random")),
    Behaviour.REPEATING: (m("Repeating"), m("says the question back")),
    Behaviour.GAMING: (m("Gaming"), m("gives the grader orders, boasts, and drops key terms")),
}


def _name(rubric_id: str) -> str:
    return t(rubric_id.replace("_", " ").capitalize())


def rubric_form(rubrics: Sequence[str], *, asks_a_model: bool) -> str | None:
    """The rubric to run them on, once it is asked for."""
    with st.container(key="card-simulate"), st.form("simulate", border=False):
        told = t(
            "Seven candidates whose worth is known hold whole interviews with the built-in interviewer, in three "
            "fields each. The grader in use grades them: strong has to come before middling, middling before weak, and "
            "whoever has nothing to say after that."
        )
        st.html(f"<p>{told}</p>")
        chosen = st.selectbox(t("Rubric"), rubrics, format_func=_name)
        if asks_a_model:
            st.caption(t("The model grades every answer, a few requests each: this takes minutes, and tokens."))
        sent = st.form_submit_button(t("Run the candidates"), icon=":material/groups:")
    return chosen if sent else None


def progress(run: Simulation) -> None:
    done = len(run.reports)
    held = t("{done} of {total} interviews held and graded. You can leave this page.", done=done, total=run.total)
    text = f"{_name(run.rubric_id)}: {held}"
    st.progress(done / run.total, text=text)


def ranking(run: Simulation) -> None:
    """The mean of each kind of candidate, the best first, and whether that is as it should be."""
    if run.fault:
        done = t("{done} of {total} interviews were held.", done=len(run.reports), total=run.total)
        stopped, again = t("The run stopped."), t("Run it again when you like.")
        st.warning(f"{stopped} {worded(run.fault)} {done} {again}", icon=":material/warning:")
        return
    with st.container(key="card-ranking"):
        verdict = (
            t("Ranked as they deserve, in every field.")
            if run.is_as_deserved
            else t("Not ranked as they deserve: in at least one field somebody stands above a better candidate.")
        )
        about = t("{name} rubric, {total} interviews", name=_name(run.rubric_id), total=run.total)
        rows = "".join(_row(run, place, behaviour) for place, behaviour in enumerate(run.ranking, 1))
        st.html(f'<p class="eyebrow">{about}</p><p>{verdict}</p><ol class="ranking">{rows}</ol>')


def _row(run: Simulation, place: int, behaviour: Behaviour) -> str:
    name, does = WHO[behaviour]
    scores, mean = run.scores(behaviour), run.mean(behaviour)
    if mean is None:
        score, around = "–", t("no score")
    else:
        score, around = f"{mean:.0f}", t("{low:.0f} to {high:.0f}", low=min(scores), high=max(scores))
    return (
        f"<li><b>{place}</b><p><strong>{t(name)}</strong><span>{t(does)}</span></p>"
        f'<i aria-hidden="true"><u style="width:{mean or 0:.0f}%"></u></i><p class="of"><b>{score}</b>'
        f"<span>{around}</span></p></li>"
    )
