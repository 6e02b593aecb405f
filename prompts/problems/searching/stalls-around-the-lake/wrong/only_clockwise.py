# Pushes stalls only clockwise and halves the longest push, rounding down.
def least_shift(stalls: list[int], length: int, gap: int) -> int:
    if len(stalls) * gap > length:
        return -1
    place, longest = stalls[0] - gap, 0
    for position in [*stalls, *(each + length for each in stalls)]:
        place = max(position, place + gap)
        longest = max(longest, place - position)
    return longest // 2
