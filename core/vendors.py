"""What the settings choose among vendors: models, transcribers, voices, sandboxes. Beside bootstrap, the one place
that names adapters."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from core import VERSION
from core.adapters.espeak_voice import EspeakVoice
from core.adapters.flite_voice import FliteVoice
from core.adapters.gtts_voice import GttsVoice
from core.adapters.local_runner.runner import LocalRunner
from core.adapters.opencv_faces import OpenCvFaces
from core.adapters.opus_encoder import OpusEncoder
from core.adapters.pocketsphinx_transcriber import PocketsphinxTranscriber
from core.adapters.prometheus_metrics import PrometheusMetrics
from core.adapters.recording_folder import RecordingFolder
from core.adapters.runtime_runner.deno import Deno
from core.adapters.runtime_runner.runner import RuntimeRunner
from core.adapters.runtime_runner.wasm import WasmPython
from core.adapters.sqlite.accounts import SqliteAccounts
from core.adapters.sqlite.database import SqliteDatabase
from core.adapters.sqlite.ledger import SqliteLedger
from core.adapters.webrtcvad_detector import WebRtcDetector
from core.adapters.whisper_folder import WhisperFolder
from core.camera.eye import CameraEye
from core.chat_completions import ChatModel
from core.deadlines import Limits
from core.domain.language import ENGLISH
from core.domain.operations import OperationsFigures
from core.domain.people import LOCAL_PERSON
from core.errors import PracticeError
from core.languages import FOLDER as LANGUAGES
from core.languages import language_codes, languages
from core.metering import MeteredSynthesizer, MeteredTranscriber
from core.operations_ports import CallRecorder
from core.people_ports import Accounts, RecordingReader, SessionStore
from core.ports import Clock, CodeRunner, Database, RecordingStore, Synthesizer, Transcriber
from core.providers import HealthRecord, provider_of
from core.services.account import AccountParts
from core.services.administration import OperationsParts
from core.services.grants import Grants
from core.services.personal_tokens import PersonalTokens
from core.services.recording_tickets import Recordings
from core.services.sign_in import SignInService
from core.services.voice import VoiceProviders
from core.settings import PROMPTS, Settings
from core.speech.browser_words import NAME as BROWSER
from core.speech.dialogue import Phrases as VoicePhrases
from core.voice_providers import SynthesizerChain, TranscriberChain

VOICE = PROMPTS / "voice.toml"
METRICS_SPAN = timedelta(days=30)
ENGINE_TIMEOUT_S = 30.0  # beyond what an engine takes to compile and run


def language_models(settings: Settings, limits: Limits) -> list[ChatModel]:
    """In the order in which they are asked. Vendor libraries are loaded only where they are used."""
    models: list[ChatModel] = []
    if settings.groq_api_key:
        from core.adapters.groq.chat import groq_models

        key = settings.groq_api_key.get_secret_value()
        models += groq_models(key, settings.groq_models, base_url=settings.groq_base_url, limits=limits)
    if settings.openai_base_url and settings.openai_model:
        from core.adapters.openai_chat import compatible_models

        own_key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
        models += compatible_models(settings.openai_base_url, settings.openai_model, api_key=own_key, limits=limits)
    return models


def code_runners(settings: Settings) -> tuple[CodeRunner, ...]:
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
    kept = settings.rehearsal_data_dir / "sandbox"
    wasm = WasmPython(settings.rehearsal_python_wasm, kept / "wasm")
    return (*runners, LocalRunner(kept), RuntimeRunner(wasm), RuntimeRunner(Deno()))


def voice_providers(settings: Settings, recorder: CallRecorder) -> VoiceProviders:
    """Vendor libraries are loaded when they are first used."""
    with VOICE.open("rb") as file:
        spoken = tomllib.load(file)
    faces, desk = OpenCvFaces(), ThreadPoolExecutor(1, thread_name_prefix="camera")
    ears, voices = transcribers(settings), _voices(settings, spoken["voices"])
    own_at, heard_by = _place_of_browser(settings, ears)
    return VoiceProviders(
        transcriber=TranscriberChain(
            [MeteredTranscriber(ear, recorder) for ear in ears], HealthRecord(heard_by), own_at=own_at
        ),
        synthesizer=SynthesizerChain(
            [MeteredSynthesizer(voice, recorder) for voice in voices], HealthRecord([v.name for v in voices])
        ),
        new_detector=lambda: WebRtcDetector(settings.voice_aggressiveness),
        new_eye=lambda: CameraEye(faces, desk),
        encoder=OpusEncoder(),
        phrases=voice_phrases(),
    )


def voice_phrases() -> dict[str, VoicePhrases]:
    """What is said beside the replies, by language."""
    found: dict[str, VoicePhrases] = {}
    for code in language_codes():
        with (VOICE if code == ENGLISH else LANGUAGES / code / "voice.toml").open("rb") as file:
            spoken = tomllib.load(file)
        found[code] = VoicePhrases(
            acknowledgements=tuple(spoken["acknowledgements"]),
            prompts=tuple(spoken["prompts"]),
            take_your_time=tuple(spoken["take_your_time"]),
            welcome_back=spoken["welcome_back"],
        )
    return found


def _place_of_browser(settings: Settings, ears: Sequence[Transcriber]) -> tuple[int | None, list[str]]:
    """Where the browser's recogniser stands among the transcribers, and all their names."""
    names, order = [ear.name for ear in ears], settings.rehearsal_transcribers
    if BROWSER not in order:
        return None, names
    later = {provider_of(name) for name in order[order.index(BROWSER) + 1 :]}
    at = next((index for index, name in enumerate(names) if provider_of(name) in later), len(names))
    return at, [*names[:at], BROWSER, *names[at:]]


