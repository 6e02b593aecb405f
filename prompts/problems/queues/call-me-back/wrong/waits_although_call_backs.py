# Calls back only when no further call will come at all, not whenever the line is empty.
from collections import deque


def start_minutes(calls, patience):
    starts = [0] * len(calls)
    line, backs = deque(), deque()
    i = now = 0
    while i < len(calls) or line:
        while i < len(calls) and calls[i][0] <= now:
            line.append(i)
            i += 1
        while line and now - calls[line[0]][0] > patience:
            backs.append(line.popleft())
        if line:
            caller = line.popleft()
            starts[caller] = now
            now += calls[caller][1]
        elif i < len(calls):
            now = calls[i][0]
    for caller in backs:
        starts[caller] = now
        now += calls[caller][1]
    return starts
