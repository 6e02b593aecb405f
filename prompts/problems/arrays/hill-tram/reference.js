function leastCharges(legs, capacity) {
  const needs = new Array(legs.length).fill(-1);
  let need = 0;
  for (let stop = legs.length - 1; stop >= 0; stop--) {
    need = Math.max(0, need - legs[stop]);
    if (need > capacity) break;
    needs[stop] = need;
  }
  return needs;
}
