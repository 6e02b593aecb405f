// The conversation's line: the microphone to `/voice`, the interviewer's voice from there, and what is going on as
// `rehearsal-voice` events for whatever draws it. Nothing of it belongs to a script run; Python is only told what it
// has to act on: a new revision of the interview, a notice, a problem, and that a ticket is wanted.
const WORKLETS = `
class Microphone extends AudioWorkletProcessor {
  constructor() { super(); Object.assign(this, { frame: new Int16Array(320), filled: 0, sum: 0, count: 0, phase: 0, step: sampleRate / 16000 }); }
  process(inputs) {
    for (const sample of inputs[0][0] ?? []) {
      // The mean of as many samples as one at 16 kHz lasts, where the context could not be opened at that rate.
      this.sum += sample; this.count += 1; this.phase += 1;
      if (this.phase < this.step) continue;
      this.frame[this.filled++] = Math.max(-1, Math.min(1, this.sum / this.count)) * 32767;
      this.phase -= this.step; this.sum = this.count = 0;
      if (this.filled === 320) { const full = this.frame.slice(); this.port.postMessage(full.buffer, [full.buffer]); this.filled = 0; }
    }
    return true;
  }
}
registerProcessor("microphone", Microphone);
class Speaker extends AudioWorkletProcessor {
  constructor() {
    super();
    Object.assign(this, { queue: [], at: 0, played: 0, since: 0, square: 0, count: 0, quiet: true });
    this.port.onmessage = ({ data }) => { if (data === "clear") { this.queue = []; this.at = 0; } else this.queue.push(data); };
  }
  process(_, outputs) {
    const out = outputs[0][0];
    let filled = 0;
    while (filled < out.length && this.queue.length) {
      const { samples, position } = this.queue[0];
      out[filled] = samples[this.at++] / 32768;
      this.square += out[filled] ** 2; filled += 1;
      this.played = position + this.at;
      if (this.at >= samples.length) { this.queue.shift(); this.at = 0; }
    }
    this.since += out.length; this.count += out.length;
    const quiet = filled === 0;
    if (this.since >= 960 && !(quiet && this.quiet)) {
      this.port.postMessage([this.played, Math.min(1, 5 * Math.sqrt(this.square / this.count))]);
      this.since = this.count = this.square = 0; this.quiet = quiet;
    }
    return true;
  }
}
registerProcessor("speaker", Speaker);`;
const MICROPHONE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
const PROBLEMS = { NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "missing", NotReadableError: "busy", OverconstrainedError: "missing" };
const ELSEWHERE = 4409;
const RETRY_MS = [300, 1000, 2000, 4000];
const PING_MS = 1000;
const lines = new WeakMap();
const tell = (name, detail) => dispatchEvent(new CustomEvent(name, { detail }));

function build() {
  const line = { view: { state: "idle", connected: false, caption: "", heard: 0, held: false, partial: "", revision: 0 }, microphone: "off", link: "closed", tries: 0, epoch: null, ticket: null,
    seen: { revision: 0, notice: 0 }, data: {}, emit: () => {} };
  line.ask = ({ detail }) => asked(line, detail);
  line.keydown = (event) => hold(line, event, true);
  line.keyup = (event) => hold(line, event, false);
  line.pass = ({ detail }) => pass(line, detail);
  for (const [name, act] of events(line)) addEventListener(name, act);
  line.pings = setInterval(() => send(line, { ping: Math.round(performance.now()) }), PING_MS);
  return line;
}

const events = (line) => [["rehearsal-ask", line.ask], ["rehearsal-send", line.pass], ["keydown", line.keydown], ["keyup", line.keyup]];

function draw(line) {
  window.rehearsalVoice = { ...line.view, microphone: line.microphone, link: line.link, calls: Boolean(line.calls), round_trip_ms: line.roundTrip ?? null };
  tell("rehearsal-voice", window.rehearsalVoice);
}

const send = (line, message) => { if (line.link === "open") line.socket.send(JSON.stringify(message)); };

// --- the socket

