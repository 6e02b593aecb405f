# Turns away a boat that arrives at the very last minute to enter.
from bisect import bisect_right


def waiting_times(windows: list[list[int]], arrivals: list[int], passage: int) -> list[int]:
    usable = [window for window in windows if window[1] - window[0] >= passage]
    latest = [closing - passage for _, closing in usable]
    waits = []
    for arrival in arrivals:
        at = bisect_right(latest, arrival)
        waits.append(max(0, usable[at][0] - arrival) if at < len(usable) else -1)
    return waits
