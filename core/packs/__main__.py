"""Checks a pack before anybody uses it.

    python -m core.packs lint FOLDER [--no-proof]

One line a fault, with its file and key; 0 where there is none, 1 where there are, 2 where it could not be checked. The
pack's coding problems are proved as the product's are, in the sandbox: their references, brute forces and wrong
solutions are run. `--no-proof` only reads them.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from core.content import load_content
from core.errors import ConfigurationError, PracticeError
from core.judge.backends import RunnerChain
from core.judge.bank import ProblemFolder
from core.judge.judging import Judge
from core.judge.proof import Prover
from core.judge.workshop import Workshop
from core.packs.lint import Linter, Product, Prove
from core.settings import load
from core.vendors import code_runners


def product() -> Product:
    """As it ships, without any pack. Raises ConfigurationError."""
    content = load_content()
    return Product(content.offered, content.rubrics, content.presets, datetime.now(UTC))


def prover() -> Prove:
    """Raises ConfigurationError."""
    settings = load()
    runner = RunnerChain(code_runners(settings))
    proves = Prover(Judge(runner), Workshop(runner, settings.rehearsal_data_dir / "problems"))

    def prove(folder: ProblemFolder) -> tuple[str, ...]:
        return proves.prove(folder).findings

    return prove


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m core.packs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["lint"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-proof", action="store_true", help="read problems, and do not run them")
    asked = parser.parse_args(arguments)
    if not asked.folder.is_dir():
        sys.stderr.write(f"{asked.folder}: is no folder\n")
        return 2
    count = 0
    try:
        for fault in Linter(asked.folder, product(), None if asked.no_proof else prover()).faults():
            count += 1
            sys.stdout.write(f"{fault}\n")
    except PracticeError as error:
        told = error if isinstance(error, ConfigurationError) else error.user_message
        sys.stderr.write(f"{told}\n")
        return 2
    sys.stdout.write("no faults\n" if count == 0 else "")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
