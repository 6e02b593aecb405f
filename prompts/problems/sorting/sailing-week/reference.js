function finalOrder(places) {
  const boats = places.map((results, number) => {
    const bestFirst = [...results].sort((a, b) => a - b);
    const counted = bestFirst.length > 1 ? bestFirst.slice(0, -1) : bestFirst;
    const total = counted.reduce((sum, place) => sum + place, 0);
    return { key: [total, ...bestFirst, results[results.length - 1], number], number };
  });
  boats.sort((a, b) => {
    const at = a.key.findIndex((value, i) => value !== b.key[i]);
    return at === -1 ? 0 : a.key[at] - b.key[at];
  });
  return boats.map((boat) => boat.number);
}
