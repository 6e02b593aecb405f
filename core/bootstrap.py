"""Builds the application from its settings. The one place that names adapters."""

from __future__ import annotations

import os
import threading
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.adapters.espeak_voice import EspeakVoice
from core.adapters.flite_voice import FliteVoice
from core.adapters.gtts_voice import GttsVoice
from core.adapters.local_runner.runner import LocalRunner
from core.adapters.opus_encoder import OpusEncoder
from core.adapters.pocketsphinx_transcriber import PocketsphinxTranscriber
from core.adapters.recording_folder import RecordingFolder
from core.adapters.sqlite.database import SqliteDatabase
from core.adapters.system_clock import SystemClock
from core.adapters.webrtcvad_detector import WebRtcDetector
from core.adapters.whisper_folder import WhisperFolder
from core.deadlines import Limits
from core.domain.bank import Field
from core.domain.people import Identity
from core.grading.built_in import BuiltInGrader
from core.grading.judge import ModelGrader
from core.grading.reading import read_answer
from core.grading.rubrics import Rubrics
from core.interviewing.bank import QuestionBank, load_fields
from core.interviewing.built_in import BuiltInInterviewer
from core.interviewing.built_in_coach import BuiltInCoach
from core.interviewing.engine import InterviewEngine
from core.interviewing.model_coach import ModelCoach
from core.interviewing.model_interviewer import ModelInterviewer
from core.interviewing.model_writer import ModelWriter
from core.interviewing.phrases import Personas, Phrases
from core.judge.backends import RunnerChain
from core.judge.queue import FairQueue, QueuedRunner
from core.ports import Clock, CodeRunner, Database, LanguageModel, Synthesizer, Transcriber
from core.prompting import Prompts
from core.providers import HealthRecord, ModelChain
from core.services.brains import Brains, Provider
from core.services.chat import ChatEngine, ChatService
from core.services.grading_jobs import GradingJobs
from core.services.home import HomeService
from core.services.interview import InterviewService
from core.services.progress import ProgressService
from core.services.report import Grader, ReportService
from core.services.setup import SetupService
from core.services.voice import VoiceLines, VoiceProviders, VoiceService
from core.settings import APP_FOLDER, Settings, load
from core.speech.dialogue import Phrases as VoicePhrases
from core.voice_providers import SynthesizerChain, TranscriberChain

PROMPTS = APP_FOLDER / "prompts"
# A move looks at the same answer several times, and the next one looks again.
read_once = lru_cache(maxsize=512)(read_answer)
MAX_WAITING_RUNS = 200  # some minutes of work for two cores: whoever comes later is told so at once
ENGINE_TIMEOUT_S = 30.0  # beyond what an engine takes to compile and run
PROVIDERS = (
    Provider("groq", "Groq", "Set GROQ_API_KEY to use it."),
    Provider("compatible", "Compatible server", "Set OPENAI_BASE_URL and OPENAI_MODEL to use it."),
)


@dataclass(frozen=True, slots=True)
class Services:
    """What the pages of one signed-in person call; everything behind it is bound to that person."""

    brains: Brains
    home: HomeService
    setup: SetupService
    interview: InterviewService
    report: ReportService
    chat: ChatService
    progress: ProgressService
    voice: VoiceService


