# Joins two lines only in the first file, never in the second.
def alignment_cost(first: list[int], second: list[int], skip: int) -> int:
    n, m = len(first), len(second)
    best = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            if i == 0 or j == 0:
                best[i][j] = (i + j) * skip
                continue
            best[i][j] = min(
                best[i - 1][j] + skip,
                best[i][j - 1] + skip,
                best[i - 1][j - 1] + abs(first[i - 1] - second[j - 1]),
            )
            if i > 1:
                best[i][j] = min(best[i][j], best[i - 2][j - 1] + abs(first[i - 2] + first[i - 1] - second[j - 1]))
    return best[n][m]
