# Counts before it adds the newest possible start, so periods of exactly min_days are missed.
from bisect import bisect_right, insort


def qualifying_periods(inflow, target, min_days):
    totals = [0]
    for day in inflow:
        totals.append(totals[-1] + day - target)
    seen = []
    good = 0
    for end in range(min_days, len(totals)):
        good += bisect_right(seen, totals[end])
        insort(seen, totals[end - min_days])
    return good
