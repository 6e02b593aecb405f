function startMinutes(calls, patience) {
  const starts = new Array(calls.length).fill(0);
  // Callers join the line in the order of the list, so the line is a range of their numbers.
  let front = 0;
  let coming = 0;
  const callBacks = [];
  let nextBack = 0;
  let now = 0;
  for (let served = 0; served < calls.length; ) {
    while (coming < calls.length && calls[coming][0] <= now) coming += 1;
    while (front < coming && now - calls[front][0] > patience) {
      callBacks.push(front);
      front += 1;
    }
    let caller;
    if (front < coming) {
      caller = front;
      front += 1;
    } else if (nextBack < callBacks.length) {
      caller = callBacks[nextBack];
      nextBack += 1;
    } else {
      now = calls[coming][0];
      continue;
    }
    starts[caller] = now;
    now += calls[caller][1];
    served += 1;
  }
  return starts;
}
