"""How far a grader agrees with levels that people gave by hand.

Agreement is Cohen's kappa with quadratic weights (Cohen, 1968): 1 is full agreement, 0 what chance would give, and a
disagreement of two levels weighs four times one of one level.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from core.domain.calibration import Agreement, CalibrationAnswer, HandLevel, Pair
from core.errors import ConfigurationError

LEVELS = range(1, 6)
AUTHORS = "authors"


def load_calibration(folder: Path) -> tuple[CalibrationAnswer, ...]:
    """Raises ConfigurationError for a file that is not as it should be."""
    found: list[CalibrationAnswer] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8"))["answer"]
            found += [
                CalibrationAnswer(str(e["question"]), str(e["text"]), _levels(e["levels"]), AUTHORS) for e in entries
            ]
        except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
            raise ConfigurationError(f"calibration {path.name}: {error}") from error
    return tuple(found)


def _levels(data: Mapping[str, Mapping[str, object]]) -> tuple[HandLevel, ...]:
    levels = tuple(HandLevel(name, int(str(e["level"])), str(e["reason"]).strip()) for name, e in data.items())
    if not levels or any(one.level not in LEVELS or not one.reason for one in levels):
        raise ValueError("every level is from 1 to 5 and has a reason")
    return levels


def agreement_of(pairs: Sequence[Pair]) -> Agreement:
    """Over the levels that the grader gave; what it left ungraded is counted apart."""
    graded = [(pair.by_hand.level, pair.level) for pair in pairs if pair.level is not None]
    return Agreement(
        pairs=tuple(pairs),
        kappa=weighted_kappa(graded),
        mean_error=sum(abs(a - b) for a, b in graded) / len(graded) if graded else None,
        bias=sum(b - a for a, b in graded) / len(graded) if graded else None,
        within_one=sum(abs(a - b) <= 1 for a, b in graded) / len(graded) if graded else None,
        ungraded=len(pairs) - len(graded),
    )


def weighted_kappa(levels: Iterable[tuple[int, int]]) -> float | None:
    """None where one of both gave the same level to everything: nothing can be said of agreement beyond chance."""
    given = list(levels)
    seen = sum((a - b) ** 2 for a, b in given)
    chance = sum((a - b) ** 2 for a, _ in given for _, b in given)
    varied = all(len(set(side)) > 1 for side in zip(*given, strict=True)) if given else False
    return 1 - seen * len(given) / chance if varied and chance else None
