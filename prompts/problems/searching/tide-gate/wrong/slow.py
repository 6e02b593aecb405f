# Correct, but goes through the windows from the first one for every boat: quadratic time.
def waiting_times(windows: list[list[int]], arrivals: list[int], passage: int) -> list[int]:
    waits = []
    for arrival in arrivals:
        wait = -1
        for opening, closing in windows:
            entry = max(opening, arrival)
            if entry + passage <= closing:
                wait = entry - arrival
                break
        waits.append(wait)
    return waits
