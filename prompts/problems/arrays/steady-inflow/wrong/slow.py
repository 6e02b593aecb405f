# Right, but tries every pair of start and end: O(n^2).
def qualifying_periods(inflow, target, min_days):
    good = 0
    for start in range(len(inflow)):
        total = 0
        for end in range(start, len(inflow)):
            total += inflow[end] - target
            if total >= 0 and end - start + 1 >= min_days:
                good += 1
    return good
