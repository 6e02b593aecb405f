from bisect import bisect_left, bisect_right
from itertools import accumulate

ROAD_KM = 1_000_000


def reach_for_calls(stations: list[int], crews: list[int], calls: list[list[int]]) -> list[int]:
    before = [0, *accumulate(crews)]  # before[i]: crews at the first i stations

    def crews_within(km: int, distance: int) -> int:
        return before[bisect_right(stations, km + distance)] - before[bisect_left(stations, km - distance)]

    def reach(km: int, needed: int) -> int:
        if needed > before[-1]:
            return -1
        low, high = 0, ROAD_KM
        while low < high:
            middle = (low + high) // 2
            if crews_within(km, middle) >= needed:
                high = middle
            else:
                low = middle + 1
        return low

    return [reach(km, needed) for km, needed in calls]
