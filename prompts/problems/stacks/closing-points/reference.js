function endedByTheWay(events) {
  const stack = [];
  const timesOpen = new Map();
  const ended = [];
  for (const event of events) {
    const name = event.slice(1);
    const times = timesOpen.get(name) ?? 0;
    if (event[0] === "+") {
      stack.push(name);
      timesOpen.set(name, times + 1);
    } else if (times > 0) {
      let top = stack.pop();
      while (top !== name) {
        ended.push(top);
        timesOpen.set(top, timesOpen.get(top) - 1);
        top = stack.pop();
      }
      timesOpen.set(name, times - 1);
    }
  }
  return ended;
}
