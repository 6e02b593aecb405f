"""Builds the application from its settings. Together with core/vendors.py, the one place that names adapters."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence

from core import logs
from core.adapters.fpdf_report.printer import FpdfReport
from core.adapters.ruff_linter import RuffLinter
from core.adapters.sqlite.database import SqliteDatabase
from core.adapters.system_clock import SystemClock
from core.application import Application, Engines
from core.board.phases import DesignPhases
from core.content import Content, load_content
from core.deadlines import Limits
from core.document_vendors import document_reader
from core.engines import (
    built_in_interviewer,
    chat_engine_of,
    coding_of,
    grader_of,
    insight_writer,
    interview_engine,
    papers,
    simulations,
)
from core.grading.calibration import load_calibration
from core.judge.backends import RunnerChain
from core.judge.queue import FairQueue
from core.metering import MeteredModel, Recorders
from core.packs.pack import read_packs
from core.ports import Clock, LanguageModel
from core.practice.rules import load_rules
from core.providers import HealthRecord, ModelChain
from core.services.calibration import GradedAnswers
from core.services.grading_jobs import GradingJobs
from core.services.insight_jobs import InsightJobs
from core.services.practice import PracticeGuide
from core.services.presets import PresetBook
from core.services.recording_tickets import RecordingTickets
from core.services.voice import VoiceDoor
from core.services.voice_lines import VoiceLines
from core.services.voice_tickets import VoiceTickets
from core.settings import PROMPTS, Settings, load
from core.vendors import (
    account_parts,
    code_runners,
    language_models,
    operations_parts,
    storage,
    voice_providers,
)

MAX_WAITING_RUNS = 200  # some minutes of work for two cores: whoever comes later is told so at once


def build(settings: Settings, limits: Limits | None = None) -> Application:
    """`limits` are those of one request to a language model. Raises ConfigurationError, StoreError."""
    content = load_content(read_packs(settings.rehearsal_packs))
    local, clock = SqliteDatabase(settings.rehearsal_data_dir / "rehearsal.db"), SystemClock()
    parts = account_parts(settings, local, clock)
    kept = storage(settings, local, parts.grants)
    operations = operations_parts(settings, kept.database)
    recorder = Recorders(operations.ledger, operations.metrics)
    chain = _chain([MeteredModel(model, recorder) for model in language_models(settings, limits or Limits())])
    runner = RunnerChain(code_runners(settings))
    door = VoiceDoor(VoiceTickets(), VoiceLines())
    queue = FairQueue(slots=os.cpu_count() or 1, max_waiting=MAX_WAITING_RUNS)
    return Application(
        settings=settings,
        chain=chain,
        database=kept.database,
        clock=clock,
        account_parts=parts,
        engines=_engines(settings, content, chain, clock),
        insight_jobs=InsightJobs(insight_writer(chain)),
        grading_jobs=GradingJobs(),
        runner=runner,
        operations=operations,
        voice_providers=voice_providers(settings, recorder),
        voice_door=door,
        coding=coding_of(settings, chain, (runner, queue), RuffLinter(), clock, door.lines, content.at_desk),
        papers=papers(document_reader(settings, limits), chain, content.bank),
        report_printer=FpdfReport(),
        recordings_of=kept.recordings,
        heard=kept.heard,
        recording_tickets=RecordingTickets(clock, kept.heard),
    )


def _engines(settings: Settings, content: Content, chain: ModelChain, clock: Clock) -> Engines:
    bank, personas, phrases, rubrics = content.bank, content.personas, content.phrases, content.rubrics
    built_in = built_in_interviewer(bank, personas, phrases)
    grader = grader_of(chain, bank, settings.rehearsal_judgements)
    by_hand = load_calibration(PROMPTS / "calibration")
    return Engines(
        fields=content.fields,
        interview=interview_engine(chain, bank, personas, built_in),
        chat=chat_engine_of(chain, bank, phrases),
        grader=grader,
        rubrics=rubrics,
        graded_answers=GradedAnswers(by_hand, bank, grader, rubrics, clock, asks_a_model=bool(chain.names)),
        simulation=simulations(bank, personas, built_in, grader, rubrics, clock),
        guide=PracticeGuide(load_rules(PROMPTS), rubrics.criterion_names(), rubrics.criterion_kinds()),
        phases=DesignPhases.load(PROMPTS / "design_phases.toml"),
        presets=PresetBook(content.presets, content.packs, content.offered, clock),
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
