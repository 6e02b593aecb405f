# Wants a gap larger than needed: bookings that touch, or leave exactly the turnover, are taken for a clash.
from bisect import bisect_left


def best_income(bookings: list[list[int]], kinds: list[str], turnover: int) -> int:
    ends, best = [], [0]
    kind_ends, kind_best = {}, {}
    for (start, end, fee), kind in sorted(zip(bookings, kinds), key=lambda r: r[0][1]):
        own_ends = kind_ends.setdefault(kind, [])
        own_best = kind_best.setdefault(kind, [0])
        before = max(best[bisect_left(ends, start - turnover)], own_best[bisect_left(own_ends, start)])
        ends.append(end)
        own_ends.append(end)
        best.append(max(best[-1], before + fee))
        own_best.append(max(own_best[-1], before + fee))
    return best[-1]
