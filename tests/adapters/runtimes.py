"""The runners for where the local sandbox cannot work, once for all tests; skips by name what is not installed."""

from functools import cache
from importlib import util

import pytest

from core.adapters.runtime_runner.deno import Deno, installed
from core.adapters.runtime_runner.runner import RuntimeRunner
from core.adapters.runtime_runner.wasm import WasmPython
from core.domain.coding import Language
from tests.tools import NODE_MODULES, PYTHON_WASM


@cache
def _wasm() -> RuntimeRunner:
    return RuntimeRunner(WasmPython(PYTHON_WASM, NODE_MODULES / ".compiled"))


@cache
def _deno() -> RuntimeRunner:
    return RuntimeRunner(Deno())


def wasm_runner() -> RuntimeRunner:
    if not PYTHON_WASM.exists():
        pytest.skip("CPython's WASI build is missing: python -m tests.tools gets it with npm")
    if util.find_spec("wasmtime") is None:
        pytest.skip("wasmtime is missing")
    return _enabled(_wasm(), Language.PYTHON)


def deno_runner() -> RuntimeRunner:
    if installed() is None:
        pytest.skip("Deno is missing")
    return _enabled(_deno(), Language.JAVASCRIPT)


def runner_of(language: Language) -> RuntimeRunner:
    return wasm_runner() if language is Language.PYTHON else deno_runner()


def _enabled(runner: RuntimeRunner, language: Language) -> RuntimeRunner:
    status = next(status for status in runner.status() if status.language is language)
    assert status.enabled, status.detail
    return runner
