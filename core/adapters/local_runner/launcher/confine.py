"""Turns the process that calls it into the confined program. Constants: include/uapi/linux/prctl.h, capability.h."""

from __future__ import annotations

import ctypes
import os
import resource
import struct

from core.adapters.local_runner.launcher import landlock, seccomp

TYPE_CHECKING = False  # as typing has it
if TYPE_CHECKING:
    from typing import Any

SIGKILL, SIGPIPE, SIGXFSZ = 9, 13, 25
PR_SET_PDEATHSIG, PR_CAPBSET_DROP, PR_SET_SECUREBITS, PR_SET_NO_NEW_PRIVS = 1, 24, 28, 38
# No power by being root, none kept over a change of user, none given to a program; each of them locked.
SECUREBITS = 0b11101111
CAPABILITY_VERSION_3 = 0x20080522
LOWEST_PRIORITY_BUT_ONE = 5
MB = 1 << 20

_libc = ctypes.CDLL(None, use_errno=True)


def become(spec: dict[str, Any], *, stdin: int, stdout: int, stderr: int, report: int) -> None:
    """Never returns: the program takes over, or what went wrong is written to `report` and the process ends."""
    try:
        os.setsid()
        _libc.prctl(PR_SET_PDEATHSIG, SIGKILL)
        for source, target in ((stdin, 0), (stdout, 1), (stderr, 2), (report, 3)):
            os.dup2(source, target, inheritable=target != 3)
        os.closerange(4, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        report = 3
        os.chdir(spec["folder"])
        os.umask(0o077)
        os.nice(LOWEST_PRIORITY_BUT_ONE)
        for number in (SIGPIPE, SIGXFSZ):  # Python ignores them, and the program would inherit that
            _libc.signal(number, None)
        _limit(spec["limits"])
        _drop_privileges()
        paths = spec["paths"]
        landlock.restrict(read=paths["read"], execute=paths["execute"], write=paths["write"])
        seccomp.restrict(may_fork=spec["compiling"], may_truncate=landlock.version() >= landlock.TRUNCATE_SINCE)
        os.execve(spec["command"][0], spec["command"], spec["environment"])  # noqa: S606
    except BaseException as error:
        os.write(report, f"{type(error).__name__}: {error}".encode())
    finally:
        os._exit(127)


def _limit(limits: dict[str, Any]) -> None:
    """Hard limits, which nothing can raise again. None: not limited here."""
    cpu_s = -(-limits["cpu_ms"] // 1000)
    for kind, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, cpu_s + 1),  # the supervisor is exact; this holds where it cannot look
        (resource.RLIMIT_AS, _bytes(limits["address_mb"])),
        (resource.RLIMIT_DATA, _bytes(limits["data_mb"])),
        (resource.RLIMIT_FSIZE, _bytes(limits["file_mb"])),
        (resource.RLIMIT_STACK, _bytes(limits["stack_mb"])),
        (resource.RLIMIT_NOFILE, limits["descriptors"]),
        (resource.RLIMIT_MEMLOCK, 0),
    ):
        if value is not None:
            ceiling = resource.getrlimit(kind)[1]
            lowest = value if ceiling == resource.RLIM_INFINITY else min(value, ceiling)
            resource.setrlimit(kind, (lowest, lowest))


def _bytes(megabytes: int | None) -> int | None:
    return None if megabytes is None else megabytes * MB


def _drop_privileges() -> None:
    """Also those that a process of root has. Fails where there are none to drop, which is as good."""
    if os.geteuid() == 0:
        _libc.prctl(PR_SET_SECUREBITS, SECUREBITS, 0, 0, 0)
        capability = 0
        while _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0:
            capability += 1
    header = struct.pack("Ii", CAPABILITY_VERSION_3, 0)
    _libc.capset(header, struct.pack("6I", 0, 0, 0, 0, 0, 0))
    if _libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs refused")
