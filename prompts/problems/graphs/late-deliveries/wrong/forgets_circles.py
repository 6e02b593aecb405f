# Answers for the tasks it reaches and never notices that some wait for each other.
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
    opening = max(s + m for s, m in zip(start, minutes))
    work = list(minutes)
    for i in reversed(order):
        work[i] += max((work[j] for j in after[i]), default=0)
    return [opening - work[i] - ready[i] for i in range(n)]
