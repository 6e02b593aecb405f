function fewestSettings(building) {
  const anything = (1 << 21) - 1;
  let overrides = 0;

  // The programmes, as bits, that a part would best inherit; bit 0 stands for none at all.
  const cheapest = (part) => {
    if (part === null) return anything;
    if (part.left === null && part.right === null) return part.val === 0 ? anything : 1 << part.val;
    const left = cheapest(part.left);
    const right = cheapest(part.right);
    if ((left & right) !== 0) return left & right;
    overrides++;
    return left | right;
  };

  return (cheapest(building) & 1) !== 0 ? 0 : overrides + 1;
}
