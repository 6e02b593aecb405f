// Bounded: 3 GB, on the heap.
const kept = [];
for (let i = 0; i < 300; i++) kept.push(new Array(1_250_000).fill(i));
console.log(kept.length);
