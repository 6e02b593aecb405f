from bisect import bisect_right
from collections import defaultdict


class BestByEnd:
    """The best income of a chain of bookings that ends by a given minute."""

    def __init__(self) -> None:
        self.ends: list[int] = []
        self.incomes: list[int] = [0]

    def by(self, minute: int) -> int:
        return self.incomes[bisect_right(self.ends, minute)]

    def add(self, end: int, income: int) -> None:
        self.ends.append(end)
        self.incomes.append(max(income, self.incomes[-1]))


def best_income(bookings: list[list[int]], kinds: list[str], turnover: int) -> int:
    overall = BestByEnd()
    of_kind: defaultdict[str, BestByEnd] = defaultdict(BestByEnd)
    for (start, end, fee), kind in sorted(zip(bookings, kinds), key=lambda request: request[0][1]):
        income = fee + max(overall.by(start - turnover), of_kind[kind].by(start))
        overall.add(end, income)
        of_kind[kind].add(end, income)
    return overall.incomes[-1]