@dataclass(frozen=True, slots=True)
class Application:
    """One a process."""

    settings: Settings
    chain: ModelChain
    database: Database
    clock: Clock
    fields: tuple[Field, ...]
    engine: InterviewEngine
    grader: Grader
    rubrics: Rubrics
    grading_jobs: GradingJobs
    chat_engine: ChatEngine
    runner: CodeRunner
    run_queue: FairQueue
    voice_providers: VoiceProviders
    voice_lines: VoiceLines

    def code_runner_for(self, identity: Identity) -> QueuedRunner:
        """In which this person's runs wait for their turn."""
        return QueuedRunner(self.runner, self.run_queue, identity.id)

    @property
    def brains(self) -> Brains:
        """The same for everybody."""
        return Brains(self.chain, PROVIDERS)

    def services_for(self, identity: Identity) -> Services:
        interviews = self.database.interviews(identity.id)
        recordings = RecordingFolder(self.settings.rehearsal_data_dir / "recordings", identity.id)
        interview = InterviewService(identity, interviews, self.engine, self.clock, forget=recordings.delete)
        return Services(
            brains=self.brains,
            home=HomeService(interviews, interview),
            setup=SetupService(interviews, self.engine.bank, self.fields, self.engine.personas),
            interview=interview,
            report=ReportService(identity, interviews, self.grader, self.rubrics, self.grading_jobs),
            chat=ChatService(
                identity, self.database.conversations(identity.id), interviews, self.chat_engine, self.clock
            ),
            progress=ProgressService(interviews),
            voice=VoiceService(
                identity,
                interviews,
                recordings,
                self.engine,
                self.clock,
                self.voice_providers,
                self.voice_lines,
            ),
        )


def build(settings: Settings, limits: Limits | None = None) -> Application:
    """`limits` are those of one request to a language model. Raises ConfigurationError, StoreError."""
    database = SqliteDatabase(settings.rehearsal_data_dir / "rehearsal.db")
    chain = _chain(_language_models(settings, limits or Limits()))
    bank, phrases = QuestionBank.load(PROMPTS / "questions"), Phrases.load(PROMPTS / "phrases.toml")
    grader = BuiltInGrader()
    return Application(
        settings=settings,
        chain=chain,
        database=database,
        clock=SystemClock(),
        fields=load_fields(PROMPTS / "domains.toml"),
        engine=_interview_engine(chain, bank, phrases),
        chat_engine=_chat_engine(chain, bank, phrases),
        grader=ModelGrader(chain, Prompts(PROMPTS), grader) if chain.names else grader,
        rubrics=Rubrics(PROMPTS / "rubrics"),
        grading_jobs=GradingJobs(),
        runner=RunnerChain(_code_runners(settings)),
        run_queue=FairQueue(slots=os.cpu_count() or 1, max_waiting=MAX_WAITING_RUNS),
        voice_providers=voice_providers(settings),
        voice_lines=VoiceLines(),
    )


def _interview_engine(chain: ModelChain, bank: QuestionBank, phrases: Phrases) -> InterviewEngine:
    personas = Personas.load(PROMPTS / "personas.toml")
    built_in = BuiltInInterviewer(bank, personas, phrases)
    if not chain.names:
        return InterviewEngine(bank, personas, read_once, built_in)
    prompts = Prompts(PROMPTS)
    interviewer = ModelInterviewer(chain, built_in, prompts, personas, read_once)
    return InterviewEngine(bank, personas, read_once, interviewer, ModelWriter(chain, bank, prompts))


def _chat_engine(chain: ModelChain, bank: QuestionBank, phrases: Phrases) -> ChatEngine:
    built_in = BuiltInCoach(phrases)
    coach = ModelCoach(chain, built_in, Prompts(PROMPTS), bank) if chain.names else built_in
    return ChatEngine(bank, read_once, coach)


_built: list[Application] = []
_building = threading.Lock()


def application(secrets: Callable[[], Mapping[str, object] | None]) -> Application:
    """The process's own, built by whoever asks first; a failure is raised again to each until its cause is gone.
    `secrets` reads what the host keeps, once. Raises ConfigurationError, StoreError."""
    if not _built:
        with _building:
            if not _built:
                _built.append(build(load(secrets())))
    return _built[0]


def _chain(models: list[LanguageModel]) -> ModelChain:
    return ModelChain(models, HealthRecord([model.name for model in models]))


