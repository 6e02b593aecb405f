function alignmentCost(first, second, skip) {
  const rows = []; // rows[i][j]: the least cost of the first i lines against the first j
  for (let i = 0; i <= first.length; i++) {
    const row = [];
    for (let j = 0; j <= second.length; j++) {
      let cost = i === 0 && j === 0 ? 0 : Infinity;
      if (i >= 1) cost = Math.min(cost, rows[i - 1][j] + skip);
      if (j >= 1) cost = Math.min(cost, row[j - 1] + skip);
      if (i >= 1 && j >= 1) {
        cost = Math.min(cost, rows[i - 1][j - 1] + Math.abs(first[i - 1] - second[j - 1]));
      }
      if (i >= 2 && j >= 1) {
        cost = Math.min(cost, rows[i - 2][j - 1] + Math.abs(first[i - 2] + first[i - 1] - second[j - 1]));
      }
      if (i >= 1 && j >= 2) {
        cost = Math.min(cost, rows[i - 1][j - 2] + Math.abs(first[i - 1] - second[j - 2] - second[j - 1]));
      }
      row.push(cost);
    }
    rows.push(row);
  }
  return rows[first.length][second.length];
}
