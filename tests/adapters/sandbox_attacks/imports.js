// Files as modules, from here, from modules made up on the way and from workers; what a runtime keeps for pages.
const [secret, sockets, tcp, , outside] = process.argv.slice(2);
const made = (text) => "data:text/javascript," + encodeURIComponent(text);
const file = JSON.stringify("file://" + secret);
const answer = (worker) => new Promise((resolve, reject) => {
  worker.onmessage = (event) => resolve(event.data);
  worker.onerror = (event) => { event.preventDefault(); reject(new Error(event.message)); };
});
const inWorker = (text) => answer(new Worker(made(text), { type: "module" }));
const deno = () => { if (!globalThis.Deno) throw new Error("no Deno"); return Deno; };
const attempts = [
  ...["json", "text", "bytes"].flatMap((type) => [
    () => import("file://" + secret, { with: { type } }),
    () => import(made(`import x from ${file} with { type: "${type}" }; export default x;`)),
    () => inWorker(`import x from ${file} with { type: "${type}" }; postMessage(String(x));`),
    () => inWorker(`import(${file}, { with: { type: "${type}" } }).then((x) => postMessage(String(x.default)));`),
    () => inWorker(`import(${JSON.stringify(made(`import x from ${file} with { type: "${type}" }; export default x;`))})`
      + ".then((x) => postMessage(String(x.default)));"),
  ]),
  () => import("file://" + secret),
  () => import(`http://127.0.0.1:${tcp}/x.js`),
  () => import("npm:left-pad"),
  () => import("jsr:@std/assert"),
  () => inWorker(`postMessage(Deno.readTextFileSync(new URL(${file})));`),
  () => fetch("file://" + secret).then((response) => response.text()),
  () => deno().readTextFile(secret),
  () => deno().writeTextFile(`${outside}/attack`, "x"),
  () => deno().makeTempFile(),
  () => deno().env.toObject(),
  () => deno().connect({ port: Number(tcp) }),
  () => deno().connect({ path: sockets, transport: "unix" }),
  () => deno().listen({ port: 0 }),
  () => new Deno.Command("/bin/cat", { args: [secret] }).output(),
  () => deno().dlopen("libc.so.6", {}),
  () => deno().kill(process.ppid, "SIGKILL"),
  async () => { if ((await deno().permissions.request({ name: "read" })).state !== "granted") throw new Error("denied"); },
  () => deno() && localStorage.setItem("a", "b"),
  async () => deno() && (await caches.open("v")).put("http://127.0.0.1/a", new Response("x")),
  () => deno() && new (require("node:sqlite").DatabaseSync)(`${outside}/attack`),
];
const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), 400));
(async () => {
  for (const attempt of attempts) {
    try { console.log("reached", attempt.toString(), await Promise.race([attempt(), late()])); }
    catch (error) { console.log("refused", error.message); } // a message may quote what was read
  }
  process.exit(0);
})();
