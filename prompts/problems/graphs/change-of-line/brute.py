def fewest_minutes(legs: list[list[int]], change: int, start: int, goal: int) -> int:
    """The least time in which each single ride can be finished, improved until nothing improves any more."""
    if start == goal:
        return 0
    rides = [*legs, *([b, a, line, minutes] for a, b, line, minutes in legs)]
    done = [minutes if a == start else None for a, _, _, minutes in rides]
    changed = True
    while changed:
        changed = False
        for i, (_, there, line, _) in enumerate(rides):
            if done[i] is None:
                continue
            for j, (here, _, next_line, minutes) in enumerate(rides):
                if here == there:
                    total = done[i] + minutes + (change if next_line != line else 0)
                    if done[j] is None or total < done[j]:
                        done[j] = total
                        changed = True
    arrivals = [total for total, ride in zip(done, rides) if total is not None and ride[1] == goal]
    return min(arrivals, default=-1)
