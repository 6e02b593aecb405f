def delivery_slack(minutes: list[int], ready: list[int], before: list[list[int]]) -> list[int]:
    n = len(minutes)
    after: list[list[int]] = [[] for _ in range(n)]
    waiting_for = [0] * n
    for first, second in before:
        after[first].append(second)
        waiting_for[second] += 1

    order = [task for task in range(n) if waiting_for[task] == 0]
    start = list(ready)
    for task in order:  # grows while it is walked
        finish = start[task] + minutes[task]
        for later in after[task]:
            start[later] = max(start[later], finish)
            waiting_for[later] -= 1
            if waiting_for[later] == 0:
                order.append(later)
    if len(order) < n:
        return []

    opening = max(start[task] + minutes[task] for task in range(n))
    work = list(minutes)  # from the start of a task to the end of the longest chain that hangs on it
    for task in reversed(order):
        work[task] += max((work[later] for later in after[task]), default=0)
    return [opening - work[task] - ready[task] for task in range(n)]
