def least_shift(stalls: list[int], length: int, gap: int) -> int:
    if len(stalls) * gap > length:
        return -1
    two_laps = [*stalls, *(position + length for position in stalls)]

    def is_enough(shift: int) -> bool:
        place = -2 * length
        for position in two_laps:
            place = max(position - shift, place + gap)
            if place > position + shift:
                return False
        return True

    low, high = 0, length
    while low < high:
        middle = (low + high) // 2
        if is_enough(middle):
            high = middle
        else:
            low = middle + 1
    return low
