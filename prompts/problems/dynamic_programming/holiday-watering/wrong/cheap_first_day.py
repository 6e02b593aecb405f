# Takes the watering on the eve for a visit that makes the first day cheaper.
def cheapest_watering(prices: list[int], dry: int) -> int:
    best = [0]
    for day, price in enumerate(prices, start=1):
        cost = best[day - 1] + price // 2
        for last in range(max(0, day - 1 - dry), day - 1):
            cost = min(cost, best[last] + price)
        best.append(cost)
    return min(best[-1 - dry :])
