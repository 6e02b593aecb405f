# Also groups two lines of one file with two of the other, which is no allowed kind.
def alignment_cost(first: list[int], second: list[int], skip: int) -> int:
    n, m = len(first), len(second)
    best = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            costs = [(i + j) * skip]
            for di in range(min(i, 2) + 1):
                for dj in range(min(j, 2) + 1):
                    if di + dj == 1:
                        costs.append(best[i - di][j - dj] + skip)
                    elif di and dj:
                        difference = abs(sum(first[i - di : i]) - sum(second[j - dj : j]))
                        costs.append(best[i - di][j - dj] + difference)
            best[i][j] = min(costs)
    return best[n][m]