function address(line) {
  // Hosts that serve the app inside a frame put their own prefix before every path.
  const frame = location.pathname.match(/^.*\/~\/\+/)?.[0] ?? "";
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${frame}${line.data.base}/voice`;
}

function connect(line) {
  const socket = line.socket = new WebSocket(address(line));
  socket.binaryType = "arraybuffer";
  line.link = "connecting";
  socket.onopen = () => socket.send(JSON.stringify({ ticket: line.ticket }));
  socket.onmessage = ({ data }) => { if (socket === line.socket) received(line, data); };
  socket.onclose = ({ code }) => { if (socket === line.socket) closed(line, code); };
}

function received(line, data) {
  if (line.link !== "open") { line.link = "open"; line.tries = 0; clearTimeout(line.retry); carry(line); draw(line); }
  if (typeof data !== "string") { heard(line, data); return; }
  const message = JSON.parse(data);
  if (message.pong !== undefined) { line.roundTrip = Math.round(performance.now() - message.pong); return; }
  Object.assign(line.view, message.view);
  if (message.view?.level != null) tell("rehearsal-level", message.view.level);
  if (message.view?.microphone_level != null) tell("rehearsal-mic", message.view.microphone_level);
  report(line);
  draw(line);
}

function report(line) {
  const { revision, notices = [] } = line.view, last = notices.at(-1)?.[0] ?? 0;
  if (revision > line.seen.revision) { line.seen.revision = revision; line.emit("revision", revision); }
  if (last > line.seen.notice) {
    const fresh = notices.filter(([serial]) => serial > line.seen.notice).map(([, name]) => name);
    line.seen.notice = last;
    line.emit("notices", { serial: last, names: fresh });
  }
}

function closed(line, code) {
  Object.assign(line, { link: code === ELSEWHERE ? "elsewhere" : "closed", epoch: null, seen: { revision: 0, notice: 0 } });
  Object.assign(line.view, { state: "idle", held: false });
  line.speaker?.port.postMessage("clear");
  draw(line);
  if (code !== ELSEWHERE && !line.over) want(line);
}

function want(line) {
  clearTimeout(line.retry);
  const after_ms = RETRY_MS[Math.min(line.tries, RETRY_MS.length - 1)];
  line.tries += 1;
  // Asked again until a ticket comes: the page's own connection may be down as well.
  line.retry = setTimeout(() => { line.emit("wants", Date.now()); want(line); }, after_ms);
}

// --- sound

function carry(line) {
  if (line.speaker && line.data.sound === "socket") send(line, { sound: true });
  mute(line);
}

function heard(line, data) {
  const header = new DataView(data), epoch = header.getUint32(0, true), position = header.getUint32(4, true);
  if (epoch !== line.epoch) { line.speaker?.port.postMessage("clear"); line.epoch = epoch; tell("rehearsal-level", 0); }
  const samples = new Int16Array(data.slice(8));
  if (samples.length) line.speaker?.port.postMessage({ samples, position }, [samples.buffer]);
}

async function openMicrophone(line) {
  if (line.opening || line.stream || line.data.sound !== "socket") return;
  line.opening = true;
  try {
    if (!navigator.mediaDevices) throw new DOMException("", "SecurityError");
    const stream = await navigator.mediaDevices.getUserMedia({ audio: MICROPHONE });
    if (line.over) { stream.getTracks().forEach((track) => track.stop()); return; }
    line.stream = stream;
    line.stream.getAudioTracks()[0].onended = () => failed(line, "unplugged");
    await listen(line);
    await play(line);
    line.microphone = "open";
    carry(line);
  } catch (error) {
    failed(line, PROBLEMS[error.name] ?? "failed");
  } finally {
    line.opening = false;
    draw(line);
  }
}

async function listen(line) {
  let context = new AudioContext({ sampleRate: 16000 }), source;
  try { source = context.createMediaStreamSource(line.stream); }
  catch { context.close(); context = new AudioContext(); source = context.createMediaStreamSource(line.stream); }
  line.hearing = context;
  await context.audioWorklet.addModule(module());
  const node = new AudioWorkletNode(context, "microphone", { numberOfOutputs: 0 });
  node.port.onmessage = ({ data }) => said(line, data);
  source.connect(node);
  await awake(context);
}

async function play(line) {
  line.speaking = new AudioContext({ sampleRate: 24000 });
  await line.speaking.audioWorklet.addModule(module());
  const node = new AudioWorkletNode(line.speaking, "speaker", { numberOfInputs: 0, outputChannelCount: [1] });
  node.port.onmessage = ({ data: [played, level] }) => { send(line, { played }); tell("rehearsal-level", level); };
  node.connect(line.speaking.destination);
  await awake(line.speaking);
  line.speaker = node;
}

const module = () => URL.createObjectURL(new Blob([WORKLETS], { type: "text/javascript" }));

// A context that was opened without a gesture may sleep until there is one.
async function awake(context) {
  if (context.state === "suspended") await Promise.race([context.resume(), new Promise((done) => setTimeout(done, 500))]);
}

function said(line, buffer) {
  const samples = new Int16Array(buffer);
  const isOpen = line.microphone === "open" || line.held;
  const square = samples.reduce((sum, sample) => sum + sample * sample, 0);
  tell("rehearsal-mic", isOpen ? Math.min(1, 5 * Math.sqrt(square / samples.length) / 32768) : 0);
  if (!isOpen) samples.fill(0);  // a muted microphone is silence: time goes on
  if (line.link === "open" && line.socket.bufferedAmount < 64000) line.socket.send(samples.buffer);
}

// What other components have to say: words of a recogniser, pictures of the camera, which give way to sound that waits.
function pass(line, { message, bytes }) {
  if (line.link !== "open" || (bytes && line.socket.bufferedAmount > 16000)) return;
  send(line, message);
  if (bytes) line.socket.send(bytes);
}

function failed(line, problem) {
  closeSound(line);
  draw(line);
  line.emit("problem", problem);
}

function closeSound(line) {
  send(line, { sound: false });
  line.stream?.getTracks().forEach((track) => { track.onended = null; track.stop(); });
  line.hearing?.close(); line.speaking?.close();
  Object.assign(line, { stream: null, hearing: null, speaking: null, speaker: null, microphone: "off", calls: false });
}

// --- the candidate

function asked(line, what) {
  if (what.microphone) toggle(line);
  if (what.again) { line.tries = 0; want(line); }
  if (what.called) called(line);
  if (what.problem) failed(line, PROBLEMS[what.problem] ?? "failed");
  draw(line);
}

function toggle(line) {
  line.hearing?.resume(); line.speaking?.resume();
  if (line.link === "elsewhere") { line.link = "closed"; want(line); return; }
  if (line.microphone === "off") line.data.sound === "webrtc" ? call(line) : openMicrophone(line);
  else line.microphone = line.microphone === "open" ? "muted" : "open";
  mute(line);
}

// Over WebRTC the sound does not pass here, so the server is told what counts; here it is silenced at its source.
const mute = (line) => send(line, { muted: line.data.sound === "webrtc" && line.microphone === "muted" && !line.held });

function hold(line, event, down) {
  if (event.code !== "Space" || line.microphone === "off" || event.target.closest?.("input, textarea, button, select, summary, [contenteditable=true], [role=radio]")) return;
  const shadowed = event.composedPath()[0];
  if (shadowed !== event.target && shadowed.matches?.("input, textarea, button")) return;
  event.preventDefault();
  if (down === Boolean(line.held)) return;
  line.held = down;
  mute(line);
  if (!down) send(line, { done: true });
  draw(line);
}

// Over WebRTC the call beside has the sound: it is asked to begin, and says when it does; from then on it gets some time.
function call(line, patience_ms = 2 * line.data.patience_ms) {
  line.calls = true;
  clearTimeout(line.giveUp);
  line.giveUp = setTimeout(() => { if (!line.view.connected && line.calls) line.emit("problem", "no_webrtc"); }, patience_ms);
}

function called(line) {
  line.microphone = "open";
  mute(line);
  call(line, line.data.patience_ms);
}

async function begin(line) {
  const may = await navigator.permissions?.query({ name: "microphone" }).then((permission) => permission.state, () => "prompt");
  if (may === "denied") { failed(line, "denied"); return; }
  if (may !== "granted" && !navigator.userActivation?.hasBeenActive) return;
  if (line.data.sound === "webrtc") { call(line); draw(line); }
  else openMicrophone(line);
}

function leave(line) {
  line.over = true;
  closeSound(line);
  clearInterval(line.pings); clearTimeout(line.retry); clearTimeout(line.giveUp);
  for (const [name, act] of events(line)) removeEventListener(name, act);
  line.socket?.close();
  delete window.rehearsalVoice;
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const known = lines.get(parentElement), line = known ?? build();
  lines.set(parentElement, line);
  const before = line.data.sound;
  line.data = data;
  line.emit = (name, value) => (name === "revision" ? setStateValue(name, value) : setTriggerValue(name, value));
  if (data.ticket !== line.ticket) { line.ticket = data.ticket; if (line.link === "closed") connect(line); }
  if (data.sound !== before) {
    clearTimeout(line.giveUp);
    if (before === "webrtc") Object.assign(line, { microphone: "off", calls: false });
    begin(line);
  }
  draw(line);
  return () => { leave(line); lines.delete(parentElement); };
}
