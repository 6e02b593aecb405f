"""Simulated candidates: which rubric to run them on, how far they are, and how their reports rank them."""

from collections.abc import Sequence

import streamlit as st

from core.domain.simulation import Behaviour, Simulation

WHO = {
    Behaviour.STRONG: ("Strong", "says what the question is about, with figures"),
    Behaviour.MIDDLING: ("Middling", "has some of it, and little to show for it"),
    Behaviour.WEAK: ("Weak", "speaks in general"),
    Behaviour.EMPTY: ("Empty", "skips every question"),
    Behaviour.GIBBERISH: ("Gibberish", "types keys at random"),
    Behaviour.REPEATING: ("Repeating", "says the question back"),
    Behaviour.GAMING: ("Gaming", "gives the grader orders, boasts, and drops key terms"),
}


def _name(rubric_id: str) -> str:
    return rubric_id.replace("_", " ").capitalize()


def rubric_form(rubrics: Sequence[str], *, asks_a_model: bool) -> str | None:
    """The rubric to run them on, once it is asked for."""
    with st.container(key="card-simulate"), st.form("simulate", border=False):
        st.html(
            "<p>Seven candidates whose worth is known hold whole interviews with the built-in interviewer, in "
            "three fields each. The grader in use grades them: strong has to come before middling, middling before "
            "weak, and whoever has nothing to say after that.</p>"
        )
        chosen = st.selectbox("Rubric", rubrics, format_func=_name)
        if asks_a_model:
            st.caption("The model grades every answer, a few requests each: this takes minutes, and tokens.")
        sent = st.form_submit_button("Run the candidates", icon=":material/groups:")
    return chosen if sent else None


def progress(run: Simulation) -> None:
    done = len(run.reports)
    text = f"{_name(run.rubric_id)}: {done} of {run.total} interviews held and graded. You can leave this page."
    st.progress(done / run.total, text=text)


def ranking(run: Simulation) -> None:
    """The mean of each kind of candidate, the best first, and whether that is as it should be."""
    if run.fault:
        done = f"{len(run.reports)} of {run.total} interviews were held."
        st.warning(f"The run stopped. {run.fault} {done} Run it again when you like.", icon=":material/warning:")
        return
    with st.container(key="card-ranking"):
        verdict = (
            "Ranked as they deserve, in every field."
            if run.is_as_deserved
            else "Not ranked as they deserve: in at least one field somebody stands above a better candidate."
        )
        rows = "".join(_row(run, place, behaviour) for place, behaviour in enumerate(run.ranking, 1))
        st.html(
            f'<p class="eyebrow">{_name(run.rubric_id)} rubric, {run.total} interviews</p><p>{verdict}</p>'
            f'<ol class="ranking">{rows}</ol>'
        )


def _row(run: Simulation, place: int, behaviour: Behaviour) -> str:
    name, does = WHO[behaviour]
    scores, mean = run.scores(behaviour), run.mean(behaviour)
    if mean is None:
        score, around = "–", "no score"
    else:
        score, around = f"{mean:.0f}", f"{min(scores):.0f} to {max(scores):.0f}"
    return (
        f"<li><b>{place}</b><p><strong>{name}</strong><span>{does}</span></p>"
        f'<i aria-hidden="true"><u style="width:{mean or 0:.0f}%"></u></i><p class="of"><b>{score}</b>'
        f"<span>{around}</span></p></li>"
    )
