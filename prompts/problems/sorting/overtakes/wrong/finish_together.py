# Counts riders who finish together, and those who start together, as overtaken.
from bisect import bisect_left, insort


def overtakes(riders: list[list[int]], window: int) -> list[int]:
    counted, inside, oldest = [0] * len(riders), [], 0
    order = sorted(range(len(riders)), key=lambda i: riders[i])
    for i in order:
        start, finish = riders[i]
        while riders[order[oldest]][0] < start - window:
            inside.pop(bisect_left(inside, riders[order[oldest]][1]))
            oldest += 1
        counted[i] = len(inside) - bisect_left(inside, finish)
        insort(inside, finish)
    return counted
