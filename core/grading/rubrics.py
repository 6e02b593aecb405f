"""Rubrics are data: `prompts/rubrics/*.toml`, one a kind of question, each criterion with an anchor a level."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.domain.evaluation import Criterion, Rubric
from core.domain.plan import Kind
from core.errors import ConfigurationError

LEVELS = 5


class Rubrics:
    """The rubrics of one folder, and of packs that bring their own. Raises ConfigurationError for a file that does not
    hold a whole rubric, two for the same kind, or a kind without one."""

    def __init__(self, folder: Path, packs: Mapping[str, Path] = MappingProxyType({})) -> None:
        """`packs`: further folders, by their pack."""
        self._by_kind = _by_kind(folder)
        self._of_packs = {pack: _by_kind(folder) for pack, folder in packs.items()}
        wanted = {kind.value for kind in Kind if kind is not Kind.MIXED}
        if missing := wanted - self._by_kind.keys():
            raise ConfigurationError(f"there is no rubric for {', '.join(sorted(missing))}")

    def for_kind(self, kind: Kind, pack: str = "") -> Rubric:
        """The pack's own where it has one."""
        return self._of_packs.get(pack, {}).get(kind.value) or self._by_kind[kind.value]

    def all(self) -> tuple[Rubric, ...]:
        """Without those of packs."""
        return tuple({rubric.id: rubric for rubric in self._by_kind.values()}.values())

    def criterion_names(self) -> dict[str, str]:
        """One name an id: that of the general rubric where several share it, for figures that add them up."""
        of_packs = (rubric for own in self._of_packs.values() for rubric in own.values())
        last = (*of_packs, *sorted(self.all(), key=lambda rubric: rubric.id == "general"))
        return {criterion.id: criterion.name for rubric in last for criterion in rubric.criteria}

    def criterion_kinds(self) -> dict[str, Kind]:
        """By a criterion's id, a kind of question that is judged by it; one that is spoken where there is one."""
        last = sorted(self.all(), key=lambda rubric: rubric.id != Kind.CODING.value)
        return {criterion.id: Kind(rubric.kinds[0]) for rubric in last for criterion in rubric.criteria}


def _by_kind(folder: Path) -> dict[str, Rubric]:
    found: dict[str, Rubric] = {}
    for path in sorted(folder.glob("*.toml")):
        rubric = read_rubric(path)
        for kind in rubric.kinds:
            if kind in found:
                raise ConfigurationError(f"rubric {path.name}: there are two for {kind}")
            found[kind] = rubric
    return found


def read_rubric(path: Path) -> Rubric:
    """Raises ConfigurationError."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        rubric = Rubric(
            id=str(data["id"]),
            version=str(data["version"]),
            kinds=tuple(Kind(kind).value for kind in data["kinds"]),
            criteria=tuple(_criterion(criterion, path.name) for criterion in data["criterion"]),
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ConfigurationError(f"rubric {path.name}: {error}") from error
    ids = [criterion.id for criterion in rubric.criteria]
    if len(set(ids)) != len(ids) or not ids:
        raise ConfigurationError(f"rubric {path.name}: criteria need different ids")
    if not math.isclose(sum(criterion.weight for criterion in rubric.criteria), 1.0, abs_tol=1e-6):
        raise ConfigurationError(f"rubric {path.name}: the weights do not sum to 1")
    return rubric


def _criterion(data: Mapping[str, Any], name: str) -> Criterion:
    anchors, examples = (_per_level(data, key, name) for key in ("anchors", "examples"))
    weight = float(data["weight"])
    if weight <= 0:
        raise ConfigurationError(f"rubric {name}: the weight of {data['id']} must be above 0")
    return Criterion(str(data["id"]), str(data["name"]), str(data["description"]), weight, anchors, examples)


def _per_level(data: Mapping[str, Any], key: str, name: str) -> tuple[str, str, str, str, str]:
    texts = tuple(str(text).strip() for text in data[key])
    if len(texts) != LEVELS or not all(texts):
        raise ConfigurationError(f"rubric {name}: {data['id']} needs {LEVELS} {key}")
    one, two, three, four, five = texts
    return one, two, three, four, five
