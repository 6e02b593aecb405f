// Secrets, accounts, environments and other processes.
const fs = require("fs"), path = require("path");
const [secret, , , , , victim] = process.argv.slice(2);
for (const file of [secret, "/etc/passwd", "/etc/shadow", `/proc/${victim}/environ`, `/proc/${victim}/cmdline`,
  `/proc/${process.ppid}/environ`, "/proc/1/environ", "/proc/self/environ", "/proc/self/root/etc/passwd"]) {
  try { console.log("reached", file, fs.readFileSync(file, "utf8").slice(0, 200)); } catch {}
}
for (const folder of ["/", "/home", "/root", "/proc", path.dirname(secret), ".."]) {
  try { console.log("reached", folder, fs.readdirSync(folder).slice(0, 3)); } catch {}
}
if (Object.keys(process.env).length) console.log("reached", process.env);
try { console.log("reached", require(secret)); } catch {}
