"""Which system calls a process may make, by name through the system's libseccomp, so that every architecture is right.

A list of what is allowed; all else fails. What runtimes try and can do without answers "no such call" (ENOSYS), so that
they fall back; what a program may wonder about answers "not permitted" (EPERM).
"""

from __future__ import annotations

import ctypes
import errno
import os

TYPE_CHECKING = False  # as typing has it
if TYPE_CHECKING:
    from collections.abc import Iterable

ALLOW, ERRNO = 0x7FFF0000, 0x00050000
NOT_EQUAL, EQUAL, MASKED_EQUAL = 1, 4, 7  # enum scmp_compare

CLONE_THREAD = 0x00010000
CLONE_NAMESPACES = 0x7E020000
AF_UNIX, SOCK_STREAM, SOCK_TYPE_MASK = 1, 1, 0xF

PLAIN = """
read pread64 readv preadv preadv2 write pwrite64 writev pwritev pwritev2 lseek close close_range
stat lstat fstat newfstatat fstatat64 statx statfs fstatfs access faccessat faccessat2 readlink readlinkat getcwd
chdir fchdir getdents getdents64 fadvise64 dup dup2 dup3 pipe pipe2 flock umask
poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd eventfd2
mmap munmap mprotect mremap madvise brk mincore msync membarrier
futex futex_waitv set_robust_list get_robust_list set_tid_address rseq arch_prctl restart_syscall
sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min getcpu
getpid getppid gettid getuid geteuid getgid getegid getgroups getpgrp getpgid getsid getpriority
getresuid getresgid capget getrlimit getrusage sysinfo uname times time getrandom
gettimeofday clock_gettime clock_getres clock_nanosleep nanosleep alarm setitimer getitimer pause
rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait sigaltstack
execve exit exit_group wait4 waitid recvfrom shutdown getsockname getpeername getsockopt
"""
COMPILING = """
fork vfork mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 truncate ftruncate fallocate
chmod fchmod fchmodat utimensat fsync fdatasync
"""
REFUSED = """
socket connect bind listen accept accept4 sendmsg sendmmsg recvmsg recvmmsg fork vfork execveat
ptrace process_vm_readv process_vm_writev pidfd_open pidfd_getfd pidfd_send_signal tkill rt_sigqueueinfo
rt_tgsigqueueinfo setsid setpgid setpriority sched_setaffinity sched_setscheduler setrlimit
mount umount2 pivot_root chroot unshare setns mknod mknodat symlink symlinkat link linkat rename renameat renameat2
mkdir mkdirat rmdir unlink unlinkat creat truncate ftruncate fallocate chmod fchmod fchmodat chown fchown lchown
fchownat setxattr lsetxattr fsetxattr removexattr utime utimes utimensat futimesat memfd_create memfd_secret
shmget shmat shmctl semget msgget msgsnd mq_open keyctl add_key request_key bpf perf_event_open userfaultfd
setuid setgid setreuid setregid setresuid setresgid setgroups capset personality reboot swapon swapoff
"""
# TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX: questions and flags of a descriptor's own.
IOCTLS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
# Duplicates, flags and record locks. Not F_SETOWN and F_SETSIG, which would send signals to others.
FCNTLS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032)
# PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_CAPBSET_READ, PR_SET_VMA (names a mapping).
PRCTLS = (3, 15, 16, 23, 0x53564D41)


class Comparison(ctypes.Structure):
    """struct scmp_arg_cmp"""

    _fields_ = (
        ("arg", ctypes.c_uint),
        ("operation", ctypes.c_int),
        ("datum_a", ctypes.c_uint64),
        ("datum_b", ctypes.c_uint64),
    )


