"""The green room's choice of the language that an interview is held in, and what there is in it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import streamlit as st

from components.catalogue import t
from core.domain.language import ENGLISH, LanguageOffer
from core.domain.plan import Kind, Plan

KEY = "setup-language"


class Languages(Protocol):
    def offers(self) -> tuple[LanguageOffer, ...]: ...
    def kinds(self, domain: str, language: str) -> tuple[Kind, ...]: ...
    def topics(self, domain: str, kind: Kind, language: str) -> tuple[str, ...]: ...
    def most_questions(self, domain: str, kind: Kind, language: str) -> int | None: ...


def spoken_language(plan: Plan, offers: Sequence[LanguageOffer]) -> Plan:
    by_code = {offer.code: offer for offer in offers}
    codes = list(by_code)
    with st.container(key="fields-language"):
        code = st.selectbox(
            t("Interview language"),
            codes,
            codes.index(plan.language) if plan.language in codes else 0,
            format_func=lambda c: _name(by_code[c]),
            key=KEY,
        )
        if code != ENGLISH:
            st.caption(what_there_is(by_code[code]))
    return replace(plan, language=code)


def what_there_is(offer: LanguageOffer) -> str:
    """What can be held in the language here, and what it takes for more."""
    name = t(offer.name)
    if offer.is_translated:
        asked = t("The language model puts the bank's questions in {name} and talks in it.", name=name)
    else:
        asked = t(
            "{questions} questions were written in {name}: general, behavioural and one case. "
            "With a language model the whole bank is put in it.",
            questions=offer.questions,
            name=name,
        )
    if not offer.is_heard:
        heard = t("Nothing here writes down what is said in it: answers are typed, unless Whisper is connected.")
    elif not offer.is_spoken:
        heard = t("There is no voice for it here: what the interviewer says is read.")
    else:
        heard = t("It can be spoken as well.")
    remarks = t("The report's own remarks are in English.")
    return f"{asked} {heard} {remarks}"


def _name(offer: LanguageOffer) -> str:
    return t(offer.name) if offer.code == ENGLISH else f"{offer.own_name} · {t(offer.name)}"
