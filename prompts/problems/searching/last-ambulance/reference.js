function reachForCalls(stations, crews, calls) {
  const before = [0]; // before[i]: crews at the first i stations
  for (const count of crews) before.push(before[before.length - 1] + count);

  const firstFrom = (km) => {
    let low = 0;
    let high = stations.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stations[middle] < km) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return calls.map(([km, needed]) => {
    if (needed > before[stations.length]) return -1;
    let low = 0;
    let high = 1_000_000;
    while (low < high) {
      const middle = (low + high) >> 1;
      const within = before[firstFrom(km + middle + 1)] - before[firstFrom(km - middle)];
      if (within >= needed) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}
