function lettersToFetch(current, wanted) {
  const piece = { W: 'M', 9: '6' };
  const missing = new Map();
  const add = (text, amount) => {
    for (const letter of text) {
      if (letter === ' ') continue;
      const name = piece[letter] ?? letter;
      missing.set(name, (missing.get(name) ?? 0) + amount);
    }
  };
  add(wanted, 1);
  add(current, -1);
  return [...missing.keys()]
    .sort()
    .map((name) => name.repeat(Math.max(0, missing.get(name))))
    .join('');
}
