# Goes round once and then only compares the last stall with the first, instead of pushing on into a second lap.
def least_shift(stalls: list[int], length: int, gap: int) -> int:
    if len(stalls) * gap > length:
        return -1
    low, high = 0, length
    while low < high:
        middle = (low + high) // 2
        first = place = stalls[0] - middle
        fits = True
        for position in stalls[1:]:
            place = max(position - middle, place + gap)
            fits = fits and place <= position + middle
        if fits and first + length - place >= gap:
            high = middle
        else:
            low = middle + 1
    return low
