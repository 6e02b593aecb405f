# Takes a caller who has waited for exactly the patience as gone.
from collections import deque


def start_minutes(calls, patience):
    starts = [0] * len(calls)
    line, backs = deque(), deque()
    i = now = 0
    for _ in calls:
        if not line and not backs and i < len(calls):
            now = max(now, calls[i][0])
        while i < len(calls) and calls[i][0] <= now:
            line.append(i)
            i += 1
        while line and now - calls[line[0]][0] >= patience:
            backs.append(line.popleft())
        caller = line.popleft() if line else backs.popleft()
        starts[caller] = now
        now += calls[caller][1]
    return starts
