// Bounded: 40 MB a place.
const fs = require("fs");
for (const folder of [process.argv[6], "/tmp", "/var/tmp", "/dev/shm", "."]) {
  try { fs.writeFileSync(`${folder}/rehearsal-attack`, Buffer.alloc(40_000_000, 1)); console.log("reached", folder); } catch {}
}
