# Leaves the first row and column of the table at 0, so lines skipped at the beginning cost nothing.
def alignment_cost(first: list[int], second: list[int], skip: int) -> int:
    n, m = len(first), len(second)
    best = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            a, b = first[i - 1], second[j - 1]
            costs = [best[i - 1][j] + skip, best[i][j - 1] + skip, best[i - 1][j - 1] + abs(a - b)]
            if i > 1:
                costs.append(best[i - 2][j - 1] + abs(first[i - 2] + a - b))
            if j > 1:
                costs.append(best[i - 1][j - 2] + abs(a - second[j - 2] - b))
            best[i][j] = min(costs)
    return best[n][m]
