# ruff: noqa: F811 - the fixture `target` is another file's
"""The attacks on the local sandbox, in WebAssembly and in Deno; and those that only make sense there.

What a runtime lacks ends an attack early, so each attempt is made to go on: no names are missing, no error is final.
"""

import re
import time
from dataclasses import replace

import pytest

from core.domain.coding import Language, Program, RunLimits
from tests.adapters.runtimes import runner_of
from tests.adapters.test_local_runner_attacks import (
    ENDS,
    LANGUAGES,
    SAID,
    assert_unharmed,
    attacks,
    open_descriptors,
    target,  # noqa: F401
)

pytestmark = pytest.mark.slow
STUBS = """import os, signal
os.getppid = lambda: 1
signal.valid_signals = lambda: range(1, 32)
os.chmod = None  # which there does nothing, to no file at all, and says that it did
"""
OWN = "reached / ['main.py']\n"  # all the files that there are
SERVED = [path for path in attacks() if LANGUAGES[path.suffix] in (Language.PYTHON, Language.JAVASCRIPT)]
REFUSED = {  # what does not exist cannot go on for long
    "thread_bomb.py": SAID,
    "fork_bomb.py": SAID,
}


def persistent(source: str, language: Language) -> str:
    if language is Language.JAVASCRIPT:
        return source.replace("fs.statSync(__filename).size", "0")
    source = re.sub(r"except [^:]*:", "except BaseException:", source)
    source = re.sub(r"suppress\([^)]*\)", "suppress(BaseException)", source)
    return STUBS + source.replace("import ctypes\n", "").replace("import fcntl\n", "").replace(
        "ctypes.CDLL(None, use_errno=True)", "None"
    )


@pytest.mark.parametrize("path", SERVED, ids=lambda path: path.name)
def test_an_attack_has_no_effect(path, target):
    language = LANGUAGES[path.suffix]
    runner = runner_of(language)
    source = persistent(path.read_text().replace("@SECRET@", str(target.secret)), language)
    limits = RunLimits(cpu_ms=1_000, wall_ms=5_000)
    descriptors = open_descriptors()
    started = time.monotonic()
    result = runner.run(Program.from_source(source, language, args=target.arguments), limits=limits)
    assert time.monotonic() - started < 30
    assert_unharmed(target, replace(result, stdout=result.stdout.replace(OWN, "")))
    assert result.outcome in REFUSED.get(path.name, ENDS.get(path.stem, SAID)), result
    assert len(result.stdout) <= limits.output_kb * 1024 and len(result.stderr) <= limits.output_kb * 1024
    assert open_descriptors() == descriptors
