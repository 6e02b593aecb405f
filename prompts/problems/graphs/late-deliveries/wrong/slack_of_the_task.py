# Gives the slack of the task, latest start less earliest start, although a delivery may have come long before.
def delivery_slack(minutes: list[int], ready: list[int], before: list[list[int]]) -> list[int]:
    n = len(minutes)
    after = [[] for _ in range(n)]
    degree = [0] * n
    for a, b in before:
        after[a].append(b)
        degree[b] += 1
    order = [i for i in range(n) if degree[i] == 0]
    start = list(ready)
    for i in order:
        for j in after[i]:
            start[j] = max(start[j], start[i] + minutes[i])
            degree[j] -= 1
            if degree[j] == 0:
                order.append(j)
    if len(order) < n:
        return []
    opening = max(s + m for s, m in zip(start, minutes))
    latest = [opening - m for m in minutes]
    for i in reversed(order):
        for j in after[i]:
            latest[i] = min(latest[i], latest[j] - minutes[i])
    return [latest[i] - start[i] for i in range(n)]
