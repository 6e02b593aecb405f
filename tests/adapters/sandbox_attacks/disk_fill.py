# Bounded: 40 MB a place.
import sys

outside = sys.argv[5]
for folder in (outside, "/tmp", "/var/tmp", "/dev/shm", "."):
    try:
        with open(f"{folder}/rehearsal-attack", "wb") as file:
            for _ in range(40):
                file.write(b"x" * 1_000_000)
                file.flush()
        print("reached", folder)
    except OSError:
        pass
try:
    with open("/proc/self/fd/0", "r+b") as file:
        file.seek(0)
        print("reached", file.write(b"x" * 40_000_000))
except OSError:
    pass
