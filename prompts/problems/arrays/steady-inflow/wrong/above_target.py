# Asks for an average above the target: bisect_left leaves out equal totals.
from bisect import bisect_left, insort


def qualifying_periods(inflow, target, min_days):
    totals = [0]
    for day in inflow:
        totals.append(totals[-1] + day - target)
    seen = []
    good = 0
    for end in range(min_days, len(totals)):
        insort(seen, totals[end - min_days])
        good += bisect_left(seen, totals[end])
    return good
