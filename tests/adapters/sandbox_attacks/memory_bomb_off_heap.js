// Bounded: 3 GB, beside the heap.
const kept = [];
for (let i = 0; i < 300; i++) kept.push(Buffer.alloc(10_000_000, 1));
console.log(kept.length);
