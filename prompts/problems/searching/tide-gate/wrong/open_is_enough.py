# Lets every boat enter that finds the gate open, even if it closes before the boat is through.
from bisect import bisect_left


def waiting_times(windows: list[list[int]], arrivals: list[int], passage: int) -> list[int]:
    usable = [window for window in windows if window[1] - window[0] >= passage]
    closings = [closing for _, closing in usable]
    waits = []
    for arrival in arrivals:
        at = bisect_left(closings, arrival)
        waits.append(max(0, usable[at][0] - arrival) if at < len(usable) else -1)
    return waits
