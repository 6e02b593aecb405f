# Stops extending a period as soon as its average drops below the target, although it may recover.
def qualifying_periods(inflow, target, min_days):
    good = 0
    for start in range(len(inflow)):
        total = 0
        for end in range(start, len(inflow)):
            total += inflow[end]
            days = end - start + 1
            if days < min_days:
                continue
            if total < target * days:
                break
            good += 1
    return good