class Filter:
    """Raises OSError where libseccomp is missing or refuses."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
        self._library.seccomp_init.restype = ctypes.c_void_p
        context = self._library.seccomp_init(ctypes.c_uint32(ERRNO | errno.ENOSYS))
        if not context:
            raise OSError("libseccomp cannot start a filter")
        self._context = ctypes.c_void_p(context)

    def allow(self, name: str, *comparisons: tuple[int, int, int, int]) -> None:
        self._add(ALLOW, name, comparisons)

    def refuse(self, name: str, *comparisons: tuple[int, int, int, int], number: int = errno.EPERM) -> None:
        self._add(ERRNO | number, name, comparisons)

    def allow_one_of(self, name: str, argument: int, values: Iterable[int]) -> None:
        for value in values:
            self.allow(name, (argument, EQUAL, value, 0))

    def load(self) -> None:
        _checked(self._library.seccomp_load(self._context))

    def _add(self, action: int, name: str, comparisons: tuple[tuple[int, int, int, int], ...]) -> None:
        number = self._library.seccomp_syscall_resolve_name(name.encode())
        if number < 0:  # this architecture, or this libseccomp, has no such call: it stays refused
            return
        array = (Comparison * max(1, len(comparisons)))(*(Comparison(*comparison) for comparison in comparisons))
        _checked(
            self._library.seccomp_rule_add_array(
                self._context, ctypes.c_uint32(action), number, len(comparisons), array
            )
        )


def restrict(*, may_fork: bool, may_truncate: bool) -> None:
    """For this process, for good. `may_fork`: a compile step, which starts its own tools and writes its folder.
    `may_truncate`: whether something else guards opening with O_TRUNC. Raises OSError."""
    own, rules = os.getpid(), Filter()
    compiling = set(COMPILING.split()) if may_fork else set()
    for name in {*PLAIN.split(), *compiling}:
        rules.allow(name)
    for name in set(REFUSED.split()) - compiling:
        rules.refuse(name)
    _allow_opening(rules, may_truncate=may_truncate or may_fork)
    _allow_threads(rules, may_fork=may_fork)
    for name in ("kill", "tgkill"):
        rules.allow(name, (0, EQUAL, own, 0))
        rules.refuse(name, (0, NOT_EQUAL, own, 0))
    # Asking for limits is fine, setting them is not; a null pointer is "do not set".
    rules.allow("prlimit64", (2, EQUAL, 0, 0))
    rules.refuse("prlimit64", (2, NOT_EQUAL, 0, 0))
    rules.allow_one_of("ioctl", 1, IOCTLS)
    rules.allow_one_of("fcntl", 1, FCNTLS)
    rules.allow_one_of("prctl", 0, PRCTLS)
    # An event loop wakes itself over a pair of its own; without an address nothing is sent elsewhere.
    rules.allow("socketpair", (0, EQUAL, AF_UNIX, 0), (1, MASKED_EQUAL, SOCK_TYPE_MASK, SOCK_STREAM))
    rules.allow("sendto", (4, EQUAL, 0, 0))
    rules.load()


def _allow_opening(rules: Filter, *, may_truncate: bool) -> None:
    for name, argument in (("open", 1), ("openat", 2)):
        if may_truncate:
            rules.allow(name)
        else:
            rules.allow(name, (argument, MASKED_EQUAL, os.O_TRUNC, 0))
            rules.refuse(name, (argument, MASKED_EQUAL, os.O_TRUNC, os.O_TRUNC), number=errno.EACCES)


def _allow_threads(rules: Filter, *, may_fork: bool) -> None:
    """clone3 hides its flags behind a pointer, so it is "not there", and clone is asked instead."""
    if may_fork:
        rules.allow("clone", (0, MASKED_EQUAL, CLONE_NAMESPACES, 0))
    else:
        rules.allow("clone", (0, MASKED_EQUAL, CLONE_NAMESPACES | CLONE_THREAD, CLONE_THREAD))
        rules.refuse("clone", (0, MASKED_EQUAL, CLONE_THREAD, 0))


def _checked(result: int) -> None:
    if result < 0:
        raise OSError(-result, f"seccomp: {os.strerror(-result)}")
