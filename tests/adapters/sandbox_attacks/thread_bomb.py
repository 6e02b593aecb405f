# Bounded: at most 2000 threads of three seconds.
import threading
import time

for _ in range(2000):
    threading.Thread(target=time.sleep, args=(3,)).start()
