"""Builds the application from its settings. The one place that names adapters."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from core.adapters.sqlite.database import SqliteDatabase
from core.domain.people import Identity
from core.ports import Database, LanguageModel
from core.providers import HealthRecord, ModelChain
from core.services.brains import Brains, Provider
from core.services.progress import ProgressService
from core.settings import Settings, load

PROVIDERS = (
    Provider("groq", "Groq", "Set GROQ_API_KEY to use it."),
    Provider("compatible", "Compatible server", "Set OPENAI_BASE_URL and OPENAI_MODEL to use it."),
)


@dataclass(frozen=True, slots=True)
class Services:
    """What the pages of one signed-in person call; everything behind it is bound to that person."""

    brains: Brains
    progress: ProgressService


@dataclass(frozen=True, slots=True)
class Application:
    """One a process."""

    settings: Settings
    chain: ModelChain
    database: Database

    @property
    def brains(self) -> Brains:
        """The same for everybody."""
        return Brains(self.chain, PROVIDERS)

    def services_for(self, identity: Identity) -> Services:
        interviews = self.database.interviews(identity.id)
        return Services(brains=self.brains, progress=ProgressService(interviews))


def build(settings: Settings) -> Application:
    """Raises ConfigurationError, StoreError."""
    database = SqliteDatabase(settings.rehearsal_data_dir / "rehearsal.db")
    return Application(settings, _chain(_language_models(settings)), database)


_built: list[Application] = []
_building = threading.Lock()


def application(secrets: Mapping[str, object] | None = None) -> Application:
    """The process's own, built by whoever asks first; a failure is raised again to each until its cause is gone.
    `secrets` is what the host keeps. Raises ConfigurationError, StoreError."""
    with _building:
        if not _built:
            _built.append(build(load(secrets)))
        return _built[0]


def _chain(models: list[LanguageModel]) -> ModelChain:
    return ModelChain(models, HealthRecord([model.name for model in models]))


def _language_models(settings: Settings) -> list[LanguageModel]:
    """In the order in which they are asked. Vendor libraries are loaded only where they are used."""
    models: list[LanguageModel] = []
    if settings.groq_api_key:
        from core.adapters.groq_chat import groq_models

        key = settings.groq_api_key.get_secret_value()
        models += groq_models(key, settings.groq_models, base_url=settings.groq_base_url)
    if settings.openai_base_url and settings.openai_model:
        from core.adapters.openai_chat import compatible_models

        own_key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
        models += compatible_models(settings.openai_base_url, settings.openai_model, api_key=own_key)
    return models
