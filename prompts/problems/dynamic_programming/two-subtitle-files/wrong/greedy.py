# Takes the cheapest group at the front each time, which may spoil what follows.
def alignment_cost(first: list[int], second: list[int], skip: int) -> int:
    i = j = cost = 0
    while i < len(first) and j < len(second):
        a, b = first[i], second[j]
        ways = [(abs(a - b), 1, 1), (skip, 1, 0), (skip, 0, 1)]
        if i + 1 < len(first):
            ways.append((abs(a + first[i + 1] - b), 2, 1))
        if j + 1 < len(second):
            ways.append((abs(a - b - second[j + 1]), 1, 2))
        least, di, dj = min(ways, key=lambda way: (way[0], -way[1] - way[2]))
        cost += least
        i += di
        j += dj
    return cost + (len(first) - i + len(second) - j) * skip
