def delivery_slack(minutes: list[int], ready: list[int], before: list[list[int]]) -> list[int]:
    """Every delivery is made later, minute by minute, until the hall opens later."""
    n = len(minutes)

    def opening(arrivals: list[int]) -> int | None:
        start = list(arrivals)
        for _ in range(n + 1):
            changed = False
            for first, second in before:
                if start[second] < start[first] + minutes[first]:
                    start[second] = start[first] + minutes[first]
                    changed = True
            if not changed:
                return max(s + m for s, m in zip(start, minutes))
        return None

    def in_a_circle() -> bool:
        left = set(range(n))
        while left:
            free = {task for task in left if not any(b == task and a in left for a, b in before)}
            if not free:
                return True
            left -= free
        return False

    if in_a_circle():
        return []
    planned = opening(ready)
    slack = []
    for task in range(n):
        late = 0
        while opening([*ready[:task], ready[task] + late + 1, *ready[task + 1 :]]) == planned:
            late += 1
        slack.append(late)
    return slack
