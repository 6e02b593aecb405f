function overtakes(riders, window) {
  const finishes = [...new Set(riders.map((rider) => rider[1]))].sort((a, b) => a - b);
  const rankOf = new Map(finishes.map((finish, i) => [finish, i + 1]));
  const order = riders.map((_, i) => i).sort((i, j) => riders[i][0] - riders[j][0]);

  const sums = new Array(finishes.length + 1).fill(0);
  let inside = 0;
  const add = (rider, count) => {
    inside += count;
    for (let at = rankOf.get(riders[rider][1]); at < sums.length; at += at & -at) sums[at] += count;
  };
  const later = (rider) => {
    let atMost = 0;
    for (let at = rankOf.get(riders[rider][1]); at > 0; at -= at & -at) atMost += sums[at];
    return inside - atMost;
  };

  const counted = new Array(riders.length).fill(0);
  let oldest = 0;
  for (let from = 0; from < order.length; ) {
    const start = riders[order[from]][0];
    let to = from;
    while (to < order.length && riders[order[to]][0] === start) to += 1;
    for (; riders[order[oldest]][0] < start - window; oldest++) add(order[oldest], -1);
    for (let i = from; i < to; i++) counted[order[i]] = later(order[i]);
    for (let i = from; i < to; i++) add(order[i], 1);
    from = to;
  }
  return counted;
}
