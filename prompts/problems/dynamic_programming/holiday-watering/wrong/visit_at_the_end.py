# Demands a visit on the last day, although the plants may be dry when you come back.
def cheapest_watering(prices: list[int], dry: int) -> int:
    if len(prices) <= dry:
        return 0
    best = [0]
    for day, price in enumerate(prices, start=1):
        cost = best[day - 1] + (price // 2 if day > 1 else price)
        for last in range(max(0, day - 1 - dry), day - 1):
            cost = min(cost, best[last] + price)
        best.append(cost)
    return best[-1]
