def qualifying_periods(inflow: list[int], target: int, min_days: int) -> int:
    totals = [0]
    for day in inflow:
        totals.append(totals[-1] + day - target)
    rank = {total: i for i, total in enumerate(sorted(set(totals)), start=1)}
    ranks = [rank[total] for total in totals]
    tree = [0] * (len(rank) + 1)
    good = 0
    for end in range(min_days, len(totals)):
        i = ranks[end - min_days]
        while i < len(tree):
            tree[i] += 1
            i += i & -i
        i = ranks[end]
        while i > 0:
            good += tree[i]
            i -= i & -i
    return good
