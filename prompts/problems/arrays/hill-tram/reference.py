def least_charges(legs: list[int], capacity: int) -> list[int]:
    needs = [-1] * len(legs)
    need = 0
    for stop in range(len(legs) - 1, -1, -1):
        need = max(0, need - legs[stop])
        if need > capacity:
            break
        needs[stop] = need
    return needs
