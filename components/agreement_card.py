"""How far the grader in use agrees with levels that were given by hand. Answers and reasons are shown as text."""

from html import escape

import streamlit as st

from components import charts
from core.domain.calibration import Agreement, Calibration, Pair

STRONG, FAIR = 0.8, 0.6
FEW = 10  # answers, of four levels each
YOU = "you"
UNKNOWN = "–"


def figures(found: Calibration) -> None:
    """Kappa, what it means in words, and the scatter."""
    overall = found.overall
    left, right = st.columns([1, 1.15], gap="medium")
    with left, st.container(key="card-kappa"):
        kappa = UNKNOWN if overall.kappa is None else f"{overall.kappa:.2f}"
        st.html(
            f'<p class="eyebrow">{escape(", ".join(found.graded_by))}</p>'
            f'<div class="score"><p class="big"><b>{kappa}</b><span>weighted kappa</span></p></div>'
            f"<p>{_in_words(found)}</p>{_facts(found)}"
        )
    with right, st.container(key="card-agreement"):
        st.markdown("**Where both stand**")
        far = sum(abs((p.level or p.by_hand.level) - p.by_hand.level) > 1 for p in overall.pairs)
        alt = f"The grader against levels by hand, {len(overall.pairs)} levels; {far} differ by more than one level."
        charts.show(charts.agreement(overall.pairs), key="agreement", alt=alt, height=330)


def _in_words(found: Calibration) -> str:
    kappa, whom = found.overall.kappa, "you" if YOU in found.levelled_by else "us"
    if kappa is None:
        return "Nothing can be said: too little was graded, or all of it is on one level."
    if found.answers < FEW:
        return f"Few answers so far: with fewer than {FEW}, each further one moves this figure a lot."
    if kappa >= STRONG:
        return f"Strong agreement: the grader is about as close to {whom} as two people are to each other."
    if kappa >= FAIR:
        return "Fair agreement: rely on the order of answers and on the quotes rather than on a single level."
    return "Weak agreement: read the quotes and the key points, and take the levels as a hint."


def _facts(found: Calibration) -> str:
    overall = found.overall
    rows = [
        ("Levelled by hand", f"{found.answers} answers, {len(overall.pairs)} levels, by {_people(found)}"),
        ("Mean error", UNKNOWN if overall.mean_error is None else f"{overall.mean_error:.2f} of a level"),
        ("Within one level", UNKNOWN if overall.within_one is None else f"{overall.within_one * 100:.0f} %"),
        ("Leaning", _leaning(overall.bias)),
        ("Not graded", str(overall.ungraded)),
        *((escape(_name(criterion)), _short(agreement)) for criterion, agreement in found.by_criterion),
    ]
    return '<dl class="facts">' + "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows) + "</dl>"


def _people(found: Calibration) -> str:
    return escape(", ".join("the authors" if who == "authors" else who for who in found.levelled_by))


def _leaning(bias: float | None) -> str:
    if bias is None:
        return UNKNOWN
    if abs(bias) < 0.05:
        return "neither kinder nor stricter"
    return f"{abs(bias):.2f} of a level {'kinder' if bias > 0 else 'stricter'}"


def _short(agreement: Agreement) -> str:
    kappa = UNKNOWN if agreement.kappa is None else f"{agreement.kappa:.2f}"
    return f"kappa {kappa}, {_leaning(agreement.bias)}"


def _name(criterion_id: str) -> str:
    return "Story (STAR)" if criterion_id == "star" else criterion_id.replace("_", " ").capitalize()


def disagreements(pairs: tuple[Pair, ...]) -> None:
    """The widest ones, with both reasons: the reader may judge who is right."""
    with st.container(key="card-disagreements"):
        for pair in pairs:
            st.html(
                f'<p class="eyebrow">{escape(_name(pair.by_hand.criterion_id))}: {pair.by_hand.level} by hand, '
                f"{pair.level} by the grader</p><p>{escape(pair.question)}</p>"
                f'<figure class="c-quote"><blockquote class="rh-text">“{escape(pair.answer)}”</blockquote></figure>'
                f"<p><b>By hand:</b> {escape(pair.by_hand.reason)}<br>"
                f"<b>Grader:</b> {escape(pair.reason or 'gave no reason.')}</p>"
            )
