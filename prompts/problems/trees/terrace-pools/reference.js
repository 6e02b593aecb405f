function fillPools(pools, litres) {
  let full = 0;
  let river = 0;
  const pour = (pool, water) => {
    if (pool === null) {
      river += water;
      return;
    }
    if (water >= pool.val) full++;
    const rest = Math.max(0, water - pool.val);
    if (pool.left !== null && pool.right !== null) {
      pour(pool.left, Math.ceil(rest / 2));
      pour(pool.right, Math.floor(rest / 2));
    } else {
      pour(pool.left ?? pool.right, rest);
    }
  };
  pour(pools, litres);
  return [full, river];
}
