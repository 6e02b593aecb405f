function waitingTimes(windows, arrivals, passage) {
  const usable = windows.filter(([opening, closing]) => closing - opening >= passage);
  return arrivals.map((arrival) => {
    let low = 0;
    let high = usable.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (usable[middle][1] - passage < arrival) low = middle + 1;
      else high = middle;
    }
    return low < usable.length ? Math.max(0, usable[low][0] - arrival) : -1;
  });
}
