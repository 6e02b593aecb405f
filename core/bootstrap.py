"""Builds the application from its settings. The one place that names adapters."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.people import Identity
from core.ports import LanguageModel
from core.providers import HealthRecord, ModelChain
from core.services.brains import Brains, Provider
from core.settings import Settings

PROVIDERS = (
    Provider("groq", "Groq", "Set GROQ_API_KEY to use it."),
    Provider("compatible", "Compatible server", "Set OPENAI_BASE_URL and OPENAI_MODEL to use it."),
)


@dataclass(frozen=True, slots=True)
class Services:
    """What the pages of one signed-in person call; everything behind it is bound to that person."""

    brains: Brains


@dataclass(frozen=True, slots=True)
class Application:
    """One a process."""

    settings: Settings
    chain: ModelChain

    def services_for(self, identity: Identity) -> Services:  # noqa: ARG002 (brains are the same for everybody)
        return Services(brains=Brains(self.chain, PROVIDERS))


def build(settings: Settings) -> Application:
    return Application(settings, _chain(_language_models(settings)))


def _chain(models: list[LanguageModel]) -> ModelChain:
    return ModelChain(models, HealthRecord([model.name for model in models]))


def _language_models(settings: Settings) -> list[LanguageModel]:  # noqa: ARG001
    """In the order in which they are asked. Vendor libraries are loaded only where they are used."""
    models: list[LanguageModel] = []
    return models
