# Puts those who hung up at the end of the line, where they are served before later callers.
from collections import deque


def start_minutes(calls, patience):
    starts = [0] * len(calls)
    line = deque()
    gone = set()
    i = now = 0
    for _ in calls:
        if not line and i < len(calls):
            now = max(now, calls[i][0])
        while i < len(calls) and calls[i][0] <= now:
            line.append(i)
            i += 1
        while line[0] not in gone and now - calls[line[0]][0] > patience:
            gone.add(line[0])
            line.append(line.popleft())
        caller = line.popleft()
        starts[caller] = now
        now += calls[caller][1]
    return starts
