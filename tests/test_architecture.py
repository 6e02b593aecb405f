"""The house rules that a reader may rely on: who imports whom, how long a file and a function may be."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.over import over

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = [
    ROOT / "app.py",
    *(path for room in ("pages", "components", "core", "bench") for path in (ROOT / room).rglob("*.py")),
]
ENGINES = ("interviewing", "grading", "speech", "camera", "judge", "coding", "resume", "practice", "board", "drafting")
WIRING = ("bootstrap.py", "vendors.py", "document_vendors.py", "engines.py")  # they put the rest together
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
CORE_ALLOWS = {
    "domain": ("core.domain",),
    "services": (
        "core.domain",
        "core.errors",
        "core.ports",
        "core.people_ports",
        "core.instruments",
        "core.practice_ports",
        "core.operations_ports",
        "core.presence_ports",
        "core.resume_ports",
        "core.library_ports",
        "core.preset_ports",
        "core.languages",
        "core.prompting",
        "core.providers",
        "core.voice_providers",
        "core.services",
        "core.analytics",
        "core.insight_wording",
        "core.progress",
        *(f"core.{engine}" for engine in ENGINES),
    ),
    "adapters": (
        "core.domain",
        "core.errors",
        "core.ports",
        "core.people_ports",
        "core.instruments",
        "core.practice_ports",
        "core.operations_ports",
        "core.presence_ports",
        "core.resume_ports",
        "core.library_ports",
        "core.preset_ports",
        "core.wav",
        "core.chat_completions",
        "core.deadlines",
        "core.canaries",
        "core.records",
    ),
    "packs": (
        *("core.domain", "core.errors", "core.ports", "core.entries", "core.packs"),
        *("core.interviewing", "core.grading", "core.judge"),
    ),
    "api": ("core.services", "core.domain", "core.errors", "core.api"),
    **{
        e: (
            "core.domain",
            "core.errors",
            "core.ports",
            "core.instruments",
            "core.languages",
            "core.entries",
            "core.figures",
            "core.prompting",
            f"core.{e}",
        )
        for e in ENGINES
    },
}
CORE_FILES_ALLOW = {
    "errors": (),
    "content": (
        *("core.domain", "core.errors", "core.engines", "core.settings"),
        *("core.interviewing", "core.grading"),
    ),
    "application": (*CORE_ALLOWS["services"], "core.settings"),
    "ports": (
        *("core.domain", "core.errors", "core.people_ports", "core.practice_ports", "core.operations_ports"),
        *("core.presence_ports", "core.library_ports", "core.resume_ports", "core.preset_ports"),
    ),
    "library_ports": ("core.domain",),
    "preset_ports": (),
    "presence_ports": ("core.domain",),
    "resume_ports": ("core.domain",),
    "operations_ports": ("core.domain",),
    "metering": (
        "core.domain",
        "core.errors",
        "core.ports",
        "core.operations_ports",
        "core.chat_completions",
        "core.language_ports",
        "core.instruments",
    ),
    "logs": (),
    "practice_ports": ("core.domain",),
    "instruments": ("core.domain",),
    "people_ports": ("core.domain", "core.errors"),
    "language_ports": (),
    "prompting": ("core.errors",),
    "entries": ("core.errors",),
    "figures": (),
    "languages": ("core.domain", "core.entries", "core.errors"),
    "settings": ("core.errors",),
    "providers": ("core.domain", "core.errors", "core.ports"),
    "administration": ("core.domain", "core.errors", "core.services.sign_in", "core.settings", "core.vendors"),
    "voice_providers": (
        *("core.domain", "core.errors", "core.ports", "core.providers", "core.language_ports", "core.instruments"),
    ),
    "wav": ("core.domain", "core.errors"),
    "records": ("core.domain", "core.errors"),
    "deadlines": (),
    "canaries": ("core.domain",),
    "chat_completions": ("core.domain", "core.errors", "core.ports", "core.deadlines"),
    "vision_completions": ("core.errors", "core.deadlines", "core.chat_completions"),
    "analytics": ("core.domain",),
    "insight_wording": ("core.domain", "core.errors", "core.ports", "core.prompting"),
    "progress": ("core.domain",),
}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """(module, whether it is imported inside a function)"""
    tree = parsed(path)
    inner = {id(node) for f in ast.walk(tree) if isinstance(f, FUNCTION) for node in ast.walk(f)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in inner) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: relative import"
            module = node.module or ""
            yield module, id(node) in inner
            if module in ("core", "core.domain", "core.services"):
                yield from ((f"{module}.{alias.name}", id(node) in inner) for alias in node.names)


def ours(path: Path) -> list[str]:
    return [
        module
        for module, _ in imports(path)
        if module.split(".")[0] in ("core", "components", "pages", "bench", "tests")
    ]


def within(module: str, allowed: tuple[str, ...]) -> bool:
    return any(module == a or module.startswith(a + ".") for a in allowed)


def core_files() -> list[Path]:
    return sorted((ROOT / "core").rglob("*.py"))


@over(core_files(), name_of)
def test_arrows_in_core_point_inward(path):
    relative = path.relative_to(ROOT / "core")
    if relative.name == "__init__.py" or relative.name in WIRING:
        return
    room = relative.parts[0] if len(relative.parts) > 1 else None
    allowed = CORE_ALLOWS[room] if room else CORE_FILES_ALLOW[relative.stem]
    if room == "adapters" and len(relative.parts) > 2:  # an adapter of several files is a package
        allowed = (*allowed, f"core.adapters.{relative.parts[1]}")
    if path.stem == "supabase_check":  # a command of its own: it reads the settings as the product does
        allowed = (*allowed, "core.settings", "core.adapters.supabase")
    if relative.as_posix() == "packs/__main__.py":  # likewise: it checks a pack against the product as it is built
        allowed = (*allowed, "core.settings", "core.content", "core.vendors")
    own = ".".join(("core", *relative.with_suffix("").parts))
    strangers = [m for m in ours(path) if m != "core" and not within(m, allowed) and m != own]
    assert not strangers, f"{name_of(path)} reaches {strangers}"


@over(core_files(), name_of)
def test_core_knows_no_screen(path):
    assert not [m for m, _ in imports(path) if m.split(".")[0].startswith("streamlit")]


def test_the_domain_needs_the_standard_library_only():
    import sys

    for path in (ROOT / "core/domain").glob("*.py"):
        outside = [
            m
            for m, _ in imports(path)
            if m.split(".")[0] not in sys.stdlib_module_names and not m.startswith("core.domain")
        ]
        assert not outside, f"{name_of(path)} imports {outside}"


@over(sorted((ROOT / "components").rglob("*.py")), name_of)
def test_components_know_the_domain_only(path):
    allowed = ("components", "core.domain", "core.errors")
    if path.stem == "wiring":
        allowed = (*allowed, "core.application", "core.bootstrap", "core.settings")
    assert not [m for m in ours(path) if not within(m, allowed)]


@over(sorted((ROOT / "pages").rglob("*.py")), name_of)
def test_pages_are_scripts_over_components_and_the_domain(path):
    assert not [m for m in ours(path) if not within(m, ("components", "core.domain"))]
    assert not [n for n in ast.walk(parsed(path)) if isinstance(n, ast.ClassDef)], "Streamlit re-executes pages"


@over(PRODUCT, name_of)
def test_imports_stand_at_the_top(path):
    """Except heavy vendor libraries in adapters, and what bootstrap chooses at run time."""
    if "adapters" in path.parts or path.stem in ("bootstrap", "vendors") or path.is_relative_to(ROOT / "bench"):
        return
    assert not [module for module, inner in imports(path) if inner]


@over(PRODUCT, name_of)
def test_files_and_functions_stay_readable(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    long = [
        n.name for n in ast.walk(parsed(path)) if isinstance(n, FUNCTION) and (n.end_lineno or 0) - n.lineno + 1 > 40
    ]
    assert not long, f"{name_of(path)}: over 40 lines: {long}"


def test_no_file_has_a_name_that_explains_nothing():
    assert not [
        name_of(p)
        for p in PRODUCT
        if p.stem in {"utils", "util", "helpers", "helper", "manager", "common", "base", "misc"}
    ]
