"""Every message of the screens is in the catalogue of every other language, with the same places to fill."""

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from components import catalogue
from components.catalogue import FOLDER, SURFACES, Words, messages, numeral, t
from core.domain.story import ASKS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((*(ROOT / "components").glob("*.py"), *(ROOT / "pages").glob("*.py")))
OTHERS = [code for code in SURFACES if code != "en"]
# What is translated by name although it stands in data: interviewers, presets, badges, challenges, fields of work,
# criteria of the grader, phases of a design, why a question of a paper is asked.
DATA = {
    "badges.toml": r'^(?:name|text) = "(.+)"$',
    "challenges.toml": r'^(?:title|text) = "(.+)"$',
    "design_phases.toml": r'^name = "(.+)"$',
    "personas.toml": r'^(?:title|manner|line) = "(.+)"$',
    "domains.toml": r'^(?:name|case) = "(.+)"$',
    "resume/*.toml": r'^why = "(.+)"$',
    "rubrics/*.toml": r'^name = "(.+)"$',
    "presets/*.toml": r'^(?:name|note) = "(.+)"$|^  "(.+)",$',
    "packs/*/pack.toml": r'^(?:name|about|is_not) = "(.+)"$',
    "packs/*/presets/*.toml": r'^(?:name|note) = "(.+)"$|^  "(.+)",$',
    "packs/*/personas/*.toml": r'^(?:title|manner|line) = "(.+)"$',
    "packs/*/rubrics/*.toml": r'^name = "(.+)"$',
}


def literal(node) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def messages_in(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [text for argument in node.args if (text := literal(argument)) is not None]
        if node.func.id in ("t", "m"):
            found.update(texts)
        elif node.func.id == "count" and len(node.args) > 1 and texts:
            found.update((texts[0], texts[1] if len(texts) > 1 else f"{texts[0]}s"))
        elif node.func.id == "Words" and isinstance(node.args[0], ast.Dict):
            found.update(text for value in node.args[0].values if (text := literal(value)) is not None)
    return found


def data_messages() -> set[str]:
    return {
        next(filter(None, match))
        for name, pattern in DATA.items()
        for path in (ROOT / "prompts").glob(name)
        for match in re.findall(f"(?:{pattern})", path.read_text(encoding="utf-8"), re.MULTILINE)
        for match in [match if isinstance(match, tuple) else (match,)]
    }


def rubric_messages() -> set[str]:
    """What people who give levels of their own read; coding rounds are not levelled by hand."""
    rubrics = [path for path in (ROOT / "prompts" / "rubrics").glob("*.toml") if path.stem != "coding"]
    criteria = [one for path in rubrics for one in tomllib.loads(path.read_text(encoding="utf-8"))["criterion"]]
    return {text for one in criteria for text in (one["name"], one["description"], *one["anchors"])}


def role_messages() -> set[str]:
    fields = tomllib.loads((ROOT / "prompts" / "domains.toml").read_text(encoding="utf-8"))["domain"]
    return {role for field in fields for role in field["roles"]}


# Screens that are whole in every language; counts of things stand on other screens as well.
def wanted() -> set[str]:
    return (
        {text for path in SOURCES for text in messages_in(path)}
        | data_messages()
        | rubric_messages()
        | role_messages()
        | set(ASKS.values())
    )


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None} | set(re.findall(r"\$\w+", text))


@pytest.mark.parametrize("code", OTHERS)
def test_every_message_is_there(code):
    assert sorted(wanted() - messages(code).keys()) == []


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_kept_that_is_not_said_any_more(code):
    calendar = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
    calendar |= {"January", "February", "March", "April", "May", "June", "July", "August"}
    calendar |= {"September", "October", "November", "December"}
    names = {"English", "Spanish", "French", "German", "Hindi", "Mandarin", "Office", "Tech lab", "Café", "Plain"}
    assert sorted(messages(code).keys() - wanted() - calendar - names) == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_places_to_fill_agree(code):
    assert [text for text, shown in messages(code).items() if places(text) != places(shown)] == []


def test_a_folder_for_every_language_and_no_other():
    assert {path.name for path in FOLDER.iterdir()} == set(OTHERS)


@pytest.mark.parametrize("code", OTHERS)
def test_no_message_stands_in_two_files(code):
    keys = Counter(key for path in (FOLDER / code).rglob("*.toml") for key in tomllib.loads(path.read_text()))
    assert [key for key, files in keys.items() if files > 1] == []


def test_names_of_values_are_looked_up_when_shown():
    names = Words({1: "One", 2: "Two"})
    assert dict(names) == {1: "One", 2: "Two"} and len(names) == 2


def test_numbers_are_written_as_the_language_writes_them(monkeypatch):
    shapes = [(1250.5, ",.2f"), (-0.4, "+.1f"), (0.25, ".0%"), (1250, "")]
    assert [numeral(*one) for one in shapes] == ["1,250.50", "-0.4", "25%", "1250"]
    assert t("{a:.1f}, {b}, {c:,}", a=2.5, b="2.5 x", c=1250) == "2.5, 2.5 x, 1,250"
    monkeypatch.setattr(catalogue, "surface", lambda: "de")
    assert [numeral(*one) for one in shapes] == ["1.250,50", "-0,4", "25\u00a0%", "1250"]
    assert t("{a:.1f}, {b}, {c:,}", a=2.5, b="2.5 x", c=1250) == "2,5, 2.5 x, 1.250"
