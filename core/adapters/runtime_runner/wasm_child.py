"""CPython's WASI build under wasmtime, in a process that may be killed at any time: wasmtime is loaded here alone.

`main` takes the precompiled module, the limits and the arguments; the working directory is all that the program sees of
the machine's files. `compile_module` translates the WebAssembly to machine code, which takes half a minute once.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from core.adapters.runtime_runner.supervisor import FAILED, STARTED, limit_cpu

TRAPPED = 134  # as of a program that aborts
GUEST_TABLES = 100_000  # entries: those of CPython take about 10 000


def main() -> None:
    module_path, memory_mb, cpu_ms, entry, *arguments, report = sys.argv[2:]
    try:
        start = loaded(module_path, int(memory_mb), [entry, *arguments])
    except BaseException as error:
        os.write(int(report), FAILED + repr(error).encode())
        os._exit(1)
    limit_cpu(int(cpu_ms))
    os.write(int(report), STARTED + str(time.process_time()).encode())
    os._exit(exit_code_of(start))


def loaded(module_path: str, memory_mb: int, arguments: list[str]) -> Callable[[], None]:
    """The program's start, as a function."""
    from wasmtime import Engine, Func, Linker, Module, Store, WasiConfig

    engine = Engine()
    store = Store(engine)
    store.set_limits(memory_size=memory_mb << 20, table_elements=GUEST_TABLES, instances=1, tables=4, memories=1)
    wasi = WasiConfig()
    wasi.argv = ["python", "-I", "-S", "-B", "-X", "utf8", *arguments]
    wasi.inherit_stdin()
    wasi.inherit_stdout()
    wasi.inherit_stderr()
    wasi.preopen_dir(".", "/", fs_mutable=False)
    store.set_wasi(wasi)
    linker = Linker(engine)
    linker.define_wasi()
    instance = linker.instantiate(store, Module.deserialize_file(engine, module_path))
    start = instance.exports(store)["_start"]
    assert isinstance(start, Func)
    return lambda: start(store)


def exit_code_of(start: Callable[[], None]) -> int:
    from wasmtime import ExitTrap, Trap, WasmtimeError

    try:
        start()
    except ExitTrap as ended:
        return int(ended.code)
    except (Trap, WasmtimeError) as trap:
        # The last line says what happened; those before it are addresses in the interpreter.
        os.write(2, f"The interpreter was stopped: {str(trap).strip().splitlines()[-1].strip()}\n".encode())
        return TRAPPED
    return 0


def compile_module() -> None:
    """Told the WebAssembly's path and where to write."""
    from wasmtime import Engine, Module

    source, target = sys.argv[2:]
    with open(target, "xb") as file:  # noqa: PTH123
        file.write(Module.from_file(Engine(), source).serialize())
