from itertools import product


def cheapest_watering(prices: list[int], dry: int) -> int:
    """Every choice of days."""
    costs = []
    for visits in product([False, True], repeat=len(prices)):
        thirsty = "".join("v" if visit else "." for visit in visits)
        if "." * (dry + 1) in thirsty:
            continue
        cost = 0
        for day, visit in enumerate(visits):
            if visit:
                cost += prices[day] // 2 if day > 0 and visits[day - 1] else prices[day]
        costs.append(cost)
    return min(costs)
