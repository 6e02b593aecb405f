from bisect import bisect_left
from itertools import groupby


class Tally:
    """A Fenwick tree: how many of the numbers put in are at most a given one. Numbers run from 1."""

    def __init__(self, size: int) -> None:
        self.sums = [0] * (size + 1)
        self.total = 0

    def add(self, number: int, count: int) -> None:
        self.total += count
        while number < len(self.sums):
            self.sums[number] += count
            number += number & -number

    def above(self, number: int) -> int:
        at_most = 0
        while number > 0:
            at_most += self.sums[number]
            number -= number & -number
        return self.total - at_most


def overtakes(riders: list[list[int]], window: int) -> list[int]:
    finishes = sorted({finish for _, finish in riders})
    rank = [bisect_left(finishes, finish) + 1 for _, finish in riders]
    order = sorted(range(len(riders)), key=lambda rider: riders[rider][0])
    counted = [0] * len(riders)
    tally = Tally(len(finishes))
    oldest = 0
    for start, group in groupby(order, key=lambda rider: riders[rider][0]):
        together = list(group)
        while riders[order[oldest]][0] < start - window:
            tally.add(rank[order[oldest]], -1)
            oldest += 1
        for rider in together:
            counted[rider] = tally.above(rank[rider])
        for rider in together:
            tally.add(rank[rider], 1)
    return counted
