// TCP, UDP, unix sockets by path and by abstract name, fetch, a server.
const net = require("net"), dgram = require("dgram"), http = require("http");
const [, sockets, tcp, udp] = process.argv.slice(2);
const reached = (what) => () => console.log("reached", what);
const quiet = () => {};
for (const attempt of [
  () => net.connect(Number(tcp), "127.0.0.1", reached("tcp")).on("error", quiet),
  () => net.connect(Number(tcp), "::1", reached("tcp6")).on("error", quiet),
  () => net.connect(sockets, reached("unix")).on("error", quiet),
  () => net.connect(`\0rehearsal-attack-${tcp}`, reached("abstract")).on("error", quiet),
  () => { const s = dgram.createSocket("udp4").on("error", quiet);
    s.send("x", Number(udp), "127.0.0.1", (e) => { if (!e) reached("udp")(); s.close(); }); },
  () => net.createServer().on("error", quiet).listen(0, "127.0.0.1", reached("listen")),
  () => http.get(`http://127.0.0.1:${tcp}`, reached("http")).on("error", quiet),
  () => fetch(`http://127.0.0.1:${tcp}`).then(reached("fetch"), quiet),
]) {
  try { attempt(); } catch {}
}
setTimeout(() => process.exit(0), 500);
