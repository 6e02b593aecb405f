"""New problems by a language model. None is shown before its parts have agreed in the sandbox; what does not prove
itself is thrown away."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter

from core.domain.coding import Language, Topic
from core.domain.generated import Certificate, WritingStep
from core.domain.plan import Difficulty
from core.errors import ConfigurationError, ProviderMisbehaved
from core.judge.bank import CERTIFICATE, read_folder
from core.judge.proof import Proof, Prover
from core.judge.written import WrittenProblem, beyond_int, doubts_about, files_of, slug_of
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

PROMPT = "problem_writer"
MAX_TOKENS = 5_000  # with the request and a model's thinking under 8 000, which free plans allow in a minute
ATTEMPTS = 2  # the second one is told what was wrong with the first
TEMPERATURE = 0.8
MAX_KNOWN = 60  # titles in the request
MAX_FAULTS, MAX_FAULT_CHARS = 6, 300
TellAttempt = Callable[[int, WritingStep, int, int], None]  # the attempt, and what is done in it
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Proven:
    problem_id: str
    title: str
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class ProblemWriter:
    model: LanguageModel
    prompts: Prompts
    prover: Prover
    now: Callable[[], datetime]

    def write(
        self, topic: Topic, difficulty: Difficulty, *, known: Sequence[str], into: Path, tell: TellAttempt
    ) -> Proven | None:
        """One that is proven, kept in the folder `into`; None when no attempt was. `known` are titles of others.
        Raises ProviderError, SandboxUnavailable, QueueFull."""
        faults: Sequence[str] = ()
        for attempt in range(1, ATTEMPTS + 1):
            tell(attempt, WritingStep.WRITING, 0, 0)
            request = Message("user", self._request(topic, difficulty, known, faults))
            try:
                filled = self.model.fill(
                    [request], schema=WrittenProblem, temperature=TEMPERATURE, max_tokens=MAX_TOKENS
                )
            except ProviderMisbehaved as error:
                log.warning("a problem was not written in its form: %s", error)
                faults = ("It did not have the form that was asked for, or was too long.",)
                continue
            with tempfile.TemporaryDirectory(prefix="rehearsal-problem-") as made:
                found = self._tried(filled.value, topic, difficulty, Path(made), partial(tell, attempt))
                if isinstance(found, Proof):
                    return self._kept(found, filled.value, filled.brain, Path(made), into)
            log.info("a written problem was thrown away: %s", "; ".join(found)[:500])
            faults = found
        return None

    def _tried(
        self,
        written: WrittenProblem,
        topic: Topic,
        difficulty: Difficulty,
        folder: Path,
        tell: Callable[[WritingStep, int, int], None],
    ) -> Proof | tuple[str, ...]:
        """Its proof, or what is wrong with it."""
        if doubts := doubts_about(written):
            return tuple(doubts)
        problem_id = f"{topic.value}/{slug_of(written)}"
        try:
            for name, text in files_of(written, topic, difficulty).items():
                path = folder / problem_id / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            read = read_folder(folder / problem_id, problem_id)
            proof = self.prover.prove(read, (Language.PYTHON,), tell)
            beyond = beyond_int(self.prover.workshop.prepared(read)) if proof.proven else []
        except (ValueError, ConfigurationError) as error:
            return (str(error).replace(f"{folder / problem_id}/", "")[:MAX_FAULT_CHARS],)
        findings = tuple(finding[:MAX_FAULT_CHARS] for finding in (*proof.findings, *beyond))
        return findings[:MAX_FAULTS] or proof

    def _kept(self, proof: Proof, written: WrittenProblem, brain: str, made: Path, into: Path) -> Proven:
        """Moved into its place; the file by which it is found comes last, so that it is there whole or not at all."""
        certificate = Certificate(
            cases=proof.cases,
            small_inputs=proof.small_inputs,
            rejected=len(proof.rejected),
            slowest_ms=proof.slowest_ms.get(Language.PYTHON),
            written_by=brain,
            proven_at=self.now(),
        )
        (made / proof.problem_id / CERTIFICATE).write_bytes(TypeAdapter(Certificate).dump_json(certificate))
        final = into / proof.problem_id
        shutil.copytree(
            made / proof.problem_id, final, ignore=shutil.ignore_patterns("problem.toml"), dirs_exist_ok=True
        )
        shutil.copyfile(made / proof.problem_id / "problem.toml", final / "problem.toml")
        return Proven(proof.problem_id, written.title, certificate)

    def _request(self, topic: Topic, difficulty: Difficulty, known: Sequence[str], faults: Sequence[str]) -> str:
        told = ""
        if faults:
            told = "An attempt before this one was thrown away. What was found wrong with it, as material:\n"
            told += fenced("\n".join(faults))
        return self.prompts.render(
            PROMPT,
            topic=topic.value.replace("_", " "),
            difficulty=difficulty.value,
            known=fenced("\n".join(known[-MAX_KNOWN:])),
            faults=told,
        )
