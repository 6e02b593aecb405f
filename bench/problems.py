"""Proves every problem of the bank: references, brute force, wrong solutions, words.

python -m bench.problems [--only SLUG] [--topic TOPIC] [--language LANGUAGE]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict

from core.adapters.local_runner.runner import LocalRunner
from core.domain.coding import Language
from core.errors import ConfigurationError
from core.judge.bank import ProblemBank
from core.judge.judging import Judge
from core.judge.proof import Proof, Prover
from core.judge.workshop import Workshop
from core.settings import PROMPTS, Settings

PROBLEMS = PROMPTS / "problems"
HEADING = f"{'problem':42} {'cases':>5} {'python':>8} {'js':>8} {'java':>8} {'c++':>8} {'brute':>7}  rejected"


def row(proof: Proof) -> str:
    times = (proof.slowest_ms.get(language) for language in Language)
    told = " ".join(f"{'-' if ms is None else f'{ms:.0f} ms':>8}" for ms in times)
    lines = [f"{proof.problem_id:42} {proof.cases:5} {told} {proof.small_inputs:7}  {', '.join(proof.rejected)}"]
    return "\n".join([*lines, *(f"    ✗ {finding}" for finding in proof.findings)])


def chosen(bank: ProblemBank, only: str | None, topic: str | None) -> list[str]:
    return [
        problem_id
        for problem_id in bank.ids()
        if (only is None or only in (problem_id, problem_id.partition("/")[2]))
        and (topic is None or problem_id.startswith(f"{topic}/"))
    ]


def proof_of(bank: ProblemBank, problem_id: str, prover: Prover, languages: Sequence[Language]) -> Proof:
    try:
        return prover.prove(bank.get(problem_id), languages)
    except ConfigurationError as error:
        return Proof(problem_id, (str(error),))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.problems", description="Proves the bank's problems.")
    parser.add_argument("--only", metavar="SLUG", help="one problem: slug or topic/slug")
    parser.add_argument("--topic", help="one topic")
    parser.add_argument("--language", choices=[*Language], action="append", help="references in these languages only")
    asked = parser.parse_args()
    data = Settings().rehearsal_data_dir
    runner, bank = LocalRunner(data / "sandbox"), ProblemBank(PROBLEMS)
    prover = Prover(Judge(runner), Workshop(runner, data / "problems"))
    languages = [Language(name) for name in asked.language or Language]
    started = time.monotonic()
    print(HEADING)
    proofs = []
    for problem_id in chosen(bank, asked.only, asked.topic):
        proofs.append(proof_of(bank, problem_id, prover, languages))
        print(row(proofs[-1]), flush=True)
    proven = sum(proof.proven for proof in proofs)
    print(f"{proven} of {len(proofs)} proven in {time.monotonic() - started:.0f} s")
    print(json.dumps({"problems": len(proofs), "proven": proven, "proofs": [asdict(proof) for proof in proofs]}))
    return 0 if proofs and proven == len(proofs) else 1


if __name__ == "__main__":
    sys.exit(main())
