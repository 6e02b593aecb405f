"""A problem as a model would write it, in one object: a good one, made of a folder of the bank."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from core.settings import PROMPTS

FOLDER = PROMPTS / "problems" / "arrays" / "hill-tram"


def written_problem(**changes: Any) -> dict[str, Any]:
    """Of another title than the bank's, so that it can be told apart."""
    toml = tomllib.loads((FOLDER / "problem.toml").read_text())
    cases = [case for case in json.loads((FOLDER / "cases.json").read_text())["cases"] if "args" in case]
    story, _, rest = (FOLDER / "statement.md").read_text().partition("## Examples")
    examples, _, constraints = rest.partition("## Constraints")
    outputs = re.findall(r"Output: `(.+)`\n(.+)", examples)
    same = ("minutes", "tags", "entry", "returns", "checker", "time", "space", "growth", "size_name")
    also = ("hints", "follow_ups", "approach", "edge_cases")
    return {
        **{key: toml[key] for key in (*same, *also)},
        "title": "The cable car's battery",
        "parameters": toml["params"],
        "story": story.strip(),
        "constraints": [line[2:] for line in constraints.strip().splitlines()],
        "examples": [
            {"arguments": _texts(case), "output": output, "explanation": why}
            for case, (output, why) in zip(cases, outputs, strict=False)
        ],
        "cases": [{"arguments": _texts(case), "note": case["note"]} for case in cases[len(outputs) : len(outputs) + 9]],
        "largest_size": 20_000,
        "generator": (FOLDER / "generator.py").read_text(),
        "reference": (FOLDER / "reference.py").read_text(),
        "brute_force": (FOLDER / "brute.py").read_text(),
        "wrong_solutions": [_wrong(path) for path in sorted((FOLDER / "wrong").glob("*.py"))],
        **changes,
    }


def _texts(case: dict[str, Any]) -> list[str]:
    return [json.dumps(value) for value in case["args"]]


def _wrong(path: Path) -> dict[str, Any]:
    why, _, code = path.read_text().partition("\n")
    return {"why": why.removeprefix("# "), "code": code, "too_slow": path.stem == "slow"}
