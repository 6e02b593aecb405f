# Files outside and its own, links, times and modes.
import os
import sys

secret, _, _, _, outside, _ = sys.argv[1:]
here = os.path.abspath(__file__)
own = os.stat(here)
for attempt in (
    lambda: open(f"{outside}/attack", "w").write("x"),
    lambda: open("/tmp/rehearsal-attack", "w").write("x"),
    lambda: open("/dev/shm/rehearsal-attack", "w").write("x"),
    lambda: open("attack", "w").write("x"),
    lambda: open(here, "a").write("x"),
    lambda: open(secret, "a").write("x"),
    lambda: os.open(here, os.O_RDONLY | os.O_TRUNC),
    lambda: os.truncate(here, 0),
    lambda: os.mkdir("folder"),
    lambda: os.mkfifo("fifo"),
    lambda: os.mknod("node"),
    lambda: os.symlink(secret, "link"),
    lambda: os.link(secret, "link"),
    lambda: os.link(here, f"{outside}/attack"),
    lambda: os.rename(here, "moved"),
    lambda: os.remove(here),
    lambda: os.remove(secret),
    lambda: os.chmod(here, 0o777),
    lambda: os.chmod(secret, 0),
    lambda: os.chown(secret, 1, 1),
    lambda: os.utime(secret, (0, 0)),
    lambda: os.setxattr(secret, "user.attack", b"x"),
):
    try:
        print("reached", attempt())
    except OSError:
        pass
if not os.path.exists(here) or os.stat(here).st_size != own.st_size:
    print("reached", here)
