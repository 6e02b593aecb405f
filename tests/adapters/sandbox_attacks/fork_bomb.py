# Bounded: at most 15 processes of two seconds, should nothing stop it.
import os
import time

for _ in range(4):
    try:
        os.fork()
    except OSError:
        continue
    print("reached")
    time.sleep(0.5)
