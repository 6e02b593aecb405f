// Bounded: 200 threads of three seconds.
const { Worker } = require("worker_threads");
for (let i = 0; i < 200; i++) new Worker("setTimeout(() => {}, 3000)", { eval: true });
