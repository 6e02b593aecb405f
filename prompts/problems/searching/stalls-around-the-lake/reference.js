function leastShift(stalls, length, gap) {
  if (stalls.length * gap > length) return -1;
  const twoLaps = [...stalls, ...stalls.map((position) => position + length)];

  const isEnough = (shift) => {
    let place = -Infinity;
    for (const position of twoLaps) {
      place = Math.max(position - shift, place + gap);
      if (place > position + shift) return false;
    }
    return true;
  };

  let low = 0;
  let high = length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
