# Takes the time of a change also for boarding the first bus.
from heapq import heappop, heappush


def fewest_minutes(legs: list[list[int]], change: int, start: int, goal: int) -> int:
    if start == goal:
        return 0
    at = {}
    for a, b, line, minutes in legs:
        at.setdefault(a, []).append((b, line, minutes))
        at.setdefault(b, []).append((a, line, minutes))
    heap, seen = [(0, start, 0)], set()
    while heap:
        now, stop, line = heappop(heap)
        if stop == goal:
            return now
        if (stop, line) in seen:
            continue
        seen.add((stop, line))
        for there, other, minutes in at.get(stop, []):
            heappush(heap, (now + (change if other != line else 0) + minutes, there, other))
    return -1
