# Correct, but compares every two stalls with each other: quadratic time.
def least_shift(stalls: list[int], length: int, gap: int) -> int:
    n = len(stalls)
    if n * gap > length:
        return -1
    two_laps = [*stalls, *(position + length for position in stalls)]
    longest = 0
    for i in range(n):
        for j in range(i + 1, i + n):
            longest = max(longest, ((j - i) * gap - (two_laps[j] - two_laps[i]) + 1) // 2)
    return longest
