# Takes stations to the left and to the right in turn, whichever of them is nearer.
from bisect import bisect_left


def reach_for_calls(stations: list[int], crews: list[int], calls: list[list[int]]) -> list[int]:
    answers = []
    for km, needed in calls:
        right = bisect_left(stations, km)
        left = right - 1
        found = farthest = 0
        to_the_right = True
        while found < needed and (left >= 0 or right < len(stations)):
            if (to_the_right and right < len(stations)) or left < 0:
                station, count = stations[right], crews[right]
                right += 1
            else:
                station, count = stations[left], crews[left]
                left -= 1
            if count:
                farthest = max(farthest, abs(station - km))
            found += count
            to_the_right = not to_the_right
        answers.append(farthest if found >= needed else -1)
    return answers
