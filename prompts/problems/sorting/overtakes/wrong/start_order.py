# Returns the counts in the order of the starts instead of the order in which the riders were given.
from bisect import bisect_left, bisect_right, insort
from itertools import groupby


def overtakes(riders: list[list[int]], window: int) -> list[int]:
    counted, inside, oldest = [], [], 0
    order = sorted(riders)
    for start, group in groupby(order, key=lambda rider: rider[0]):
        group = list(group)
        while order[oldest][0] < start - window:
            inside.pop(bisect_left(inside, order[oldest][1]))
            oldest += 1
        for _, finish in group:
            counted.append(len(inside) - bisect_right(inside, finish))
        for _, finish in group:
            insort(inside, finish)
    return counted
