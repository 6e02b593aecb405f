// Bounded: 400 MB.
for (let i = 0; i < 4000; i++) require("fs").writeSync(1, "x".repeat(100_000));
