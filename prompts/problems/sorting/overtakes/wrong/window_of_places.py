# Takes the window for a number of riders instead of a number of seconds.
def overtakes(riders: list[list[int]], window: int) -> list[int]:
    order = sorted(range(len(riders)), key=lambda i: riders[i][0])
    counted = [0] * len(riders)
    for place, i in enumerate(order):
        for j in order[max(0, place - window) : place]:
            counted[i] += riders[j][0] < riders[i][0] and riders[j][1] > riders[i][1]
    return counted
