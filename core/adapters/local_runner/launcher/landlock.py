"""Which files a process may touch, by Linux's Landlock. Inherited by whatever it starts, and never to be lifted again.

Bits and structures: include/uapi/linux/landlock.h. The three system calls have the same number on every architecture.
"""

from __future__ import annotations

import ctypes
import os
import struct

TYPE_CHECKING = False  # as typing has it
if TYPE_CHECKING:
    from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REMOVE_DIR, REMOVE_FILE, MAKE_DIR, MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
REFER, TRUNCATE = 1 << 13, 1 << 14
ON_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE
READ = READ_FILE | READ_DIR
WRITE = READ | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | REFER | TRUNCATE
# What each version of the kernel's interface can hold back: files, rename, truncate, ioctl on devices.
HANDLED_BITS = {1: 13, 2: 14, 3: 15, 4: 15}
NEWEST_HANDLED_BITS = 16
TRUNCATE_SINCE, NETWORK_SINCE, SCOPES_SINCE = 3, 4, 6

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


def version() -> int:
    """Of the kernel's interface; 0 or less where there is none."""
    return int(_libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), 1))


def restrict(*, read: Iterable[str], execute: Iterable[str], write: Iterable[str]) -> None:
    """For this process, for good: no file but these and what lies under them; and, where the kernel can hold them back,
    no TCP, no abstract unix socket, no signal to a process outside. Missing paths are passed over. Raises OSError."""
    abi = version()
    if abi < 1:
        raise OSError(ctypes.get_errno(), "this kernel has no Landlock")
    handled = (1 << HANDLED_BITS.get(abi, NEWEST_HANDLED_BITS)) - 1
    network, scopes = (3 if abi >= NETWORK_SINCE else 0), (3 if abi >= SCOPES_SINCE else 0)
    attributes = struct.pack("QQQ", handled, network, scopes)
    size = 8 if abi < NETWORK_SINCE else 16 if abi < SCOPES_SINCE else 24
    ruleset = _checked(_libc.syscall(CREATE_RULESET, attributes, ctypes.c_size_t(size), 0))
    for paths, access in ((read, READ), (execute, READ | EXECUTE), (write, WRITE)):
        for path in paths:
            _allow(ruleset, path, access & handled)
    _checked(_libc.syscall(RESTRICT_SELF, ruleset, 0))
    os.close(ruleset)


def _allow(ruleset: int, path: str, access: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    allowed = access if os.path.isdir(path) else access & ON_FILES  # noqa: PTH112
    rule = struct.pack("=Qi", allowed, descriptor)
    _checked(_libc.syscall(ADD_RULE, ruleset, 1, rule, 0))
    os.close(descriptor)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"Landlock: {os.strerror(number)}")
    return result
