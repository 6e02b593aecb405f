// The device check: what the microphone hears, whether it hears the loudspeaker, and how far the server is. All but the
// recognised words is measured here; the sound of the sentence is sent once, when the candidate asks for it.
const BARS = 24, HIGH = 20, RATE = 16000, MAX_S = 12, TONE_HZ = 1000, ECHO_DB = 12;
const PROBLEMS = { NotAllowedError: 'denied', SecurityError: 'denied', NotFoundError: 'missing', NotReadableError: 'busy' };
const checks = new WeakMap();

function build(root) {
  const check = { root, data: {}, find: (selector) => root.querySelector(selector) };
  check.find('.meter').replaceChildren(...Array.from({ length: BARS }, (_, n) => {
    const bar = document.createElement('span');
    bar.className = n >= HIGH ? 'bar high' : 'bar';
    return bar;
  }));
  check.find('.check').onclick = () => open(check);
  check.find('.say').onclick = () => (check.recording ? finish(check) : record(check));
  check.find('.look').onclick = () => (check.camera ? coverCamera(check) : lookIntoCamera(check));
  return check;
}

function show(check, name, words, tone = '') {
  const place = check.find(`.${name}`);
  place.textContent = words;
  place.classList.toggle('good', tone === 'good');
  place.classList.toggle('poor', tone === 'poor');
}

async function open(check) {
  const words = check.data.words;
  check.find('.check').disabled = true;
  close(check);
  try {
    if (!navigator.mediaDevices) throw new DOMException('', 'SecurityError');
    check.stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } });
  } catch (error) {
    show(check, 'microphone', words.none, 'poor');
    check.find('.advice').textContent = check.data.problems[PROBLEMS[error.name] ?? 'failed'];
    check.find('.check').disabled = false;
    return;
  }
  check.find('.advice').textContent = '';
  check.context = new AudioContext();
  await check.context.resume();
  check.analyser = check.context.createAnalyser();
  check.analyser.fftSize = 4096;
  check.source = check.context.createMediaStreamSource(check.stream);
  check.source.connect(check.analyser);
  check.loudest = 0;
  check.clips = false;
  watch(check);
  check.find('.say').disabled = false;
  await roundTrip(check);
  await echo(check);
  check.find('.check').disabled = false;
}

// A mirror, and nothing else: of this picture nothing leaves the browser.
async function lookIntoCamera(check) {
  const words = check.data.words, button = check.find('.look');
  button.disabled = true;
  try {
    if (!navigator.mediaDevices) throw new DOMException('', 'SecurityError');
    check.camera = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 640 }, height: { ideal: 480 } } });
    check.find('.mirror').srcObject = check.camera;
    show(check, 'camera', words.camera_on, 'good');
    check.find('.advice').textContent = '';
  } catch (error) {
    show(check, 'camera', words.none, 'poor');
    check.find('.advice').textContent = check.data.camera_problems[PROBLEMS[error.name] ?? 'failed'];
  }
  button.disabled = false;
  draw(check);
}

function coverCamera(check) {
  check.camera?.getTracks().forEach((track) => track.stop());
  check.camera = check.find('.mirror').srcObject = null;
  show(check, 'camera', '');
  draw(check);
}

function watch(check) {
  const samples = new Float32Array(check.analyser.fftSize), bars = [...check.find('.meter').children];
  const frame = () => {
    check.analyser.getFloatTimeDomainData(samples);
    const level = Math.min(1, 5 * Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length)), lit = Math.round(level * BARS);
    check.loudest = Math.max(check.loudest, level);
    check.clips ||= samples.some((s) => Math.abs(s) > 0.99);
    bars.forEach((bar, n) => bar.classList.toggle('on', n < lit));
    check.find('.meter').setAttribute('aria-valuenow', Math.round(level * 100));
    const { quiet, loud, good } = check.data.words;
    if (!check.playing) show(check, 'microphone', check.clips ? loud : check.loudest > 0.1 ? good : quiet, check.loudest > 0.1 && !check.clips ? 'good' : '');
    check.raf = requestAnimationFrame(frame);
  };
  frame();
}

