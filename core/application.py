"""The running application, and what the pages of one signed-in person call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from core.board.phases import DesignPhases
from core.domain.backlog import Backlog
from core.domain.bank import Field
from core.domain.people import LOCAL_PERSON, Identity, Role
from core.domain.practice import History
from core.grading.rubrics import Rubrics
from core.instruments import ReportPrinter
from core.interviewing.engine import InterviewEngine
from core.ports import (
    Clock,
    CodeRunner,
    Database,
    InterviewStore,
    Readable,
    RecordingStore,
)
from core.providers import ModelChain
from core.services.account import AccountParts, AccountService
from core.services.administration import AdministrationService, OperationsParts
from core.services.archive import Archive
from core.services.board import BoardService
from core.services.brains import Brains, Provider
from core.services.calibration import CalibrationService, GradedAnswers
from core.services.chat import ChatEngine, ChatService
from core.services.coaching import CoachingService
from core.services.coding import CodingService
from core.services.coding_parts import CodingParts
from core.services.counsel import CounselService
from core.services.designs import Designs
from core.services.exchange import ExchangeService
from core.services.export import ExportService
from core.services.grading_jobs import GradingJobs
from core.services.home import HomeService
from core.services.insight_jobs import InsightJobs
from core.services.interview import InterviewService
from core.services.languages import InterviewLanguages
from core.services.library import LibraryService
from core.services.papers import PaperParts, PaperServices
from core.services.personal_tokens import OwnTokens
from core.services.practice import PracticeGuide, PracticeService
from core.services.presence import PresenceService
from core.services.presets import PresetBook, PresetService
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
from core.settings import Settings

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
    library: LibraryService
    coaching: CoachingService
    coding: CodingService
    problems: ProblemService
    progress: ProgressService
    practice: PracticeService
    exchange: ExchangeService
    voice: VoiceService
    languages: InterviewLanguages
    tape: TapeService
    presence: PresenceService
    presets: PresetService
    sharing: SharingService
    export: ExportService
    calibration: CalibrationService
    simulation: SimulationService
    administration: AdministrationService | None  # of an administrator
    backlog: Callable[[], Backlog]
    tokens: OwnTokens
    board: BoardService
    papers: PaperServices


@dataclass(frozen=True, slots=True)
class Engines:
    """Who asks, coaches and grades, the same for everybody."""

    fields: tuple[Field, ...]
    interview: InterviewEngine
    chat: ChatEngine
    grader: Grader
    rubrics: Rubrics
    graded_answers: GradedAnswers
    simulation: SimulationParts
    guide: PracticeGuide
    phases: DesignPhases
    presets: PresetBook


@dataclass(frozen=True, slots=True)
class Application:
    """One a process."""

    settings: Settings
    chain: ModelChain
    database: Database
    clock: Clock
    account_parts: AccountParts
    engines: Engines
    insight_jobs: InsightJobs
    grading_jobs: GradingJobs
    runner: CodeRunner
    operations: OperationsParts
    voice_providers: VoiceProviders
    voice_door: VoiceDoor
    coding: CodingParts
    papers: PaperParts
    report_printer: ReportPrinter
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

    @property
    def brains(self) -> Brains:
        """The same for everybody."""
        return Brains(self.chain, PROVIDERS)

    @property
    def designs(self) -> Designs:
        return Designs(self.engines.phases, self.engines.interview.read)

    @property
    def shared_reports(self) -> SharedReports:
        """For anyone who has a link."""
        return SharedReports(self.database, self.clock, self._report_of, self._tape_of)

    def _report_of(self, identity: Identity, source: Readable) -> ReportService:
        interviews = source.interviews(identity.id)
        code_grading = self.coding.grading(identity, source.submissions(identity.id))
        return ReportService(
            identity, interviews, self.engines.grader, self.engines.rubrics, self.grading_jobs, self.clock, code_grading
        )

    def _administration_of(self, identity: Identity) -> AdministrationService | None:
        if not self._administers(identity):
            return None
        figures = self.database.operations(identity.id)
        return AdministrationService(figures, self.operations, self._history_of, self.engines.guide.rules, self.clock)

    def _presets_of(self, identity: Identity, interviews: InterviewService, coding: CodingService) -> PresetService:
        book, store = self.engines.presets, self.database.presets(identity.id)
        return PresetService(book, store, interviews, coding, may_edit=self._administers(identity))

    def _administers(self, identity: Identity) -> bool:
        return identity.role is Role.ADMINISTRATOR or (self.sign_in is None and identity == LOCAL_PERSON)

    def _history_of(self, person_id: str) -> History:
        return self.database.interviews(person_id).history()

    def _tape_of(self, identity: Identity) -> TapeService:
        interviews = self.database.interviews(identity.id)
        return TapeService(identity, interviews, self.heard, self.recording_tickets)

    def _voice_of(self, identity: Identity, interviews: InterviewStore, coding: CodingService) -> VoiceService:
        kept = self.recordings_of(identity.id), self.database.presence(identity.id)
        engine, providers, door = self.engines.interview, self.voice_providers, self.voice_door
        return VoiceService(identity, interviews, *kept, engine, self.clock, providers, door, at_desk=coding.dialogue)

    def _library_of(self, identity: Identity, interviews: InterviewStore) -> LibraryService:
        kept = self.database.library(identity.id)
        return LibraryService(identity, kept, interviews, self.clock, self.engines.chat.drafter)

    def services_for(self, identity: Identity) -> Services:
        interviews, engines = self.database.interviews(identity.id), self.engines
        papers = self._papers_of(identity)
        interview = self._interview_of(identity, interviews, papers)
        coding = self.coding.service(identity, interviews, self.database.submissions(identity.id))
        problems, by_hand = self.coding.problems(identity), self.account_parts.hand_levels(identity.id)
        setup = SetupService(interviews, engines.interview.bank, engines.fields, engines.interview.personas)
        report = self._report_of(identity, self.database)
        practice = self._practice_of(identity, interviews, (setup, interview, coding))
        return Services(
            account=self._account_of(identity, problems),
            brains=self.brains,
            home=HomeService(interviews, interview, coding),
            setup=setup,
            interview=interview,
            languages=InterviewLanguages(engines.interview, self.voice_providers),
            coaching=self._coaching_of(identity),
            coding=coding,
            problems=problems,
            report=report,
            tape=self._tape_of(identity),
            presence=PresenceService(self.database.presence(identity.id)),
            presets=self._presets_of(identity, interview, coding),
            export=ExportService(report, self.report_printer, self.designs),
            sharing=SharingService(self.database.shares(identity.id), self.clock),
            chat=self._chat_of(identity, interviews, (report, practice, papers)),
            library=self._library_of(identity, interviews),
            exchange=ExchangeService(identity, interviews),
            progress=ProgressService(interviews, self.clock, engines.guide.names, identity, self.insight_jobs),
            practice=practice,
            calibration=CalibrationService(identity, engines.graded_answers, by_hand),
            simulation=SimulationService(identity, engines.simulation),
            administration=self._administration_of(identity),
            backlog=partial(self.database.backlog, identity.id),
            tokens=OwnTokens(self.account_parts.tokens, identity.id),
            voice=self._voice_of(identity, interviews, coding),
            board=BoardService(interviews, self.clock, self.designs),
            papers=papers,
        )

    def _interview_of(self, identity: Identity, store: InterviewStore, papers: PaperServices) -> InterviewService:
        forget, prepare = self.recordings_of(identity.id).delete, papers.interviews.prepare
        engine = self.engines.interview
        return InterviewService(identity, store, engine, self.clock, forget=forget, prepare=prepare)

    def _papers_of(self, identity: Identity) -> PaperServices:
        database, own = self.database, identity.id
        return self.papers.services(identity, database.resumes(own), database.jobs(own), self.clock)

    def _account_of(self, identity: Identity, problems: ProblemService) -> AccountService:
        own = identity.id
        database, recordings = self.database, self.recordings_of(own)
        stores = database.interviews(own), database.conversations(own), database.submissions(own)
        kept = (*stores, recordings, database.presence(own), database.library(own), self.account_parts.hand_levels(own))
        papers = database.resumes(own), database.jobs(own)
        archive = Archive(identity, *kept, *papers, problems, self.clock)
        return AccountService(identity, self.account_parts, recordings, archive, problems, database.forget)

    def _chat_of(
        self,
        identity: Identity,
        interviews: InterviewStore,
        knowing: tuple[ReportService, PracticeService, PaperServices],
    ) -> ChatService:
        counsel = CounselService(interviews, self.database.library(identity.id), *knowing)
        conversations = self.database.conversations(identity.id)
        return ChatService(identity, conversations, interviews, self.engines.chat, self.clock, counsel.past)

    def _coaching_of(self, identity: Identity) -> CoachingService:
        rubrics = self.engines.rubrics
        store = self.database.coaching(identity)
        return CoachingService(identity, store, self.clock, rubrics, rubrics.criterion_names())

    def _practice_of(
        self,
        identity: Identity,
        interviews: InterviewStore,
        rooms: tuple[SetupService, InterviewService, CodingService],
    ) -> PracticeService:
        wanted = self.database.preferences(identity.id)
        return PracticeService(identity, interviews, wanted, self.engines.guide, self.clock, rooms)
