function qualifyingPeriods(inflow, target, minDays) {
  const totals = [0];
  for (const day of inflow) totals.push(totals[totals.length - 1] + day - target);
  const distinct = [...new Set(totals)].sort((a, b) => a - b);
  const rank = new Map(distinct.map((total, i) => [total, i + 1]));
  const tree = new Array(distinct.length + 1).fill(0);
  let good = 0;
  for (let end = minDays; end < totals.length; end++) {
    for (let i = rank.get(totals[end - minDays]); i < tree.length; i += i & -i) tree[i]++;
    for (let i = rank.get(totals[end]); i > 0; i -= i & -i) good += tree[i];
  }
  return good;
}
