function cheapestWatering(prices, dry) {
  const best = [0]; // best[d]: the least cost when the last visit is on the d-th day; 0 is the eve
  for (let day = 1; day <= prices.length; day++) {
    const price = prices[day - 1];
    let cost = best[day - 1] + (day > 1 ? Math.floor(price / 2) : price);
    for (let last = Math.max(0, day - 1 - dry); last < day - 1; last++) {
      cost = Math.min(cost, best[last] + price);
    }
    best.push(cost);
  }
  return Math.min(...best.slice(-1 - dry));
}
