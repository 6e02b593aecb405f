function shortestCard(cloth) {
  const matchesWithStart = (text) => {
    const z = new Array(text.length).fill(0);
    for (let i = 1, left = 0, right = 0; i < text.length; i++) {
      let length = i < right ? Math.min(right - i, z[i - left]) : 0;
      while (i + length < text.length && text[length] === text[i + length]) length++;
      z[i] = length;
      if (i + length > right) [left, right] = [i, i + length];
    }
    return z;
  };

  const n = cloth.length;
  const mirrored = [...cloth].reverse().join('');
  const repeats = matchesWithStart(cloth);
  const begins = matchesWithStart(cloth + '|' + mirrored).slice(n + 1);
  const ends = matchesWithStart(mirrored + '|' + cloth).slice(n + 1);
  for (let k = 1; k < n; k++) {
    const fits =
      2 * k <= n
        ? begins[n - 2 * k] >= 2 * k && (2 * k === n || repeats[2 * k] === n - 2 * k)
        : ends[2 * k - n] === 2 * (n - k);
    if (fits) return k;
  }
  return n;
}
