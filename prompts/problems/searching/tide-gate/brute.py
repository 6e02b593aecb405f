def waiting_times(windows: list[list[int]], arrivals: list[int], passage: int) -> list[int]:
    """Each boat tries to enter minute by minute until the last window has closed."""
    end = max((closing for _, closing in windows), default=0)

    def wait(arrival: int) -> int:
        for minute in range(arrival, end + 1):
            if any(opening <= minute and minute + passage <= closing for opening, closing in windows):
                return minute - arrival
        return -1

    return [wait(arrival) for arrival in arrivals]
