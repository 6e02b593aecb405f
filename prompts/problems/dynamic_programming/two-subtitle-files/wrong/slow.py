# Correct, but answers the same question again and again: exponential time.
def alignment_cost(first: list[int], second: list[int], skip: int) -> int:
    def least(i: int, j: int) -> int:
        if i == 0 or j == 0:
            return (i + j) * skip
        a, b = first[i - 1], second[j - 1]
        costs = [least(i - 1, j) + skip, least(i, j - 1) + skip, least(i - 1, j - 1) + abs(a - b)]
        if i > 1:
            costs.append(least(i - 2, j - 1) + abs(first[i - 2] + a - b))
        if j > 1:
            costs.append(least(i - 1, j - 2) + abs(a - second[j - 2] - b))
        return min(costs)

    return least(len(first), len(second))
