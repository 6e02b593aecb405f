def longest_streak(minutes: list[int], target: int) -> int:
    """Every stretch of days that has no two missed days side by side, and how many of its days count."""
    good = [day >= target for day in minutes]
    best = 0
    for start in range(len(good)):
        for end in range(start + 1, len(good) + 1):
            stretch = good[start:end]
            if all(a or b for a, b in zip(stretch, stretch[1:])):
                best = max(best, sum(stretch))
    return best
