"""A voice interview or a spoken coding round: the same as the typed one, held by a conversation, and saved as it is
said."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from core.domain.camera import Eye
from core.domain.interview import Interview
from core.domain.language import ENGLISH
from core.domain.people import Identity
from core.domain.persona import Persona
from core.domain.plan import Kind, Mode, Plan
from core.domain.provider import Health, ProviderState
from core.domain.speech import Probe, VoiceLine
from core.errors import StoreError
from core.instruments import Encoder
from core.interviewing.engine import InterviewEngine
from core.languages import language_of
from core.ports import Clock, InterviewStore, RecordingStore, SpeechDetector
from core.presence_ports import PresenceStore
from core.providers import HealthRecord, provider_of
from core.services.presence import CameraRecord
from core.services.voice_dialogue import InterviewDialogue
from core.services.voice_dictation import dictated
from core.services.voice_lines import Lasting, VoiceLines
from core.services.voice_probe import probed
from core.services.voice_reading import read_aloud
from core.services.voice_tickets import Seat, VoiceTickets
from core.speech.browser_words import BrowserWords
from core.speech.conversation import Conversation, Senses, VoiceConfig
from core.speech.dialogue import Dialogue, Phrases
from core.speech.endpointing import EndpointingConfig
from core.speech.waiting import Manners
from core.voice_providers import SynthesizerChain, TranscriberChain

TITLES = {
    "groq": "Groq",
    "whisper-folder": "Whisper on this machine",
    "web-speech": "Web Speech, by the browser",
    "pocketsphinx": "pocketsphinx",
    "gtts": "Google Translate's voice",
    "flite": "flite",
    "espeak-ng": "eSpeak NG",
}
MISSING = {
    "groq": "Set GROQ_API_KEY to use it.",
    "whisper-folder": "Set WHISPER_MODEL_DIR to the folder of a faster-whisper model.",
}
HEARING, SPEAKING = "Writing down what you say", "The interviewer's voice"


@dataclass(frozen=True, slots=True)
class VoiceProviders:
    """Shared by everybody; a detector is made for each conversation."""

    transcriber: TranscriberChain
    synthesizer: SynthesizerChain
    new_detector: Callable[[], SpeechDetector]
    encoder: Encoder
    phrases: Mapping[str, Phrases]  # by language
    new_eye: Callable[[], Eye]  # likewise


@dataclass(frozen=True, slots=True)
class VoiceDoor:
    """What a transport outside the pages needs: who may come in, and to which conversation."""

    tickets: VoiceTickets
    lines: VoiceLines


class VoiceService:
    """Bound to one person."""

    def __init__(
        self,
        identity: Identity,
        store: InterviewStore,
        recordings: RecordingStore,
        presence: PresenceStore,
        engine: InterviewEngine,
        clock: Clock,
        providers: VoiceProviders,
        door: VoiceDoor,
        at_desk: Callable[[str], Dialogue],
    ) -> None:
        """`at_desk` makes what a conversation needs of a coding round, by its id."""
        self._identity, self._store, self._recordings, self._presence = identity, store, recordings, presence
        self._engine, self._clock, self._providers = engine, clock, providers
        self._lines, self._tickets, self._at_desk = door.lines, door.tickets, at_desk

    def open(self, interview_id: str, lasts: Lasting) -> VoiceLine:
        """The interview's own line: the one that runs, or a new one. It closes itself when nobody has been connected
        to it, or looked at it, for half a minute, and is closed when the session of who opened it is over, which
        `lasts` is asked for on another thread. Raises NotFound, StoreError."""
        return self._lines.get_or_make(self._identity.id, interview_id, lambda: self._line(interview_id), lasts)

    def ticket(self, interview_id: str) -> str:
        """Lets one socket into this conversation, once, within a minute."""
        return self._tickets.draw(Seat(self._identity.id, interview_id))

    def probe_sentence(self, language: str = ENGLISH) -> str:
        return language_of(language).probe

    def probe(self, pcm: bytes, language: str = ENGLISH) -> Probe:
        """The device check's sentence, mono s16le at 16 kHz. Raises InputRejected, ProviderError."""
        return probed(pcm, self._providers.transcriber.of(language), language)

    def dictated(self, wav: bytes, language: str = ENGLISH) -> str:
        """The words of a recording, where neither transport works. Raises InputRejected, ProviderError."""
        return dictated(wav, self._providers.transcriber.of(language), language)

    def read_aloud(self, text: str, persona_id: str, language: str = ENGLISH) -> bytes:
        """A WAV of the interviewer saying it, where no line runs. Raises ProviderError."""
        voice = self._engine.personas.get(persona_id).voice
        return read_aloud(text, voice, self._providers.synthesizer.of(language), language)

    def recogniser_of(self, language: str) -> str:
        """What a browser's own recogniser calls the language: "es-ES"."""
        return language_of(language).recogniser

    def running(self, interview_id: str) -> VoiceLine | None:
        return self._lines.get(self._identity.id, interview_id)

    def is_connected(self, interview_id: str) -> bool:
        """Whether the candidate can be heard right now."""
        return self._lines.connected(self._identity.id, interview_id) is not None

    def close(self, interview_id: str) -> None:
        """Within a second."""
        self._lines.close(self._identity.id, interview_id)

    def states(self) -> tuple[ProviderState, ...]:
        """Transcribers, then voices, each in the order in which they are asked; after them what could be added."""
        chains = (
            (HEARING, self._providers.transcriber.health, ("groq", "whisper-folder")),
            (SPEAKING, self._providers.synthesizer.health, ("groq",)),
        )
        states: list[ProviderState] = []
        for role, health, known in chains:
            states += (_state(health, name, role) for name in health.names)
            absent = set(known) - {provider_of(name) for name in health.names}
            states += (ProviderState(n, TITLES[n], role, Health.MISSING, MISSING[n]) for n in known if n in absent)
        return tuple(states)

    def recording(self, interview_id: str, question_id: str, attempt: int = 1) -> bytes | None:
        """An Ogg file, where the candidate had it kept. Raises StoreError."""
        try:
            return self._recordings.get(interview_id, question_id, attempt).opus
        except StoreError as error:
            if error.retryable:
                raise
            return None

    def _line(self, interview_id: str) -> VoiceLine:
        interview = self._store.get(interview_id)
        options, language = interview.plan.voice, interview.plan.language
        providers, is_real = self._providers, interview.plan.mode is Mode.REAL
        at_desk = interview.plan.kind is Kind.CODING
        # As on the day nobody tells one how to sit; at a desk one looks at the code.
        eye = None if is_real or at_desk else providers.new_eye()
        browser = BrowserWords() if options.web_speech else None
        ears = providers.transcriber.of(language)
        transcriber = ears.with_own(browser) if browser else ears
        senses = Senses(transcriber, providers.synthesizer.of(language), providers.new_detector(), eye, browser)
        config = voice_config(interview.plan, self._engine.personas.of(interview.plan))
        threading.Thread(target=transcriber.prepare, name="prepare-ears", daemon=True).start()
        # Who thinks aloud at a desk wants no "I see" after every sentence.
        phrases = providers.phrases[language]
        if at_desk:
            phrases = replace(phrases, acknowledgements=())
        dialogue = self._at_desk(interview_id) if at_desk else self._in_room(interview, eye)
        return Conversation(dialogue, senses, phrases, config)

    def _in_room(self, interview: Interview, eye: Eye | None) -> InterviewDialogue:
        camera = CameraRecord(self._presence, eye) if eye else None
        recordings = (self._recordings, self._providers.encoder) if interview.plan.voice.records else None
        return InterviewDialogue(interview, self._store, self._engine, self._clock, recordings, camera)


def voice_config(plan: Plan, persona: Persona) -> VoiceConfig:
    """As the candidate has chosen, and as this interviewer waits and comes in. At a desk one thinks aloud to nobody in
    particular: there nobody cuts in."""
    at_desk = plan.kind is Kind.CODING
    return VoiceConfig(
        voice=persona.voice,
        language=plan.language,
        patience=plan.voice.patience,
        half_duplex=plan.voice.half_duplex,
        manners=Manners(is_real=plan.mode is Mode.REAL, silence_is_work=at_desk, prompt_after_ms=persona.silence_ms),
        endpointing=EndpointingConfig().of_temper(persona.patience, None if at_desk else persona.cuts_in_after_s),
    )


def _state(health: HealthRecord, name: str, role: str) -> ProviderState:
    condition = health.condition(name)
    detail = condition.detail or name.removeprefix(provider_of(name)).strip()
    provider = provider_of(name)
    return ProviderState(provider, TITLES.get(provider, provider), role, condition.health, detail, condition.latency_ms)
