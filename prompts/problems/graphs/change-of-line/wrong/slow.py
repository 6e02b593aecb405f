# Correct, but tries every change from every line at a stop: quadratic time where many lines meet.
from heapq import heappop, heappush


def fewest_minutes(legs: list[list[int]], change: int, start: int, goal: int) -> int:
    at = {}
    for a, b, line, minutes in legs:
        at.setdefault(a, []).append((b, line, minutes))
        at.setdefault(b, []).append((a, line, minutes))
    heap, best = [(0, start, 0)], {(start, 0): 0}
    while heap:
        now, stop, line = heappop(heap)
        if stop == goal:
            return now
        if now > best[stop, line]:
            continue
        for there, other, minutes in at.get(stop, []):
            then = now + minutes + (change if line and other != line else 0)
            if then < best.get((there, other), then + 1):
                best[there, other] = then
                heappush(heap, (then, there, other))
    return -1
