// Bounded: 20 seconds; deaf to the signals that can be ignored.
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGXCPU"]) process.on(signal, () => {});
setTimeout(() => {}, 20_000);
