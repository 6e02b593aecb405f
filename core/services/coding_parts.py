"""What all coding rounds of a process share, and the services of one person that are made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.coding.model_interviewer import ModelDeskInterviewer
from core.coding.remarks import BuiltInDeskInterviewer
from core.domain.interview import Question
from core.domain.people import Identity
from core.domain.reading import Reading
from core.grading.code_opinion import CodeGrader
from core.instruments import Linter
from core.interviewing.personas import Personas
from core.interviewing.phrases import Phrases
from core.judge.bank import ProblemBank
from core.judge.judging import Judge
from core.judge.problem_writer import ProblemWriter
from core.judge.proof import Prover
from core.judge.queue import FairQueue, QueuedRunner
from core.judge.shelves import Shelves
from core.judge.workshop import Workshop
from core.ports import Clock, CodeRunner, InterviewStore, LanguageModel, SubmissionStore
from core.prompting import Prompts
from core.services.code_grading import CodeGrading
from core.services.code_judging import CodeJudging
from core.services.coding import CodingService
from core.services.desk import DeskEngine
from core.services.judging_jobs import Beside
from core.services.problems import ProblemService, ProblemWriting
from core.services.voice_lines import VoiceLines


@dataclass(frozen=True, slots=True)
class CodingParts:
    judging: CodeJudging
    writing: ProblemWriting
    engine: DeskEngine
    linter: Linter
    grader: CodeGrader
    clock: Clock

    @classmethod
    def build(
        cls,
        prompts: Path,
        data: Path,
        *,
        personas: Personas,
        problems: Sequence[Path],
        runner: CodeRunner,
        queue: FairQueue,
        model: LanguageModel | None,
        read: Callable[[Question, str], Reading],
        linter: Linter,
        clock: Clock,
        lines: VoiceLines,
        judgements: int = 1,
    ) -> CodingParts:
        """In the folder `data` test cases that were computed are kept, and problems that a model wrote; `lines` are the
        conversations of this process.
        Raises ConfigurationError."""
        kept = data / "problems"

        def runner_for(owner_id: str) -> QueuedRunner:
            return QueuedRunner(runner, queue, owner_id)

        def writer_for(owner_id: str) -> ProblemWriter | None:
            if model is None:
                return None
            own = runner_for(owner_id)
            return ProblemWriter(model, Prompts(prompts), Prover(Judge(own), Workshop(own, kept)), clock.now)

        shelves = Shelves(ProblemBank(*problems), data / "written-problems")
        judging = CodeJudging(shelves, runner_for, workshop_for=lambda own: Workshop(own, kept))
        grader = CodeGrader(model, Prompts(prompts), judgements=judgements)
        built_in = BuiltInDeskInterviewer(Phrases.load(prompts / "coding_phrases.toml").lists)
        interviewer = ModelDeskInterviewer(model, built_in, Prompts(prompts)) if model else built_in
        engine = DeskEngine(
            judging, interviewer, read, lambda persona_id: personas.get(persona_id).name, Beside(), lines
        )
        return cls(judging, ProblemWriting(shelves, writer_for), engine, linter, grader, clock)

    def service(self, identity: Identity, interviews: InterviewStore, submissions: SubmissionStore) -> CodingService:
        return CodingService(identity, interviews, submissions, self.engine, self.clock)

    def problems(self, identity: Identity) -> ProblemService:
        return ProblemService(identity.id, self.writing)

    def grading(self, identity: Identity, submissions: SubmissionStore) -> CodeGrading:
        return CodeGrading(identity.id, submissions, self.judging, self.engine.read, self.linter, self.grader)