def transcribers(settings: Settings) -> list[Transcriber]:
    """Without the browser's own recogniser: a conversation brings it along."""
    makers: dict[str, Callable[[], Sequence[Transcriber]]] = {
        "groq": lambda: _groq_transcribers(settings),
        "whisper-folder": lambda: (
            [WhisperFolder(settings.whisper_model_dir, _hesitant())] if settings.whisper_model_dir else []
        ),
        BROWSER: list,
        "pocketsphinx": lambda: [PocketsphinxTranscriber()],
    }
    return [transcriber for name in settings.rehearsal_transcribers for transcriber in makers[name]()]


def _voices(settings: Settings, voices: Mapping[str, Mapping[str, str]]) -> list[Synthesizer]:
    def of(provider: str) -> dict[str, str]:
        return {persona: names[provider] for persona, names in voices.items() if provider in names}

    makers: dict[str, Callable[[], Sequence[Synthesizer]]] = {
        "groq": lambda: _groq_voices(settings, of("groq")),
        "gtts": lambda: [GttsVoice(of("gtts"), tongues=_tongues("gtts"))],
        "flite": lambda: [FliteVoice(of("flite"))],
        "espeak": lambda: [EspeakVoice(of("espeak"), tongues=_tongues("espeak"))],
    }
    return [voice for name in settings.rehearsal_voices for voice in makers[name]()]


def _hesitant() -> dict[str, str]:
    return {language.code: language.hesitant for language in languages()}


def _tongues(provider: str) -> dict[str, str]:
    """What a provider of voices calls the languages beside English that it speaks."""
    own = {language.code: language.voices.get(provider) for language in languages() if language.code != ENGLISH}
    return {code: name for code, name in own.items() if name}


def _groq_transcribers(settings: Settings) -> Sequence[Transcriber]:
    if not settings.groq_api_key:
        return []
    from core.adapters.groq.transcriber import groq_transcribers

    key = settings.groq_api_key.get_secret_value()
    return groq_transcribers(key, settings.groq_whisper_models, _hesitant(), base_url=settings.groq_base_url)


