def cheapest_watering(prices: list[int], dry: int) -> int:
    best = [0]  # best[d]: the least cost when the last visit is on the d-th day; 0 is the eve
    for day, price in enumerate(prices, start=1):
        reduced = price // 2 if day > 1 else price
        costs = [best[day - 1] + reduced]
        if day > 1 and dry > 0:
            costs.append(min(best[max(0, day - 1 - dry) : day - 1]) + price)
        best.append(min(costs))
    return min(best[-1 - dry :])
