function cleanStretches(coupons, setSize, longest) {
  // Two random odd weights a picture, sums kept modulo 2^32: together they name the table of remainders.
  const randomOdd = () => Math.floor(Math.random() * 2 ** 32) | 1;
  const pictures = new Map();
  const key = (a, b) => (a >>> 0) * 2 ** 21 + (b >>> 11);
  let a = 0;
  let b = 0;
  let clean = 0;
  const states = [0];
  const inReach = new Map([[0, 1]]);
  coupons.forEach((coupon, i) => {
    let picture = pictures.get(coupon);
    if (!picture) {
      picture = { a: randomOdd(), b: randomOdd(), remainder: 0 };
      pictures.set(coupon, picture);
    }
    const step = picture.remainder === setSize - 1 ? 1 - setSize : 1;
    picture.remainder += step;
    a = (a + Math.imul(step, picture.a)) | 0;
    b = (b + Math.imul(step, picture.b)) | 0;
    if (i >= longest) {
      const left = states[i - longest];
      inReach.set(left, inReach.get(left) - 1);
    }
    const state = key(a, b);
    const before = inReach.get(state) ?? 0;
    clean += before;
    inReach.set(state, before + 1);
    states.push(state);
  });
  return clean;
}
