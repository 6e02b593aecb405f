"""Builds the application from its settings. Together with core/vendors.py, the one place that names adapters."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from core import logs
from core.adapters.fpdf_report.printer import FpdfReport
from core.adapters.ruff_linter import RuffLinter
from core.adapters.sqlite.database import SqliteDatabase
from core.adapters.system_clock import SystemClock
from core.deadlines import Limits
from core.domain.backlog import Backlog
from core.domain.bank import Field
from core.domain.people import LOCAL_PERSON, Identity, Role
from core.domain.practice import History
from core.engines import PROMPTS, chat_engine_of, coding_of, grader_of, insight_writer, interview_engine, simulations
from core.grading.calibration import load_calibration
from core.grading.rubrics import Rubrics
from core.interviewing.bank import QuestionBank, load_fields
from core.interviewing.engine import InterviewEngine
from core.interviewing.phrases import Phrases
from core.judge.backends import RunnerChain
from core.judge.queue import FairQueue, QueuedRunner
from core.metering import MeteredModel, Recorders
from core.ports import Clock, CodeRunner, Database, InterviewStore, LanguageModel, Readable, RecordingStore
from core.practice.rules import load_rules
from core.providers import HealthRecord, ModelChain
from core.services.account import AccountParts, AccountService
from core.services.administration import AdministrationService, OperationsParts
from core.services.archive import Archive
from core.services.brains import Brains, Provider
from core.services.calibration import CalibrationService, GradedAnswers
from core.services.chat import ChatEngine, ChatService
from core.services.coaching import CoachingService
from core.services.coding import CodingService
from core.services.coding_parts import CodingParts
from core.services.exchange import ExchangeService
from core.services.export import ExportService
from core.services.grading_jobs import GradingJobs
from core.services.home import HomeService
from core.services.insight_jobs import InsightJobs
from core.services.interview import InterviewService
from core.services.personal_tokens import OwnTokens
from core.services.practice import PracticeGuide, PracticeService
from core.services.presence import PresenceService
from core.services.problems import ProblemService
from core.services.progress import ProgressService
from core.services.recording_tickets import Recordings, RecordingTickets
from core.services.report import Grader, ReportService
from core.services.setup import SetupService
from core.services.sharing import SharedReports, SharingService
from core.services.sign_in import SignInService
from core.services.simulation import SimulationParts, SimulationService
from core.services.tape import TapeService
from core.services.voice import VoiceDoor, VoiceProviders, VoiceService
from core.services.voice_lines import VoiceLines
from core.services.voice_tickets import VoiceTickets
from core.settings import Settings, load
from core.vendors import account_parts, code_runners, language_models, operations_parts, storage, voice_providers

MAX_WAITING_RUNS = 200  # some minutes of work for two cores: whoever comes later is told so at once
PROVIDERS = (
    Provider("groq", "Groq", "Set GROQ_API_KEY to use it."),
    Provider("compatible", "Compatible server", "Set OPENAI_BASE_URL and OPENAI_MODEL to use it."),
)


@dataclass(frozen=True, slots=True)
class Services:
    """What the pages of one signed-in person call; everything behind it is bound to that person."""

    account: AccountService
    brains: Brains
    home: HomeService
    setup: SetupService
    interview: InterviewService
    report: ReportService
    chat: ChatService
    coaching: CoachingService
    coding: CodingService
    problems: ProblemService
    progress: ProgressService
    practice: PracticeService
    exchange: ExchangeService
    voice: VoiceService
    tape: TapeService
    presence: PresenceService
    sharing: SharingService
    export: ExportService
    calibration: CalibrationService
    simulation: SimulationService
    administration: AdministrationService | None  # of an administrator
    backlog: Callable[[], Backlog]
    tokens: OwnTokens


@dataclass(frozen=True, slots=True)
class Application:
    """One a process."""

    settings: Settings
    chain: ModelChain
    database: Database
    clock: Clock
    account_parts: AccountParts
    fields: tuple[Field, ...]
    engine: InterviewEngine
    grader: Grader
    rubrics: Rubrics
    graded_answers: GradedAnswers
    simulation: SimulationParts
    guide: PracticeGuide
    insight_jobs: InsightJobs
    grading_jobs: GradingJobs
    chat_engine: ChatEngine
    runner: CodeRunner
    run_queue: FairQueue
    operations: OperationsParts
    voice_providers: VoiceProviders
    voice_door: VoiceDoor
    coding: CodingParts
    recordings_of: Callable[[str], RecordingStore]  # by owner
    heard: Recordings
    recording_tickets: RecordingTickets

    @property
    def sign_in(self) -> SignInService | None:
        """None: nobody signs in, there is one local person."""
        return self.account_parts.sign_in

    def identity_of(self, token: str | None) -> Identity | None:
        """Whose session this is the token of, as that person is now; None: nobody's. Without accounts it is the local
        person, whatever the token. Raises StoreError."""
        if self.sign_in is None:
            return LOCAL_PERSON
        entered = self.sign_in.entered(token)
        return entered.identity if entered else None

    def holder_of(self, personal_token: str) -> Identity | None:
        """Whose personal token it is, as that person is now; None: nobody's. Raises StoreError."""
        person_id = self.account_parts.tokens.holder(personal_token)
        if person_id is None:
            return None
        if self.sign_in is None:
            return LOCAL_PERSON if person_id == LOCAL_PERSON.id else None
        return self.sign_in.identity(person_id)

    def code_runner_for(self, identity: Identity) -> QueuedRunner:
        """In which this person's runs wait for their turn."""
        return QueuedRunner(self.runner, self.run_queue, identity.id)

    @property
    def brains(self) -> Brains:
        """The same for everybody."""
        return Brains(self.chain, PROVIDERS)

    @property
    def shared_reports(self) -> SharedReports:
        """For anyone who has a link."""
        return SharedReports(self.database, self.clock, self._report_of, self._tape_of)

    def _report_of(self, identity: Identity, source: Readable) -> ReportService:
        interviews = source.interviews(identity.id)
        code_grading = self.coding.grading(identity, source.submissions(identity.id))
        return ReportService(
            identity, interviews, self.grader, self.rubrics, self.grading_jobs, self.clock, code_grading
        )

    def _administration_of(self, identity: Identity) -> AdministrationService | None:
        if identity.role is not Role.ADMINISTRATOR and not (self.sign_in is None and identity == LOCAL_PERSON):
            return None
        figures = self.database.operations(identity.id)
        return AdministrationService(figures, self.operations, self._history_of, self.guide.rules, self.clock)

    def _history_of(self, person_id: str) -> History:
        return self.database.interviews(person_id).history()

    def _tape_of(self, identity: Identity) -> TapeService:
        interviews = self.database.interviews(identity.id)
        return TapeService(identity, interviews, self.heard, self.recording_tickets)

    def _voice_of(self, identity: Identity, interviews: InterviewStore, coding: CodingService) -> VoiceService:
        kept = self.recordings_of(identity.id), self.database.presence(identity.id)
        engine, providers, door = self.engine, self.voice_providers, self.voice_door
        return VoiceService(identity, interviews, *kept, engine, self.clock, providers, door, at_desk=coding.dialogue)

    def services_for(self, identity: Identity) -> Services:
        interviews = self.database.interviews(identity.id)
        recordings = self.recordings_of(identity.id)
        interview = InterviewService(identity, interviews, self.engine, self.clock, forget=recordings.delete)
        submissions, seen = self.database.submissions(identity.id), self.database.presence(identity.id)
        coding = self.coding.service(identity, interviews, submissions)
        conversations = self.database.conversations(identity.id)
        by_hand = self.account_parts.hand_levels(identity.id)
        problems, stores = self.coding.problems(identity), (interviews, conversations, submissions, recordings, seen)
        archive = Archive(identity, *stores, by_hand, problems, self.clock)
        setup = SetupService(interviews, self.engine.bank, self.fields, self.engine.personas)
        wanted = self.database.preferences(identity.id)
        return Services(
            account=AccountService(identity, self.account_parts, recordings, archive, problems, self.database.forget),
            brains=self.brains,
            home=HomeService(interviews, interview, coding),
            setup=setup,
            interview=interview,
            coaching=CoachingService(
                identity, self.database.coaching(identity), self.clock, self.rubrics, self.rubrics.criterion_names()
            ),
            coding=coding,
            problems=problems,
            report=self._report_of(identity, self.database),
            tape=self._tape_of(identity),
            presence=PresenceService(seen),
            export=ExportService(self._report_of(identity, self.database), FpdfReport()),
            sharing=SharingService(self.database.shares(identity.id), self.clock),
            chat=ChatService(identity, conversations, interviews, self.chat_engine, self.clock),
            exchange=ExchangeService(identity, interviews),
            progress=ProgressService(interviews, self.clock, self.guide.names, identity, self.insight_jobs),
            practice=PracticeService(identity, interviews, wanted, self.guide, self.clock, (setup, interview, coding)),
            calibration=CalibrationService(identity, self.graded_answers, by_hand),
            simulation=SimulationService(identity, self.simulation),
            administration=self._administration_of(identity),
            backlog=partial(self.database.backlog, identity.id),
            tokens=OwnTokens(self.account_parts.tokens, identity.id),
            voice=self._voice_of(identity, interviews, coding),
        )


