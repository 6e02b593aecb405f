"""A problem that a model writes: how far its proof is, how it ended, and the certificate of one that is proven."""

from collections.abc import Callable
from html import escape

import streamlit as st

from components.catalogue import Words, m, t
from components.worded import worded
from components.words import count
from core.domain.generated import Certificate, Writing, WritingStep

STEPS = Words(
    {
        WritingStep.WRITING: "The model writes it",
        WritingStep.CASES: "The reference answers every case",
        WritingStep.AGREEMENT: "A brute force agrees on small inputs",
        WritingStep.REFERENCE: "The reference is judged as your code will be",
        WritingStep.WRONG: "Wrong solutions are turned away",
    }
)
OFFER = m("A model writes one on your topics. It is run and proven here first; what fails the proof is thrown away.")


def new_problem(
    state_of: Callable[[], Writing | None], write: Callable[[], None], begin: Callable[[str], None]
) -> None:
    """The offer, the progress, or how it ended; `begin` is given the id of a problem to start with."""
    st.html(f'<h2 class="panel-head">{t("A problem of your own")}</h2>')
    state = state_of()
    if state and state.running:
        _progress(state_of)
        return
    st.html(_ended_html(state) if state else f'<p class="rh-small rh-mist">{t(OFFER)}</p>')
    if state and state.problem_id and st.button(t("Start with it"), icon=":material/code:", width="stretch"):
        begin(state.problem_id)
    label = t("Write another") if state else t("Write a new problem")
    if st.button(label, icon=":material/edit_note:", width="stretch"):
        write()
        st.rerun()


@st.fragment(run_every=0.5)
def _progress(state_of: Callable[[], Writing | None]) -> None:
    state = state_of()
    if state is None or not state.running:
        st.rerun()
    st.html(progress_html(state))


def progress_html(state: Writing) -> str:
    """The steps, with the one that is being done; nothing is estimated."""
    order = list(STEPS)
    at = order.index(state.step)
    rows = "".join(_step(STEPS[step], number - at, state) for number, step in enumerate(order))
    again = f'<p class="rh-small rh-mist">{t("The first try was thrown away. This is the second.")}</p>'
    return f'{again if state.attempt > 1 else ""}<ol class="proof" role="status">{rows}</ol>'


def _ended_html(state: Writing) -> str:
    if state.certificate is None:
        return f'<p class="rh-small">{escape(worded(state.reason))}</p>'
    return f"<p><b>{escape(state.title)}</b></p>{certificate_html(state.certificate)}"


def certificate_html(certificate: Certificate) -> str:
    """What was run, in figures."""
    facts = (
        t("{cases} run", cases=count(certificate.cases, "case")),
        t("{number} small inputs agree with a brute force", number=certificate.small_inputs),
        t("{solutions} rejected", solutions=count(certificate.rejected, "wrong solution")),
    )
    writer = t("Written by {model}.", model=certificate.written_by)
    return (
        '<p class="certificate"><i class="rh-icon good" aria-hidden="true">verified</i>'
        f"<span><b>{t('Proven before you saw it.')}</b> {', '.join(facts)}. "
        f"{escape(writer)}</span></p>"
    )


def _step(name: str, distance: int, state: Writing) -> str:
    icon, tone = (
        ("check", "good") if distance < 0 else ("progress_activity", "now") if distance == 0 else ("remove", "")
    )
    told = ""
    if distance == 0 and state.total:
        told = f": {t('{done} of {total}', done=state.done, total=state.total)}"
    return f'<li class="{tone}"><i class="rh-icon" aria-hidden="true">{icon}</i>{name}{told}</li>'
