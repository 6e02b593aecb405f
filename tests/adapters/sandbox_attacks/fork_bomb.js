// Bounded: ten short processes.
const { spawn } = require("child_process");
for (let i = 0; i < 10; i++) {
  try {
    spawn(process.execPath, ["-e", "setTimeout(() => {}, 2000)"]).on("error", () => {}).on("spawn", () => console.log("reached"));
  } catch {}
}
setTimeout(() => process.exit(0), 300);