def build(settings: Settings, limits: Limits | None = None) -> Application:
    """`limits` are those of one request to a language model. Raises ConfigurationError, StoreError."""
    local, clock = SqliteDatabase(settings.rehearsal_data_dir / "rehearsal.db"), SystemClock()
    parts = account_parts(settings, local, clock)
    kept = storage(settings, local, parts.grants)
    operations = operations_parts(settings, kept.database)
    recorder = Recorders(operations.ledger, operations.metrics)
    chain = _chain([MeteredModel(model, recorder) for model in language_models(settings, limits or Limits())])
    bank, phrases = QuestionBank.load(PROMPTS / "questions"), Phrases.load(PROMPTS / "phrases.toml")
    runner = RunnerChain(code_runners(settings))
    grader, rubrics = grader_of(chain, bank, settings.rehearsal_judgements), Rubrics(PROMPTS / "rubrics")
    by_hand = load_calibration(PROMPTS / "calibration")
    door = VoiceDoor(VoiceTickets(), VoiceLines())
    queue = FairQueue(slots=os.cpu_count() or 1, max_waiting=MAX_WAITING_RUNS)
    return Application(
        settings=settings,
        chain=chain,
        database=kept.database,
        clock=clock,
        account_parts=parts,
        fields=load_fields(PROMPTS / "domains.toml"),
        engine=interview_engine(chain, bank, phrases),
        chat_engine=chat_engine_of(chain, bank, phrases),
        grader=grader,
        rubrics=rubrics,
        graded_answers=GradedAnswers(by_hand, bank, grader, rubrics, clock, asks_a_model=bool(chain.names)),
        simulation=simulations(bank, phrases, grader, rubrics, clock),
        guide=PracticeGuide(load_rules(PROMPTS), rubrics.criterion_names(), rubrics.criterion_kinds()),
        insight_jobs=InsightJobs(insight_writer(chain)),
        grading_jobs=GradingJobs(),
        runner=runner,
        run_queue=queue,
        operations=operations,
        voice_providers=voice_providers(settings, recorder),
        voice_door=door,
        coding=coding_of(settings, chain, (runner, queue), RuffLinter(), clock, door.lines),
        recordings_of=kept.recordings,
        heard=kept.heard,
        recording_tickets=RecordingTickets(clock, kept.heard),
    )


_built: list[Application] = []
_building = threading.Lock()


def application(secrets: Callable[[], Mapping[str, object] | None]) -> Application:
    """The process's own, built by whoever asks first; a failure is raised again to each until its cause is gone.
    `secrets` reads what the host keeps, once. Raises ConfigurationError, StoreError."""
    if not _built:
        with _building:
            if not _built:
                settings = load(secrets())
                logs.configure(settings.rehearsal_logs)
                _built.append(build(settings))
    return _built[0]


def _chain(models: Sequence[LanguageModel]) -> ModelChain:
    return ModelChain(models, HealthRecord([model.name for model in models]))
