"""Which languages an interview can be held in here, and what there is in each."""

from __future__ import annotations

from core.domain.language import ENGLISH, LanguageOffer
from core.domain.plan import SPOKEN_KINDS, Kind, Plan
from core.interviewing.engine import InterviewEngine
from core.languages import languages
from core.services.voice import VoiceProviders


class InterviewLanguages:
    """The same for everybody."""

    def __init__(self, engine: InterviewEngine, providers: VoiceProviders) -> None:
        self._engine, self._providers = engine, providers

    def offers(self) -> tuple[LanguageOffer, ...]:
        """English first."""
        return tuple(
            LanguageOffer(
                code=language.code,
                name=language.name,
                own_name=language.own_name,
                questions=len(self._engine.bank.speaking(language.code)),
                is_translated=self._engine.translator is not None and language.code != ENGLISH,
                is_heard=bool(self._providers.transcriber.of(language.code).names),
                is_spoken=bool(self._providers.synthesizer.of(language.code).names),
            )
            for language in languages()
        )

    def kinds(self, domain: str, language: str) -> tuple[Kind, ...]:
        """Those that there are questions for."""
        plans = (Plan(kind=kind, domain=domain, language=language) for kind in SPOKEN_KINDS)
        return tuple(plan.kind for plan in plans if self._engine.can_ask(plan))

    def topics(self, domain: str, kind: Kind, language: str) -> tuple[str, ...]:
        """Competencies that can be asked about."""
        bank = self._engine.bank.speaking(ENGLISH if self._engine.translator else language)
        return bank.competencies(domain, kind)

    def most_questions(self, domain: str, kind: Kind, language: str) -> int | None:
        """Different ones; None where there is no end of them."""
        if language == ENGLISH or self._engine.translator:
            return None
        bank = self._engine.bank.speaking(language)
        kinds = SPOKEN_KINDS if kind is Kind.MIXED else (kind,)
        return sum(len(bank.in_cell(domain, one)) for one in kinds)