def _groq_voices(settings: Settings, voices: Mapping[str, str]) -> Sequence[Synthesizer]:
    if not settings.groq_api_key:
        return []
    from core.adapters.groq.voice import groq_voices

    key = settings.groq_api_key.get_secret_value()
    return groq_voices(key, settings.groq_voice_models, voices, base_url=settings.groq_base_url)


def account_parts(settings: Settings, local: SqliteDatabase, clock: Clock) -> AccountParts:
    """Also where nobody signs in: the local person takes everything out, and deletes it, in the same way. Tries that
    failed, personal tokens and levels given by hand stay beside the app, whoever keeps the accounts."""
    grants = Grants()
    accounts: Accounts = local.accounts()
    sessions: SessionStore = local.sessions()
    if settings.rehearsal_accounts == "supabase":
        from core.adapters.supabase.accounts import SupabaseAccounts
        from core.adapters.supabase.sessions import SupabaseSessionStore

        accounts = SupabaseAccounts(*_project(settings), grants.access_token)
        sessions = SupabaseSessionStore(*_project(settings), grants.access_token)
    door = SignInService(accounts, sessions, local.failed_tries(), clock, grants)
    tokens = PersonalTokens(local.personal_tokens(), clock)
    way_in = door if settings.rehearsal_accounts != "none" else None
    return AccountParts(accounts, sessions, grants, tokens, way_in, local.hand_levels)


def local_accounts(settings: Settings) -> SqliteAccounts:
    """Raises ConfigurationError, StoreError."""
    return SqliteDatabase(settings.rehearsal_data_dir / "rehearsal.db").accounts()


@dataclass(frozen=True, slots=True)
class Storage:
    database: Database
    recordings: Callable[[str], RecordingStore]  # by owner
    coached: Recordings  # by coach and candidate

    def heard(self, listener_id: str, owner_id: str) -> RecordingReader:
        """Everybody hears themselves; a coach, whom the candidate lets."""
        return self.recordings(owner_id) if listener_id == owner_id else self.coached(listener_id, owner_id)


def storage(settings: Settings, local: SqliteDatabase, grants: Grants) -> Storage:
    """Where everything is kept: beside the app; or, where a project's accounts sign in, there, and beside the app while
    it does not answer."""
    folder = settings.rehearsal_data_dir
    if settings.rehearsal_accounts != "supabase":
        own = partial(RecordingFolder, folder / "recordings")
        return Storage(local, own, lambda coach_id, owner_id: local.heard(coach_id, owner_id, own(owner_id)))
    from core.adapters.sqlite.outbox import OutboxDatabase
    from core.adapters.supabase.database import SupabaseDatabase

    project = SupabaseDatabase(*_project(settings), access_token=grants.access_token)
    waiting = partial(RecordingFolder, folder / "waiting")
    outbox = OutboxDatabase(project, project.recordings, waiting, folder / "outbox.db")
    return Storage(outbox, outbox.recordings, project.heard)


def _project(settings: Settings) -> tuple[str, str]:
    assert settings.supabase_url is not None and settings.supabase_anon_key is not None, "the settings are checked"
    return settings.supabase_url, settings.supabase_anon_key.get_secret_value()


def operations_parts(settings: Settings, database: Database) -> OperationsParts:
    def lately() -> OperationsFigures | None:
        try:
            return database.operations(LOCAL_PERSON.id).figures(datetime.now(UTC) - METRICS_SPAN)
        except PracticeError:
            return None  # a database elsewhere tells an administrator only

    token = settings.rehearsal_metrics_token
    return OperationsParts(
        ledger=SqliteLedger(settings.rehearsal_data_dir / "operations.db"),
        metrics=PrometheusMetrics(VERSION, lately),
        metrics_token=token.get_secret_value() if token else None,
        prices=dict(_price(entry) for entry in settings.rehearsal_prices),
    )


def _price(entry: str) -> tuple[str, tuple[float, float]]:
    """ "model=0.15/0.60", checked with the settings."""
    name, _, both = entry.partition("=")
    given, said = both.split("/")
    return name, (float(given), float(said))
