from bisect import bisect_left


def waiting_times(windows: list[list[int]], arrivals: list[int], passage: int) -> list[int]:
    usable = [(opening, closing - passage) for opening, closing in windows if closing - opening >= passage]
    latest = [last_entry for _, last_entry in usable]
    waits = []
    for arrival in arrivals:
        at = bisect_left(latest, arrival)
        waits.append(max(0, usable[at][0] - arrival) if at < len(usable) else -1)
    return waits
