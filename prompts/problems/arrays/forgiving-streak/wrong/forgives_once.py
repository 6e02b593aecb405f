# Forgives only one missed day in a whole streak, not each single one.
def longest_streak(minutes: list[int], target: int) -> int:
    best = left = used = 0
    for right, played in enumerate(minutes):
        used += played < target
        while used > 1:
            used -= minutes[left] < target
            left += 1
        best = max(best, right - left + 1 - used)
    return best
