# Settles a task the first time it is reached, before all the tasks that it waits for are finished.
from collections import deque


def delivery_slack(minutes: list[int], ready: list[int], before: list[list[int]]) -> list[int]:
    n = len(minutes)
    after = [[] for _ in range(n)]
    degree = [0] * n
    for a, b in before:
        after[a].append(b)
        degree[b] += 1
    start = list(ready)
    queue = deque(i for i in range(n) if degree[i] == 0)
    order, seen = [], set(queue)
    while queue:
        i = queue.popleft()
        order.append(i)
        for j in after[i]:
            start[j] = max(start[j], start[i] + minutes[i])
            degree[j] -= 1
            if j not in seen:
                seen.add(j)
                queue.append(j)
    if any(degree) or len(order) < n:
        return []
    opening = max(s + m for s, m in zip(start, minutes))
    work = list(minutes)
    for i in reversed(order):
        work[i] += max((work[j] for j in after[i]), default=0)
    return [opening - work[i] - ready[i] for i in range(n)]
