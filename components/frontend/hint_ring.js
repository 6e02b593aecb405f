// The wait before a hint comes by itself: 60 s without a run or an edit. It can be taken at once by pressing the ring.
const rings = new WeakMap();

function build(parent) {
  const find = (selector) => parent.querySelector(selector);
  const ring = { button: find(".ring"), left: find(".left"), count: find("b"), words: find("span"), level: 0 };
  ring.button.onclick = () => reveal(ring, false);
  ring.edited = () => { ring.readyAt = Date.now() + ring.data.wait_s * 1000; };
  window.addEventListener("rehearsal-edit", ring.edited);
  ring.timer = setInterval(() => tick(ring), 1000);
  rings.set(parent, ring);
  return ring;
}

function reveal(ring, alone) {
  if (ring.sent) return;
  ring.sent = true;
  ring.emit({ level: ring.data.level, alone, at: Date.now() });
}

function tick(ring) {
  const left = Math.max(0, Math.ceil((ring.readyAt - Date.now()) / 1000));
  ring.left.style.strokeDashoffset = 60 - (60 * left) / ring.data.wait_s;
  ring.count.textContent = left;
  ring.words.textContent = ring.data.words.replace("{left}", left);
  // Nobody is helped by hints that open while they are away.
  if (!left && document.visibilityState === "visible") reveal(ring, true);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const ring = rings.get(parentElement) ?? build(parentElement);
  ring.emit = (value) => setTriggerValue("reveal", value);
  const moved = ring.data?.due !== data.due || ring.level !== data.level;
  Object.assign(ring, { data, level: data.level });
  if (moved) Object.assign(ring, { readyAt: Date.now() + data.left_s * 1000, sent: false });
  tick(ring);
  return () => { clearInterval(ring.timer); window.removeEventListener("rehearsal-edit", ring.edited); rings.delete(parentElement); };
}
