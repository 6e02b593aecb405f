"""The problems that a person can be asked: the bank, which is everybody's, and what was written for this person."""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from core.domain.coding import Problem
from core.errors import ConfigurationError, StoreError
from core.judge.bank import ProblemBank, ProblemFolder

log = logging.getLogger(__name__)


@dataclass
class Shelves:
    """Raises ConfigurationError where a folder is not as it should be."""

    bank: ProblemBank
    written: Path  # a folder with one a person in it
    _own: dict[str, ProblemBank] = field(default_factory=dict)

    def own_folder(self, owner_id: str) -> Path:
        """Never made of the id's own letters: an id is no path."""
        return self.written / hashlib.sha256(owner_id.encode()).hexdigest()[:32]

    def get(self, owner_id: str, problem_id: str) -> ProblemFolder:
        """Raises ConfigurationError, also for one that was written for somebody else."""
        own = self._own_bank(owner_id)
        return own.get(problem_id) if problem_id in own.ids() else self.bank.get(problem_id)

    def problems(self, owner_id: str) -> tuple[Problem, ...]:
        return (*self._bank_problems, *self._own_problems(self._own_bank(owner_id)))

    def own_files(self, owner_id: str) -> Iterator[tuple[str, bytes]]:
        """All that was written for this person: ("arrays/cable-car/problem.toml", its bytes)."""
        folder = self.own_folder(owner_id)
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            yield path.relative_to(folder).as_posix(), path.read_bytes()

    def forget(self, owner_id: str) -> None:
        """Deletes all that was written for this person. Raises StoreError."""
        self._own.pop(owner_id, None)
        folder = self.own_folder(owner_id)
        try:
            if folder.exists():
                shutil.rmtree(folder)
        except OSError as error:
            raise StoreError(f"written problems cannot be deleted: {error.strerror}") from error

    @staticmethod
    def _own_problems(own: ProblemBank) -> Iterator[Problem]:
        for problem_id in own.ids():
            try:
                yield own.get(problem_id).problem
            except ConfigurationError as error:  # a damaged one takes no other away
                log.warning("a written problem cannot be read: %s", error)

    @cached_property
    def _bank_problems(self) -> tuple[Problem, ...]:
        return tuple(folder.problem for folder in self.bank.all())

    def _own_bank(self, owner_id: str) -> ProblemBank:
        return self._own.setdefault(owner_id, ProblemBank(self.own_folder(owner_id)))
