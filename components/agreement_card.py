"""How far the grader in use agrees with levels that were given by hand. Answers and reasons are shown as text."""

from html import escape

import streamlit as st

from components import charts
from components.catalogue import Words, numeral, t
from components.worded import worded
from core.domain.calibration import Agreement, Calibration, Pair

STRONG, FAIR = 0.8, 0.6
FEW = 10  # answers, of four levels each
YOU = "you"
UNKNOWN = "–"
CRITERIA = Words(
    {
        "star": "Story (STAR)",
        "substance": "Substance",
        "depth": "Depth",
        "clarity": "Clarity",
        "confidence": "Confidence",
    }
)


def figures(found: Calibration) -> None:
    """Kappa, what it means in words, and the scatter."""
    overall = found.overall
    left, right = st.columns([1, 1.15], gap="medium")
    with left, st.container(key="card-kappa"):
        kappa = UNKNOWN if overall.kappa is None else numeral(overall.kappa, ".2f")
        st.html(
            f'<p class="eyebrow">{escape(", ".join(map(t, found.graded_by)))}</p>'
            f'<div class="score"><p class="big"><b>{kappa}</b><span>{t("weighted kappa")}</span></p></div>'
            f"<p>{_in_words(found)}</p>{_facts(found)}"
        )
    with right, st.container(key="card-agreement"):
        st.markdown(f"**{t('Where both stand')}**")
        far = sum(abs((p.level or p.by_hand.level) - p.by_hand.level) > 1 for p in overall.pairs)
        alt = t(
            "The grader against levels by hand, {levels} levels; {far} differ by more than one level.",
            levels=len(overall.pairs),
            far=far,
        )
        charts.show(charts.agreement(overall.pairs), key="agreement", alt=alt, height=330)


def _in_words(found: Calibration) -> str:
    kappa = found.overall.kappa
    if kappa is None:
        return t("Nothing can be said: too little was graded, or all of it is on one level.")
    if found.answers < FEW:
        return t("Few answers so far: with fewer than {few}, each further one moves this figure a lot.", few=FEW)
    if kappa >= STRONG:
        if YOU in found.levelled_by:
            return t("Strong agreement: the grader is about as close to you as two people are to each other.")
        return t("Strong agreement: the grader is about as close to us as two people are to each other.")
    if kappa >= FAIR:
        return t("Fair agreement: rely on the order of answers and on the quotes rather than on a single level.")
    return t("Weak agreement: read the quotes and the key points, and take the levels as a hint.")


def _facts(found: Calibration) -> str:
    overall = found.overall
    by_hand = t(
        "{answers} answers, {levels} levels, by {people}",
        answers=found.answers,
        levels=len(overall.pairs),
        people=_people(found),
    )
    error = t("{error:.2f} of a level", error=overall.mean_error or 0.0)
    rows = [
        (t("Levelled by hand"), by_hand),
        (t("Mean error"), UNKNOWN if overall.mean_error is None else error),
        (t("Within one level"), UNKNOWN if overall.within_one is None else f"{overall.within_one * 100:.0f} %"),
        (t("Leaning"), _leaning(overall.bias)),
        (t("Not graded"), str(overall.ungraded)),
        *((escape(_name(criterion)), _short(agreement)) for criterion, agreement in found.by_criterion),
    ]
    return '<dl class="facts">' + "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows) + "</dl>"


def _people(found: Calibration) -> str:
    names = {"authors": t("the authors"), YOU: t("you")}
    return escape(", ".join(names.get(who, who) for who in found.levelled_by))


def _leaning(bias: float | None) -> str:
    if bias is None:
        return UNKNOWN
    if abs(bias) < 0.05:
        return t("neither kinder nor stricter")
    if bias > 0:
        return t("{bias:.2f} of a level kinder", bias=bias)
    return t("{bias:.2f} of a level stricter", bias=-bias)


def _short(agreement: Agreement) -> str:
    kappa = UNKNOWN if agreement.kappa is None else numeral(agreement.kappa, ".2f")
    return t("kappa {kappa}, {leaning}", kappa=kappa, leaning=_leaning(agreement.bias))


def _name(criterion_id: str) -> str:
    return CRITERIA.get(criterion_id, criterion_id.replace("_", " ").capitalize())


def disagreements(pairs: tuple[Pair, ...]) -> None:
    """The widest ones, with both reasons: the reader may judge who is right."""
    with st.container(key="card-disagreements"):
        for pair in pairs:
            levels = t("{hand} by hand, {level} by the grader", hand=pair.by_hand.level, level=pair.level)
            st.html(
                f'<p class="eyebrow">{escape(_name(pair.by_hand.criterion_id))}: {levels}</p>'
                f"<p>{escape(pair.question)}</p>"
                f'<figure class="c-quote"><blockquote class="rh-text">“{escape(pair.answer)}”</blockquote></figure>'
                f"<p><b>{t('By hand:')}</b> {escape(pair.by_hand.reason)}<br>"
                f"<b>{t('Grader:')}</b> {escape(worded(pair.reason) or t('gave no reason.'))}</p>"
            )
