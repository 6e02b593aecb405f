# Correct, but answers the same question again and again: exponential time.
import sys

sys.setrecursionlimit(200_000)


def cheapest_watering(prices: list[int], dry: int) -> int:
    def rest(last: int) -> int:
        if len(prices) - 1 - last <= dry:
            return 0
        costs = []
        for day in range(min(last + dry + 1, len(prices) - 1), last, -1):
            reduced = day == last + 1 and last >= 0
            costs.append((prices[day] // 2 if reduced else prices[day]) + rest(day))
        return min(costs)

    return rest(-1)
