function leastWorstDelay(network) {
  const down = new Map([[null, 0]]);
  const worst = new Map([[null, 0]]);
  const measure = (station) => {
    if (station === null) return;
    const { left, right, val } = station;
    measure(left);
    measure(right);
    down.set(station, val + Math.max(down.get(left), down.get(right)));
    worst.set(station, Math.max(worst.get(left), worst.get(right), down.get(left) + val + down.get(right)));
  };
  measure(network);

  let least = worst.get(network);
  const cut = (station, up, outside) => {
    const below = [station.left, station.right];
    below.forEach((child, i) => {
      if (child === null) return;
      const sibling = below[1 - i];
      const rest = Math.max(outside, worst.get(sibling), up + station.val + down.get(sibling));
      least = Math.min(least, Math.max(worst.get(child), rest));
      cut(child, station.val + Math.max(up, down.get(sibling)), rest);
    });
  };
  cut(network, 0, 0);
  return least;
}
