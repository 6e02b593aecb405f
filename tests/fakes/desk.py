"""The coding round's parts over a runner that runs by script, and stores in memory."""

from __future__ import annotations

import tempfile
from pathlib import Path

from core.domain.people import LOCAL_PERSON
from core.domain.reading import Reading
from core.interviewing.personas import Personas
from core.judge.queue import FairQueue
from core.ports import Clock, CodeRunner, LanguageModel
from core.services.code_grading import CodeGrading
from core.services.coding import CodingService
from core.services.coding_parts import CodingParts
from core.services.voice_lines import VoiceLines
from core.settings import PROMPTS
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.scripted_runner import ScriptedRunner


class NothingFound:
    """A linter that has nothing to say."""

    def findings(self, source):
        return ()


def reads_cues(question, text) -> Reading:
    """Covers a point when one of its cues stands in the text."""
    covered = tuple(n for n, p in enumerate(question.key_points) if any(cue in text for cue in p.cues))
    coverage = tuple(float(n in covered) for n in range(len(question.key_points)))
    return Reading(None, len(text.split()), coverage, covered, False, frozenset(), 0.5)


def parts(
    clock: Clock,
    *,
    runner: CodeRunner | None = None,
    model: LanguageModel | None = None,
    kept: Path | None = None,
    lines: VoiceLines | None = None,
) -> CodingParts:
    return CodingParts.build(
        PROMPTS,
        kept or Path(tempfile.mkdtemp()),
        personas=Personas.load(PROMPTS / "personas.toml"),
        problems=[PROMPTS / "problems"],
        runner=runner or ScriptedRunner(),
        queue=FairQueue(slots=2, max_waiting=10),
        model=model,
        read=reads_cues,
        linter=NothingFound(),
        clock=clock,
        lines=lines or VoiceLines(),
    )


def coding_service(database: MemoryDatabase | None = None, **of) -> CodingService:
    database = database or MemoryDatabase()
    made = parts(of.pop("clock", None), **of)
    return made.service(LOCAL_PERSON, database.interviews("local"), database.submissions("local"))


def code_grading(database: MemoryDatabase | None = None, **of) -> CodeGrading:
    made = parts(of.pop("clock", None), **of)
    return made.grading(LOCAL_PERSON, (database or MemoryDatabase()).submissions("local"))
