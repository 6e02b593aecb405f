from heapq import heappop, heappush

PAVEMENT = 0  # lines are numbered from 1


def fewest_minutes(legs: list[list[int]], change: int, start: int, goal: int) -> int:
    onward: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for a, b, line, minutes in legs:
        onward.setdefault((a, line), []).append((b, minutes))
        onward.setdefault((b, line), []).append((a, minutes))
    lines_at: dict[int, list[int]] = {}
    for stop, line in onward:
        lines_at.setdefault(stop, []).append(line)

    best = {(start, PAVEMENT): 0}
    heap = [(0, start, PAVEMENT)]
    while heap:
        now, stop, line = heappop(heap)
        if stop == goal:
            return now
        if now > best[stop, line]:
            continue
        if line == PAVEMENT:
            reached = [(now, stop, boarded) for boarded in lines_at.get(stop, [])]
        else:
            reached = [(now + minutes, there, line) for there, minutes in onward[stop, line]]
            reached.append((now + change, stop, PAVEMENT))
        for then, there, riding in reached:
            if then < best.get((there, riding), then + 1):
                best[there, riding] = then
                heappush(heap, (then, there, riding))
    return -1
