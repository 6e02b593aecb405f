# Keeps a single best chain for each minute and looks only at the kind of its last booking.
from bisect import bisect_right


def best_income(bookings: list[list[int]], kinds: list[str], turnover: int) -> int:
    order = sorted(range(len(bookings)), key=lambda i: bookings[i][1])
    ends, best, last_kind = [], [0], [""]
    for i in order:
        start, end, fee = bookings[i]
        at = bisect_right(ends, start)
        if last_kind[at] not in ("", kinds[i]) and ends[at - 1] > start - turnover:
            at = bisect_right(ends, start - turnover)
        income = best[at] + fee
        ends.append(end)
        if income > best[-1]:
            best.append(income)
            last_kind.append(kinds[i])
        else:
            best.append(best[-1])
            last_kind.append(last_kind[-1])
    return best[-1]
