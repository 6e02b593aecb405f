# Correct, but looks at everybody who started within the window: quadratic time.
def overtakes(riders: list[list[int]], window: int) -> list[int]:
    order = sorted(range(len(riders)), key=lambda i: riders[i][0])
    counted = [0] * len(riders)
    for place, i in enumerate(order):
        start, finish = riders[i]
        before = place - 1
        while before >= 0 and riders[order[before]][0] >= start - window:
            other_start, other_finish = riders[order[before]]
            if other_start < start and finish < other_finish:
                counted[i] += 1
            before -= 1
    return counted
