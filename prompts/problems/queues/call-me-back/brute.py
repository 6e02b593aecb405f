def start_minutes(calls: list[list[int]], patience: int) -> list[int]:
    """Minute by minute; each minute every caller is looked at."""
    starts = [-1] * len(calls)
    minute = free_at = 0
    while -1 in starts:
        if minute >= free_at:
            unserved = [i for i in range(len(calls)) if starts[i] == -1 and calls[i][0] <= minute]
            # On the line before hung up; within each kind whoever rang, or hung up, first.
            unserved.sort(key=lambda i: (minute > calls[i][0] + patience, calls[i][0], i))
            if unserved:
                starts[unserved[0]] = minute
                free_at = minute + calls[unserved[0]][1]
        minute += 1
    return starts
