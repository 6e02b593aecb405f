"""Who reads the files that people upload, as the settings choose. Beside vendors, a place that names adapters."""

from __future__ import annotations

from core.adapters.groq.chat import GroqClient
from core.adapters.groq.faults import ADDRESS
from core.adapters.local_runner.confinement import LandlockConfinement
from core.adapters.openai_chat import compatible_client
from core.adapters.resume_reader.reader import ResumeReader
from core.adapters.runtime_runner.confinement import LimitedConfinement
from core.deadlines import Limits
from core.prompting import Prompts
from core.settings import PROMPTS, Settings
from core.vision_completions import VisionModel


def document_reader(settings: Settings | None = None, limits: Limits | None = None) -> ResumeReader:
    """Without settings, no vision model is asked."""
    vision = _vision_models(settings, limits or Limits()) if settings else []
    return ResumeReader((LandlockConfinement(), LimitedConfinement()), vision)


def _vision_models(settings: Settings, limits: Limits) -> list[VisionModel]:
    """In the order in which they are asked."""
    prompt = Prompts(PROMPTS).render("picture_text")
    models: list[VisionModel] = []
    if settings.groq_api_key and settings.groq_vision_models:
        key, address = settings.groq_api_key.get_secret_value(), settings.groq_base_url or ADDRESS
        client = GroqClient(key, address, limits)
        models += [VisionModel(client, name, prompt, limits) for name in settings.groq_vision_models]
    if settings.openai_base_url and settings.openai_vision_model:
        own_key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
        own = compatible_client(settings.openai_base_url, own_key, limits)
        models += [VisionModel(own, name, prompt, limits) for name in settings.openai_vision_model]
    return models
