def best_income(bookings: list[list[int]], kinds: list[str], turnover: int) -> int:
    """Every choice of bookings."""
    requests = sorted((start, end, fee, kind) for (start, end, fee), kind in zip(bookings, kinds))
    best = 0
    for choice in range(2 ** len(requests)):
        taken = [request for i, request in enumerate(requests) if choice >> i & 1]
        gaps = zip(taken, taken[1:])
        if all(b[0] - a[1] >= (0 if a[3] == b[3] else turnover) for a, b in gaps):
            best = max(best, sum(request[2] for request in taken))
    return best
