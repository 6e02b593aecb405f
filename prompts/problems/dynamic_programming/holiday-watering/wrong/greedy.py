# Waits as long as possible and then takes the cheapest day of the stretch, which is not always best in the long run.
def cheapest_watering(prices: list[int], dry: int) -> int:
    cost, last = 0, -1
    while len(prices) - last - 1 > dry:
        options = []
        for day in range(last + 1, last + dry + 2):
            price = prices[day] // 2 if day == last + 1 and last >= 0 else prices[day]
            options.append((price, -day))
        price, day = min(options)
        cost += price
        last = -day
    return cost
