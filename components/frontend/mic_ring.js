// The microphone: amber while it is open, with a thin arc for the patience that is left. It follows the conversation's
// own events, and its press opens or mutes the microphone in the browser: no script runs for any of it.
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const rings = new WeakMap();

function modeOf(view) {
  if (!view) return 'connecting';
  if (view.link === 'elsewhere') return 'elsewhere';
  if (view.over && view.state === 'idle') return 'over';
  if (view.microphone === 'off') return 'off';
  if (view.link !== 'open') return 'connecting';
  if (view.microphone === 'muted') return 'muted';
  if (!view.connected) return 'connecting';
  if (view.state === 'listening') return view.patience ? 'patience' : 'listening';
  return view.state === 'thinking' ? 'thinking' : 'speaking';
}

function runPatience(ring, patience) {
  const key = patience?.join();
  if (ring.patience === key) return;
  ring.patience = key;
  const arc = ring.row.querySelector('.arc');
  arc.getAnimations().forEach((animation) => animation.cancel());
  const [left, total] = patience ?? [0, 1];
  arc.style.strokeDashoffset = 1 - left / total;
  if (patience && !calm.matches) arc.animate({ strokeDashoffset: [1 - left / total, 1] }, { duration: left, fill: 'forwards' });
}

function draw(ring) {
  const view = window.rehearsalVoice, mode = modeOf(view), [title, hint, action] = ring.words[mode];
  runPatience(ring, mode === 'patience' ? view.patience : null);
  if (ring.row.dataset.mode === mode) return;
  ring.row.dataset.mode = mode;
  ring.row.querySelector('b').textContent = title;
  ring.row.querySelector('span').textContent = hint;
  ring.row.querySelector('.icon').textContent = ['muted', 'off', 'elsewhere', 'over'].includes(mode) ? 'mic_off' : 'mic';
  ring.row.querySelector('.ring').setAttribute('aria-label', action);
}

function build(parent) {
  const ring = { row: parent.querySelector('.row') };
  ring.draw = () => draw(ring);
  ring.level = ({ detail }) => { if (!calm.matches) ring.row.style.setProperty('--level', detail.toFixed(2)); };
  ring.row.querySelector('.ring').onclick = () => dispatchEvent(new CustomEvent('rehearsal-ask', { detail: { microphone: true } }));
  addEventListener('rehearsal-voice', ring.draw);
  addEventListener('rehearsal-mic', ring.level);
  return ring;
}

export default function ({ data, parentElement }) {
  const ring = rings.get(parentElement) ?? build(parentElement);
  rings.set(parentElement, ring);
  ring.words = data.words;
  ring.row.classList.toggle('small', data.small);
  draw(ring);
  return () => {
    removeEventListener('rehearsal-voice', ring.draw);
    removeEventListener('rehearsal-mic', ring.level);
    rings.delete(parentElement);
  };
}
