const POSE = {
  idle:        {tilt: 0,  brow: 0,  gaze: [0, 0],   lid: 1,    smile: 7},
  listening:   {tilt: 3,  brow: 2,  gaze: [0, 1],   lid: 1.04, smile: 8},
  thinking:    {tilt: -4, brow: 4,  gaze: [5, -4],  lid: .92,  smile: 4},
  speaking:    {tilt: 0,  brow: 1,  gaze: [0, 0],   lid: 1,    smile: 6},
  interrupted: {tilt: 2,  brow: 9,  gaze: [0, 0],   lid: 1.16, smile: 5},
};
const rooms = new WeakMap();
const calm = matchMedia('(prefers-reduced-motion: reduce)');

// While a conversation runs, it says what is going on; in a written one the answer box does, from its first turn on.
function live(room) {
  const view = room.data.live ? window.rehearsalVoice : null, state = view?.state ?? (room.data.live ? null : room.turn);
  if (!state) return room.data;
  return {...room.data, ...room.data.states[state], state, caption: view ? said(view) : ''};
}

// Of all that is being said, the sentence that the ear is in.
function said({state, caption, heard}) {
  if (!['speaking', 'interrupted'].includes(state) || !caption) return '';
  let at = 0;
  for (const sentence of caption.match(/[^.?!]+[.?!]*\s*/g) ?? [caption]) {
    at += sentence.length;
    if (at > heard + 1) return sentence.trim();
  }
  return caption.match(/[^.?!]+[.?!]*\s*$/)?.[0].trim() ?? caption;
}

function fill(stage, data) {
  const put = (selector, text) => { const part = stage.querySelector(selector); if (part.textContent !== text) part.textContent = text; };
  put('.name', data.name); put('.title', data.title); put('.label', data.label); put('.icon', data.icon); put('.caption', data.caption);
  stage.dataset.state = data.state;
}

function seat(room, data) {
  if (room.scene !== data.scene) room.stage.querySelector('.scene').innerHTML = room.scene = data.scene;
  if (room.face === data.face) return;
  const figure = room.stage.querySelector('.figure');
  figure.innerHTML = room.face = data.face;
  room.parts = {head: figure.querySelector('.head'), body: figure.querySelector('.body'), eyes: figure.querySelectorAll('.eye'),
    irises: figure.querySelectorAll('.iris'), brows: figure.querySelectorAll('.brow'), lips: figure.querySelectorAll('.mouth-hole')};
}

function drawMouth(lips, open, smile) {
  const half = 26 - open * 5, top = smile * (1 - open) - open * 7, bottom = smile + 2 + open * 30;
  const d = `M${200 - half} 258q${half} ${top} ${half * 2} 0q${-half} ${bottom} ${-half * 2} 0Z`;
  lips.forEach(p => p.setAttribute('d', d));
}

function pose(room, now) {
  const target = POSE[room.state], p = room.pose, {head, body, eyes, irises, brows, lips} = room.parts;
  const ease = calm.matches ? 1 : .12, sway = calm.matches ? 0 : Math.sin(now / 1700);
  for (const key of ['tilt', 'brow', 'lid', 'smile']) p[key] += (target[key] - p[key]) * ease;
  p.gaze = p.gaze.map((v, i) => v + (target.gaze[i] - v) * ease);
  const nod = room.state === 'speaking' ? room.open * 3 : room.state === 'listening' && !calm.matches ? Math.max(0, Math.sin(now / 900)) * 2 : 0;
  const blink = !calm.matches && now % 3900 < 130 ? .1 : p.lid;
  head.setAttribute('transform', `translate(0 ${sway * 1.5 + nod}) rotate(${p.tilt + sway * .6} 200 300)`);
  body.setAttribute('transform', `translate(0 ${sway})`);
  eyes.forEach(e => { e.style.transform = `scaleY(${blink})`; });
  irises.forEach(i => i.setAttribute('transform', `translate(${p.gaze[0]} ${p.gaze[1]})`));
  brows.forEach(b => b.setAttribute('transform', `translate(0 ${-p.brow})`));
  drawMouth(lips, room.open, p.smile);
}

// The audio player posts its level as a `rehearsal-level` event; nothing is heard, nothing moves.
function level(room, now) {
  if (room.state !== 'speaking' || calm.matches) return 0;
  return now - room.heard.at < 250 ? room.heard.level : 0;
}

function start(parent) {
  // Who comes from the foot of the green room would otherwise enter at the foot of this one.
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  const room = {stage: parent.querySelector('.stage'), pose: {...POSE.idle, gaze: [0, 0]}, open: 0, heard: {at: -1e9, level: 0}};
  const hear = e => { room.heard = {at: performance.now(), level: e.detail}; };
  const frame = now => {
    room.open += (level(room, now) - room.open) * .4;
    pose(room, now);
    room.raf = calm.matches ? null : requestAnimationFrame(frame);  // without motion: once for what is going on
  };
  room.listen = () => {
    const now = live(room), changed = now.state !== room.state;
    room.state = now.state; fill(room.stage, now);
    if (changed) room.begin();
  };
  const turn = e => { room.turn = e.detail; room.listen(); };
  addEventListener('rehearsal-level', hear);
  addEventListener('rehearsal-turn', turn);
  addEventListener('rehearsal-voice', room.listen);
  room.begin = () => { room.raf ??= requestAnimationFrame(frame); };
  room.stop = () => { cancelAnimationFrame(room.raf); removeEventListener('rehearsal-level', hear); removeEventListener('rehearsal-turn', turn); removeEventListener('rehearsal-voice', room.listen); rooms.delete(parent); };
  rooms.set(parent, room);
  return room;
}

export default function({data, parentElement}) {
  const room = rooms.get(parentElement) ?? start(parentElement);
  room.data = data;
  seat(room, data); room.listen(); room.begin();
  return room.stop;
}
