from collections import deque


def start_minutes(calls: list[list[int]], patience: int) -> list[int]:
    starts = [0] * len(calls)
    line: deque[int] = deque()
    call_backs: deque[int] = deque()
    coming = now = 0
    while coming < len(calls) or line or call_backs:
        while coming < len(calls) and calls[coming][0] <= now:
            line.append(coming)
            coming += 1
        while line and now - calls[line[0]][0] > patience:
            call_backs.append(line.popleft())
        if line or call_backs:
            caller = line.popleft() if line else call_backs.popleft()
            starts[caller] = now
            now += calls[caller][1]
        elif coming < len(calls):
            now = calls[coming][0]
    return starts
