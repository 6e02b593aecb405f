function fewestMinutes(legs, change, start, goal) {
  const STOPS = 20001;
  const PAVEMENT = 0; // lines are numbered from 1
  const onward = new Map(); // place → [other place, minutes]
  const linesAt = new Map();
  const place = (stop, line) => line * STOPS + stop;
  const join = (from, to, line, minutes) => {
    const here = place(from, line);
    if (!onward.has(here)) {
      onward.set(here, []);
      if (!linesAt.has(from)) linesAt.set(from, []);
      linesAt.get(from).push(line);
    }
    onward.get(here).push([place(to, line), minutes]);
  };
  for (const [a, b, line, minutes] of legs) {
    join(a, b, line, minutes);
    join(b, a, line, minutes);
  }

  const heap = [];
  const push = (item) => {
    let at = heap.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent][0] <= item[0]) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = item;
  };
  const pop = () => {
    const top = heap[0];
    const last = heap.pop();
    if (heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1][0] < heap[child][0]) child += 1;
      if (heap[child][0] >= last[0]) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return top;
  };

  const best = new Map();
  const reach = (there, then) => {
    if (!best.has(there) || then < best.get(there)) {
      best.set(there, then);
      push([then, there]);
    }
  };
  reach(place(start, PAVEMENT), 0);
  while (heap.length > 0) {
    const [now, here] = pop();
    const stop = here % STOPS;
    if (stop === goal) return now;
    if (now > best.get(here)) continue;
    if (here === place(stop, PAVEMENT)) {
      for (const line of linesAt.get(stop) ?? []) reach(place(stop, line), now);
    } else {
      for (const [there, minutes] of onward.get(here)) reach(there, now + minutes);
      reach(place(stop, PAVEMENT), now + change);
    }
  }
  return -1;
}
