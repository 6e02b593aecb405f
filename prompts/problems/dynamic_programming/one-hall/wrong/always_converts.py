# Leaves time for converting the hall also between bookings of the same kind.
from bisect import bisect_right


def best_income(bookings: list[list[int]], kinds: list[str], turnover: int) -> int:
    ends, best = [], [0]
    for start, end, fee in sorted(bookings, key=lambda b: b[1]):
        income = best[bisect_right(ends, start - turnover)] + fee
        ends.append(end)
        best.append(max(best[-1], income))
    return best[-1]
