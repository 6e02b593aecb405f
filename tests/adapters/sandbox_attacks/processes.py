# Other programs, other processes, tracing, namespaces, and the ways round a refused call.
import ctypes
import fcntl
import os
import signal
import subprocess
import sys

secret, _, _, _, _, victim = sys.argv[1:]
libc = ctypes.CDLL(None, use_errno=True)


def checked(result):
    if result < 0:
        raise OSError(ctypes.get_errno())
    return result


def fork():
    child = os.fork()
    if child == 0:
        os._exit(0)
    return child


def signals_by_owner():
    """Asks the kernel to signal somebody else when a pipe becomes readable."""
    read, write = os.pipe()
    fcntl.fcntl(read, fcntl.F_SETOWN, int(victim))
    fcntl.fcntl(read, 10, signal.SIGKILL)
    fcntl.fcntl(read, fcntl.F_SETFL, os.O_ASYNC)
    os.write(write, b"x")


for attempt in (
    fork,
    lambda: subprocess.run(["/bin/sh", "-c", "id"], capture_output=True, check=True),
    lambda: subprocess.run(["/bin/cat", secret], capture_output=True, check=True),
    lambda: os.posix_spawn("/bin/true", ["true"], {}),
    lambda: os.execv("/bin/cat", ["cat", secret]),
    lambda: os.kill(int(victim), signal.SIGKILL),
    lambda: os.kill(os.getppid(), signal.SIGKILL),
    lambda: os.killpg(os.getpgid(int(victim)), signal.SIGKILL),
    lambda: os.pidfd_open(int(victim)),
    lambda: os.setpriority(os.PRIO_PROCESS, int(victim), 19),
    lambda: os.sched_setaffinity(int(victim), {0}),
    signals_by_owner,
    os.setsid,
    lambda: os.setuid(0),
    lambda: checked(libc.ptrace(16, int(victim), 0, 0)),
    lambda: checked(libc.unshare(0x10000000)),
    lambda: checked(libc.mount(b"none", b".", b"tmpfs", 0, None)),
    lambda: checked(libc.chroot(b".")),
    lambda: checked(libc.prctl(1, 0)),
    lambda: checked(libc.personality(0x0040000)),
    lambda: checked(libc.syscall(425, 8, ctypes.create_string_buffer(200))),
    lambda: checked(libc.memfd_create(b"x", 0)),
    lambda: checked(libc.shmget(0, 4096, 0o1777)),
    lambda: __import__("resource").setrlimit(__import__("resource").RLIMIT_NOFILE, (8, 8)),
):
    try:
        print("reached", attempt())
    except (OSError, ValueError, subprocess.SubprocessError):
        pass
