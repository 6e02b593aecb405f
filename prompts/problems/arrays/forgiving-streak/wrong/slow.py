# Correct, but starts anew from every day: quadratic time.
def longest_streak(minutes: list[int], target: int) -> int:
    best = 0
    for start in range(len(minutes)):
        count = misses = 0
        for played in minutes[start:]:
            if played >= target:
                count += 1
                misses = 0
            else:
                misses += 1
                if misses == 2:
                    break
        best = max(best, count)
    return best
