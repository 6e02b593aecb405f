// Files outside and its own, links, times and modes.
const fs = require("fs");
const [secret, , , , outside] = process.argv.slice(2);
const size = fs.statSync(__filename).size;
for (const attempt of [
  () => fs.writeFileSync(`${outside}/attack`, "x"),
  () => fs.writeFileSync("/tmp/rehearsal-attack", "x"),
  () => fs.writeFileSync("/dev/shm/rehearsal-attack", "x"),
  () => fs.writeFileSync("attack", "x"),
  () => fs.appendFileSync(__filename, "x"),
  () => fs.appendFileSync(secret, "x"),
  () => fs.truncateSync(__filename, 0),
  () => fs.mkdirSync("folder"),
  () => fs.symlinkSync(secret, "link"),
  () => fs.linkSync(secret, "link"),
  () => fs.copyFileSync(__filename, `${outside}/attack`),
  () => fs.renameSync(__filename, "moved"),
  () => fs.rmSync(__filename),
  () => fs.rmSync(secret),
  () => fs.chmodSync(secret, 0),
  () => fs.chownSync(secret, 1, 1),
  () => fs.utimesSync(secret, 0, 0),
]) {
  try { console.log("reached", attempt()); } catch {}
}
if (fs.statSync(__filename).size !== size) console.log("reached", __filename);
