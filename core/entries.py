"""What people write down in TOML: read, and checked against its form. What is wrong is said with its place."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from core.errors import ConfigurationError

M = TypeVar("M", bound=BaseModel)
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Entry(BaseModel):
    """The keys of its form, and no other."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read_toml(path: Path, where: str = "") -> dict[str, Any]:
    """`where` is how an error calls the file, if not by its name. Raises ConfigurationError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{where or path.name}: {error}") from error


def checked(form: type[M], entry: object, where: str) -> M:
    """Raises ConfigurationError naming the first key that is wrong."""
    try:
        return form.model_validate(entry)
    except ValidationError as error:
        fault = error.errors(include_input=False, include_url=False)[0]
        said = fault["msg"].removeprefix("Value error, ")
        raise ConfigurationError(": ".join(filter(None, (where, ".".join(map(str, fault["loc"])), said)))) from error
