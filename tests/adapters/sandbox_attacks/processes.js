// Other programs, other processes, namespaces, native code.
const { spawnSync, execFileSync } = require("child_process");
const os = require("os");
const [secret, , , , , victim] = process.argv.slice(2);
const started = (command, ...rest) => {
  const ended = spawnSync(command, rest);
  if (ended.error) throw ended.error;
  return ended.stdout;
};
for (const attempt of [
  () => started("/bin/sh", "-c", "id"),
  () => started("/bin/cat", secret),
  () => started(process.execPath, "-e", "1"),
  () => started("/usr/bin/unshare", "-r", "id"),
  () => execFileSync("/bin/true"),
  () => require("child_process").fork(__filename),
  () => new (require("cluster").fork)(),
  () => process.kill(Number(victim), "SIGKILL"),
  () => process.kill(process.ppid, "SIGKILL"),
  () => os.setPriority(Number(victim), 19),
  () => process.setgid(12345),
  () => process.dlopen({ exports: {} }, secret),
]) {
  try {
    const result = attempt();
    if (result && result.on) result.on("error", () => {}).on("spawn", () => console.log("reached", result.spawnfile));
    else console.log("reached", String(result));
  } catch {}
}
setTimeout(() => process.exit(0), 200);
