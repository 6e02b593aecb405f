# Counts the forgiven day as if it had been a good one.
def longest_streak(minutes: list[int], target: int) -> int:
    best = count = 0
    missed = False
    for played in minutes:
        if played >= target:
            count += 1
            missed = False
        elif missed or count == 0:
            count = 0
            missed = False
        else:
            count += 1
            missed = True
        best = max(best, count - missed)
    return best