function toneLevel(check) {
  const bins = new Float32Array(check.analyser.frequencyBinCount), at = Math.round(TONE_HZ / (check.context.sampleRate / check.analyser.fftSize));
  check.analyser.getFloatFrequencyData(bins);
  return Math.max(...bins.slice(at - 2, at + 3));
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function echo(check) {
  const { echo_none, echo_heard, testing } = check.data.words;
  show(check, 'echo', testing);
  check.playing = true;
  let before = -200, during = -200;
  for (let n = 0; n < 5; n += 1) { await pause(60); before = Math.max(before, toneLevel(check)); }
  const tone = check.context.createOscillator(), gain = check.context.createGain();
  tone.frequency.value = TONE_HZ; gain.gain.value = 0.25;
  tone.connect(gain).connect(check.context.destination);
  tone.start();
  await pause(250);
  for (let n = 0; n < 8; n += 1) { await pause(60); during = Math.max(during, toneLevel(check)); }
  tone.stop();
  check.playing = false;
  const heard = during > -75 && during - before > ECHO_DB;
  show(check, 'echo', heard ? echo_heard : echo_none, heard ? 'poor' : 'good');
  check.emit('echo', heard);
}

async function roundTrip(check) {
  const times = [];
  for (let n = 0; n < 4; n += 1) {
    const began = performance.now();
    try { await fetch(`${check.data.base}/_stcore/health`, { cache: 'no-store' }); times.push(performance.now() - began); } catch { /* shown as a dash */ }
  }
  const ms = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  show(check, 'trip', ms === undefined ? '–' : `${Math.round(ms)} ms`, ms < 200 ? 'good' : '');
}

function record(check) {
  const size = 4096, parts = [], node = check.context.createScriptProcessor(size, 1, 1);
  node.onaudioprocess = ({ inputBuffer }) => {
    parts.push(inputBuffer.getChannelData(0).slice());
    if (parts.length * size > MAX_S * check.context.sampleRate) finish(check);
  };
  check.source.connect(node);
  node.connect(check.context.destination);
  check.recording = { parts, node };
  check.find('.say').textContent = check.data.words.stop;
  show(check, 'sentence', check.data.words.listening);
}

function finish(check) {
  const { parts, node } = check.recording;
  check.recording = null;
  node.disconnect();
  check.source.disconnect(node);
  check.find('.say').textContent = check.data.words.say;
  show(check, 'sentence', check.data.words.testing);
  check.emit('sentence', { pcm: encoded(parts, check.context.sampleRate), number: Date.now() });
}

// 16-bit at 16 kHz, in base64: each sample the mean of those that fall into it.
function encoded(parts, rate) {
  const sound = parts.flatMap((part) => [...part]), step = rate / RATE, out = new Int16Array(Math.floor(sound.length / step));
  for (let n = 0; n < out.length; n += 1) {
    const piece = sound.slice(Math.floor(n * step), Math.max(Math.floor(n * step) + 1, Math.floor((n + 1) * step)));
    out[n] = Math.max(-1, Math.min(1, piece.reduce((sum, s) => sum + s, 0) / piece.length)) * 32767;
  }
  let text = '';
  for (const byte of new Uint8Array(out.buffer)) text += String.fromCharCode(byte);
  return btoa(text);
}

function close(check) {
  cancelAnimationFrame(check.raf);
  check.stream?.getTracks().forEach((track) => track.stop());
  if (check.context && check.context.state !== 'closed') check.context.close();
}

function draw(check) {
  const { words, sentence, recognised, result, tone, way, rows, level } = check.data;
  check.root.querySelectorAll('b:not(.way)').forEach((head, n) => { head.textContent = rows[n]; });
  check.find('.meter').setAttribute('aria-label', level);
  check.find('.way').textContent = way;
  check.find('.check').textContent = words.check;
  check.find('.mirror').hidden = !check.camera;
  check.find('.look').textContent = check.camera ? words.cover : words.look;
  check.find('.look').setAttribute('aria-pressed', Boolean(check.camera));
  if (!check.recording) check.find('.say').textContent = words.say;
  if (result) show(check, 'sentence', result, tone);
  check.find('.probe').replaceChildren(...(recognised ?? sentence.split(' ').map((word) => [word, true])).flatMap(([word, ok]) => {
    const part = document.createElement(ok ? 'span' : 's');
    part.textContent = word;
    return [part, ' '];
  }));
}

export default function ({ data, parentElement, setTriggerValue, setStateValue }) {
  const known = checks.get(parentElement), check = known ?? build(parentElement);
  checks.set(parentElement, check);
  check.data = data;
  check.emit = (name, value) => (name === 'echo' ? setStateValue(name, value) : setTriggerValue(name, value));
  if (!known) check.find('.say').disabled = true;
  draw(check);
  return () => { close(check); coverCamera(check); checks.delete(parentElement); };
}
