def least_shift(stalls: list[int], length: int, gap: int) -> int:
    """Larger and larger moves; for each, every way to place the stalls one after another."""

    def can_place(places: list[int], longest: int) -> bool:
        if len(places) == len(stalls):
            return places[0] + length - places[-1] >= gap
        position = stalls[len(places)]
        for place in range(position - longest, position + longest + 1):
            if not places or place - places[-1] >= gap:
                if can_place([*places, place], longest):
                    return True
        return False

    for longest in range(length):
        if len(stalls) * gap <= length and can_place([], longest):
            return longest
    return -1
