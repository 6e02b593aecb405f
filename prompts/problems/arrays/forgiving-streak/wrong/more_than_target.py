# Wants more than the target, although meeting it is enough.
def longest_streak(minutes: list[int], target: int) -> int:
    best = count = misses = 0
    for played in minutes:
        if played > target:
            count += 1
            misses = 0
            best = max(best, count)
        else:
            misses += 1
            if misses == 2:
                count = 0
    return best
