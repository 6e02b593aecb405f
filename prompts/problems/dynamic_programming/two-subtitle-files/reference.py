def alignment_cost(first: list[int], second: list[int], skip: int) -> int:
    rows: list[list[int]] = []  # rows[i][j]: the least cost of the first i lines against the first j
    for i in range(len(first) + 1):
        row: list[int] = []
        for j in range(len(second) + 1):
            costs = []
            if i >= 1:
                costs.append(rows[i - 1][j] + skip)
            if j >= 1:
                costs.append(row[j - 1] + skip)
            if i >= 1 and j >= 1:
                costs.append(rows[i - 1][j - 1] + abs(first[i - 1] - second[j - 1]))
            if i >= 2 and j >= 1:
                costs.append(rows[i - 2][j - 1] + abs(first[i - 2] + first[i - 1] - second[j - 1]))
            if i >= 1 and j >= 2:
                costs.append(rows[i - 1][j - 2] + abs(first[i - 1] - second[j - 2] - second[j - 1]))
            row.append(min(costs, default=0))
        rows.append(row)
    return rows[-1][-1]
