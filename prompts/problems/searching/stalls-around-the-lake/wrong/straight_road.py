# Treats the path as a straight road: the last stall and the first may end up too close to each other.
def least_shift(stalls: list[int], length: int, gap: int) -> int:
    if len(stalls) * gap > length:
        return -1
    low, high = 0, length
    while low < high:
        middle = (low + high) // 2
        place, fits = stalls[0] - middle - gap, True
        for position in stalls:
            place = max(position - middle, place + gap)
            if place > position + middle:
                fits = False
                break
        if fits:
            high = middle
        else:
            low = middle + 1
    return low
