// The candidate's own picture: opened and closed at any time, it floats, drags, resizes and folds to a chip. About once a
// second a small still of it goes to the server to be measured and forgotten: by the call, where one has taken the camera
// (`rehearsal-camera`), else by the conversation's line.
const STORE = 'rehearsal-self-view', GAP = 12, TOP = 64, NARROW = 88, WIDE = 480, PHONE = 640, STILL = [320, 240], EVERY_MS = 800;
const PROBLEMS = { NotAllowedError: 'denied', SecurityError: 'denied', NotFoundError: 'missing', NotReadableError: 'busy', OverconstrainedError: 'missing' };
const CAMERA = { video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 15 } } };
const views = new WeakMap();
const between = (value, low, high) => Math.max(low, Math.min(value, high));

const kept = () => JSON.parse(sessionStorage.getItem(STORE) ?? '{}');
const keep = (what) => sessionStorage.setItem(STORE, JSON.stringify({ ...kept(), ...what }));

// Where it was left; else in the corner of the stage.
function rest(self) {
  const { view } = self, { x, y, wide } = kept(), stage = document.querySelector(self.data.anchor)?.getBoundingClientRect();
  if (wide && self.stream && !view.classList.contains('folded')) view.style.setProperty('--wide', `${wide}px`);
  else view.style.removeProperty('--wide');
  const right = (stage?.right ?? innerWidth) - view.offsetWidth - GAP, low = (stage?.bottom ?? innerHeight) - view.offsetHeight - self.data.lift;
  view.style.setProperty('--x', `${between(x ?? right, GAP, innerWidth - view.offsetWidth - GAP)}px`);
  view.style.setProperty('--y', `${between(y ?? low, TOP, innerHeight - view.offsetHeight - GAP)}px`);
}

function move(self, x, y) { keep({ x, y }); rest(self); }

function resize(self, wide) {
  const box = self.view.getBoundingClientRect(), now = between(wide, NARROW, Math.min(WIDE, innerWidth - 2 * GAP));
  keep({ wide: now, x: box.right - now, y: box.y });
  rest(self);
}

function follow(target, begin) {
  target.onpointerdown = (down) => {
    const go = begin(down);
    if (!go) return;
    down.stopPropagation();
    target.setPointerCapture(down.pointerId);
    target.onpointermove = go;
    target.onpointerup = target.onpointercancel = () => { target.onpointermove = null; };
  };
}

function steer(self) {
  const { view } = self;
  follow(view, (down) => {
    if (down.target.closest('button')) return null;
    const box = view.getBoundingClientRect(), dx = down.clientX - box.x, dy = down.clientY - box.y;
    return (now) => move(self, now.clientX - dx, now.clientY - dy);
  });
  follow(view.querySelector('.grip'), (down) => {
    const { width } = view.getBoundingClientRect();
    return (now) => resize(self, width + down.clientX - now.clientX);
  });
  view.onkeydown = (event) => {
    if (event.target !== view) return;
    const step = { ArrowLeft: [-24, 0], ArrowRight: [24, 0], ArrowUp: [0, -24], ArrowDown: [0, 24] }[event.key], { x, y, width } = view.getBoundingClientRect();
    if (step) move(self, x + step[0], y + step[1]);
    else if ('+-='.includes(event.key) && self.stream) resize(self, width * (event.key === '-' ? 1 / 1.2 : 1.2));
    else return;
    event.preventDefault();
  };
}

async function open(self) {
  if (self.stream || self.opening) return;
  self.opening = true;
  try {
    if (!navigator.mediaDevices) throw new DOMException('', 'SecurityError');
    const stream = await navigator.mediaDevices.getUserMedia(CAMERA);
    if (self.over) { stream.getTracks().forEach((track) => track.stop()); return; }
    self.stream = stream;
    stream.getVideoTracks()[0].onended = () => close(self, 'unplugged');
    self.video.srcObject = stream;
    lend(stream.getVideoTracks()[0]);
    self.problem = null;
    self.stills = setInterval(() => still(self), EVERY_MS);
  } catch (error) {
    self.problem = PROBLEMS[error.name] ?? 'failed';
  } finally {
    self.opening = false;
    draw(self);
  }
}

function lend(track) {
  window.rehearsalCamera = track;
  dispatchEvent(new CustomEvent('rehearsal-camera'));
}

function close(self, problem = null) {
  clearInterval(self.stills);
  lend(null);
  self.stream?.getTracks().forEach((track) => { track.onended = null; track.stop(); });
  self.stream = self.video.srcObject = null;
  self.problem = problem;
  draw(self);
}

function still(self) {
  const { video, data } = self;
  if (!data.coaches || window.rehearsalCall?.hasPictures || !video.videoWidth || document.hidden) return;
  const canvas = self.canvas ??= Object.assign(document.createElement('canvas'), { width: STILL[0], height: STILL[1] });
  const scale = Math.max(STILL[0] / video.videoWidth, STILL[1] / video.videoHeight), wide = video.videoWidth * scale, tall = video.videoHeight * scale;
  canvas.getContext('2d').drawImage(video, (STILL[0] - wide) / 2, (STILL[1] - tall) / 2, wide, tall);
  canvas.toBlob(async (blob) => { if (blob && self.stream) dispatchEvent(new CustomEvent('rehearsal-send', { detail: { message: { picture: true }, bytes: await blob.arrayBuffer() } })); }, 'image/jpeg', 0.7);
}

function hint(self) {
  if (self.problem) return self.data.problems[self.problem];
  const seen = self.stream && window.rehearsalVoice?.framing?.hint;
  return seen && seen !== 'good' ? self.data.hints[seen] : '';
}

function draw(self) {
  const { view, data: { words } } = self, on = Boolean(self.stream), folded = on && view.classList.contains('folded');
  const put = (name, label, icon) => {
    const button = view.querySelector(name);
    button.setAttribute('aria-label', label); button.title = label; button.firstElementChild.textContent = icon;
  };
  view.classList.toggle('off', !on);
  view.setAttribute('aria-label', words.view);
  put('.power', on ? words.close : words.open, on ? 'videocam_off' : 'videocam');
  put('.fold', folded ? words.unfold : words.fold, folded ? 'videocam' : 'remove');
  self.say();
  rest(self);
}

function build(parent) {
  const view = parent.querySelector('.view'), self = { view, video: view.querySelector('video'), data: {} };
  self.say = () => { const line = view.querySelector('.hint'), words = hint(self); if (line.textContent !== words) line.textContent = words; };
  self.watch = new ResizeObserver(() => rest(self));
  self.watch.observe(document.documentElement);
  steer(self);
  view.querySelector('.power').onclick = () => { keep({ on: !self.stream }); self.stream ? close(self) : open(self); };
  // On a phone the stage is too small for two faces: the picture waits behind its chip.
  view.classList.toggle('folded', kept().folded ?? innerWidth <= PHONE);
  view.querySelector('.fold').onclick = () => { keep({ folded: view.classList.toggle('folded') }); draw(self); };
  addEventListener('rehearsal-voice', self.say);
  return self;
}

export default function ({ data, parentElement }) {
  const known = views.get(parentElement), self = known ?? build(parentElement);
  views.set(parentElement, self);
  self.data = data;
  draw(self);
  if (!known) {
    const stage = document.querySelector(data.anchor);
    if (stage) self.watch.observe(stage);
    if (kept().on ?? data.starts) open(self);
  }
  return () => {
    self.over = true;
    close(self);
    self.watch.disconnect();
    removeEventListener('rehearsal-voice', self.say);
    views.delete(parentElement);
  };
}
