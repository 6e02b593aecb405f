# Secrets, accounts, environments and other processes. Arguments: see Target in test_local_runner_attacks.py.
import glob
import os
import sys

secret, _, _, _, _, victim = sys.argv[1:]
host = os.getppid()
for path in (
    secret,
    "/etc/passwd",
    "/etc/shadow",
    "/etc/hostname",
    f"/proc/{victim}/environ",
    f"/proc/{victim}/cmdline",
    f"/proc/{victim}/maps",
    f"/proc/{host}/environ",
    "/proc/1/environ",
    "/proc/self/environ",
    "/proc/self/root/etc/passwd",
    "/proc/self/cwd/../../etc/passwd",
    *glob.glob("/proc/self/fd/*"),
):
    try:
        with open(path, "rb") as file:
            print("reached", path, file.read(200))
    except OSError:
        pass
for folder in ("/", "/home", "/root", "/proc", os.path.dirname(secret), ".."):
    try:
        print("reached", folder, os.listdir(folder)[:3])
    except OSError:
        pass
for descriptor in range(3, 256):
    try:
        print("reached", descriptor, os.read(descriptor, 10))
    except OSError:
        pass
if set(os.environ) - {"LC_CTYPE"}:  # which Python sets for itself
    print("reached", dict(os.environ))
