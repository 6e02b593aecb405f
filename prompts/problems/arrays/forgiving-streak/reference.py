def longest_streak(minutes: list[int], target: int) -> int:
    best = count = 0
    missed_yesterday = False
    for played in minutes:
        if played >= target:
            count += 1
            best = max(best, count)
            missed_yesterday = False
        elif missed_yesterday:
            count = 0
        else:
            missed_yesterday = True
    return best
