# Takes the next window without asking whether it is long enough.
from bisect import bisect_left


def waiting_times(windows: list[list[int]], arrivals: list[int], passage: int) -> list[int]:
    latest = [closing - passage for _, closing in windows]
    waits = []
    for arrival in arrivals:
        at = bisect_left(latest, arrival)
        waits.append(max(0, windows[at][0] - arrival) if at < len(windows) else -1)
    return waits
