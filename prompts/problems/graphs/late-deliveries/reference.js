function deliverySlack(minutes, ready, before) {
  const n = minutes.length;
  const after = minutes.map(() => []);
  const waitingFor = new Array(n).fill(0);
  for (const [first, second] of before) {
    after[first].push(second);
    waitingFor[second] += 1;
  }

  const order = [];
  for (let task = 0; task < n; task++) {
    if (waitingFor[task] === 0) order.push(task);
  }
  const start = [...ready];
  let opening = 0;
  for (let i = 0; i < order.length; i++) {
    const finish = start[order[i]] + minutes[order[i]];
    opening = Math.max(opening, finish);
    for (const later of after[order[i]]) {
      start[later] = Math.max(start[later], finish);
      waitingFor[later] -= 1;
      if (waitingFor[later] === 0) order.push(later);
    }
  }
  if (order.length < n) return [];

  const work = [...minutes];
  for (let i = n - 1; i >= 0; i--) {
    const task = order[i];
    for (const later of after[task]) {
      work[task] = Math.max(work[task], minutes[task] + work[later]);
    }
  }
  return work.map((needed, task) => opening - needed - ready[task]);
}