def _language_models(settings: Settings, limits: Limits) -> list[LanguageModel]:
    """In the order in which they are asked. Vendor libraries are loaded only where they are used."""
    models: list[LanguageModel] = []
    if settings.groq_api_key:
        from core.adapters.groq.chat import groq_models

        key = settings.groq_api_key.get_secret_value()
        models += groq_models(key, settings.groq_models, base_url=settings.groq_base_url, limits=limits)
    if settings.openai_base_url and settings.openai_model:
        from core.adapters.openai_chat import compatible_models

        own_key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
        models += compatible_models(settings.openai_base_url, settings.openai_model, api_key=own_key, limits=limits)
    return models


def _code_runners(settings: Settings) -> tuple[CodeRunner, ...]:
    """In the order in which they are asked; each of them is a sandbox."""
    runners: list[CodeRunner] = []
    if settings.judge0_url:
        import httpx

        from core.adapters.judge0_runner import Judge0Runner

        token = settings.judge0_token.get_secret_value() if settings.judge0_token else None
        runners.append(Judge0Runner(httpx.Client(base_url=settings.judge0_url, timeout=ENGINE_TIMEOUT_S), token))
    if settings.piston_url:
        import httpx

        from core.adapters.piston_runner import PistonRunner

        runners.append(PistonRunner(httpx.Client(base_url=settings.piston_url, timeout=ENGINE_TIMEOUT_S)))
    return (*runners, LocalRunner(settings.rehearsal_data_dir / "sandbox"))


def voice_providers(settings: Settings) -> VoiceProviders:
    """Vendor libraries are loaded when they are first used."""
    with (PROMPTS / "voice.toml").open("rb") as file:
        spoken = tomllib.load(file)
    ears, voices = transcribers(settings), _voices(settings, spoken["voices"])
    return VoiceProviders(
        transcriber=TranscriberChain(ears, HealthRecord([t.name for t in ears])),
        synthesizer=SynthesizerChain(voices, HealthRecord([v.name for v in voices])),
        new_detector=lambda: WebRtcDetector(settings.voice_aggressiveness),
        encoder=OpusEncoder(),
        phrases=VoicePhrases(
            acknowledgements=tuple(spoken["acknowledgements"]),
            prompts=tuple(spoken["prompts"]),
            take_your_time=tuple(spoken["take_your_time"]),
            welcome_back=spoken["welcome_back"],
        ),
    )


def transcribers(settings: Settings) -> list[Transcriber]:
    makers: dict[str, Callable[[], Sequence[Transcriber]]] = {
        "groq": lambda: _groq_transcribers(settings),
        "whisper-folder": lambda: [WhisperFolder(settings.whisper_model_dir)] if settings.whisper_model_dir else [],
        "pocketsphinx": lambda: [PocketsphinxTranscriber()],
    }
    return [transcriber for name in settings.rehearsal_transcribers for transcriber in makers[name]()]


def _voices(settings: Settings, voices: Mapping[str, Mapping[str, str]]) -> list[Synthesizer]:
    def of(provider: str) -> dict[str, str]:
        return {persona: names[provider] for persona, names in voices.items() if provider in names}

    makers: dict[str, Callable[[], Sequence[Synthesizer]]] = {
        "groq": lambda: _groq_voices(settings, of("groq")),
        "gtts": lambda: [GttsVoice(of("gtts"))],
        "flite": lambda: [FliteVoice(of("flite"))],
        "espeak": lambda: [EspeakVoice(of("espeak"))],
    }
    return [voice for name in settings.rehearsal_voices for voice in makers[name]()]


def _groq_transcribers(settings: Settings) -> Sequence[Transcriber]:
    if not settings.groq_api_key:
        return []
    from core.adapters.groq.transcriber import groq_transcribers

    key = settings.groq_api_key.get_secret_value()
    return groq_transcribers(key, settings.groq_whisper_models, base_url=settings.groq_base_url)


def _groq_voices(settings: Settings, voices: Mapping[str, str]) -> Sequence[Synthesizer]:
    if not settings.groq_api_key:
        return []
    from core.adapters.groq.voice import groq_voices

    key = settings.groq_api_key.get_secret_value()
    return groq_voices(key, settings.groq_voice_models, voices, base_url=settings.groq_base_url)
