// The candidate's answer. What is typed belongs to the browser until Python has acknowledged it: every change is
// numbered, and only a number that came back counts as saved. Python never writes into a box that is being typed in.
const SAVE_AFTER_MS = 2000;
const GIVE_UP_AFTER_MS = 12000;
const boxes = new WeakMap();

function build(parent) {
  const find = (selector) => parent.querySelector(selector);
  const box = { form: find("form"), area: find("textarea"), state: find(".state"), size: find(".size"), send: find(".send"),
    slot: null, revision: 0, saved: 0, tries: 0, timer: 0, sending: null, lost: false, data: {}, emit: () => {} };
  box.area.addEventListener("input", () => changed(box));
  box.area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) { event.preventDefault(); submit(box); }
  });
  box.form.addEventListener("submit", (event) => { event.preventDefault(); submit(box); });
  box.flush = () => { if (document.visibilityState === "hidden") save(box); };
  document.addEventListener("visibilitychange", box.flush);
  boxes.set(parent, box);
  return box;
}

function changed(box) {
  box.revision += 1;
  // From the first change, not from the last: someone who never stops typing is saved every two seconds, too.
  box.timer ||= setTimeout(() => save(box), SAVE_AFTER_MS);
  draw(box);
}

function save(box) {
  clearTimeout(box.timer);
  box.timer = 0;
  if (box.revision === box.saved || !box.slot) return;
  box.tries += 1;
  box.emit("draft", { slot: box.slot, text: box.area.value, revision: box.revision, tries: box.tries });
}

function submit(box) {
  if (!ready(box)) { box.area.focus(); return; }
  clearTimeout(box.timer);
  const text = box.area.value, number = Date.now();
  Object.assign(box, { timer: 0, revision: 0, saved: 0, lost: false });
  // The box is free at once: what is typed from here on belongs to the next answer.
  box.area.value = "";
  box.sending = { number, text, timer: setTimeout(() => giveUp(box), GIVE_UP_AFTER_MS) };
  draw(box);
  box.emit("sent", { slot: box.slot, text, number });
}

function giveUp(box) {
  box.lost = true;
  takeBack(box);
  draw(box);
}

function takeBack(box) {
  clearTimeout(box.sending.timer);
  box.area.value = [box.sending.text, box.area.value].filter(Boolean).join("\n");
  box.sending = null;
  box.revision += 1;
}

const ready = (box) => !box.sending && box.slot && !box.data.busy && box.area.value.trim() !== "" && box.area.value.length <= box.data.limit;

function stateOf(box) {
  const states = box.data.states;
  if (box.sending) return [states.sending, ""];
  if (box.lost) return [states.lost, "bad"];
  if (box.data.problem) return [box.data.problem, "bad"];
  if (box.data.busy) return [box.data.busy, ""];
  if (box.area.value === "" && !box.saved) return [box.data.hint, ""];
  return box.revision === box.saved ? [states.saved, ""] : [states.unsaved, ""];
}

function draw(box) {
  const [words, tone] = stateOf(box), { states } = box.data, length = box.area.value.length, over = length > box.data.limit;
  box.state.textContent = words;
  box.state.dataset.tone = tone;
  box.state.toggleAttribute("data-quiet", words === box.data.hint);
  const counted = box.area.value.trim() ? box.area.value.trim().split(/\s+/).length : 0;
  box.size.textContent = over ? states.over.replace("{number}", length - box.data.limit) : counted ? `${counted} ${counted === 1 ? states.word : states.words}` : "";
  box.size.dataset.tone = over ? "bad" : "";
  box.send.setAttribute("aria-disabled", String(!ready(box)));
}

function acknowledge(box, data) {
  if (!box.sending || data.handled !== box.sending.number) return;
  if (data.refused) takeBack(box);
  else { clearTimeout(box.sending.timer); box.sending = null; }
}

function moveTo(box, data) {
  // Words that stand in the box now were refused, or typed before the next question came: they are never replaced.
  const keep = box.slot !== null && box.area.value !== "";
  Object.assign(box, { slot: data.slot, revision: keep ? 1 : 0, saved: 0 });
  if (!keep) box.area.value = data.text;
  if (!keep && data.text) box.revision = box.saved = 1;
  if (keep && data.slot) box.timer ||= setTimeout(() => save(box), SAVE_AFTER_MS);
}

function take(box, words) {
  if (!words || words === box.taken) return;
  box.area.value = [box.area.value.trimEnd(), words].filter(Boolean).join(" ");
  changed(box);
}

// What waits for the interviewer's words as the box does, and the face that says them, stand elsewhere on the page.
function tellOthers(data) {
  for (const held of data.holds ? document.querySelectorAll(data.holds) : []) held.toggleAttribute("inert", Boolean(data.busy));
  dispatchEvent(new CustomEvent("rehearsal-turn", { detail: data.busy ? "speaking" : "listening" }));
}

export default function ({ data, parentElement, setTriggerValue, setStateValue }) {
  const box = boxes.get(parentElement) ?? build(parentElement);
  box.emit = (name, value) => (name === "sent" ? setTriggerValue(name, value) : setStateValue(name, value));
  box.data = data;
  acknowledge(box, data);
  if (box.slot !== data.slot) moveTo(box, data);
  take(box, data.dictated);
  box.taken = data.dictated;
  box.saved = Math.max(box.saved, Math.min(data.saved, box.revision));
  // A save that failed is tried again: the disk may be free by then.
  if (data.problem && box.revision !== box.saved) box.timer ||= setTimeout(() => save(box), 2 * SAVE_AFTER_MS);
  box.area.placeholder = data.placeholder;
  parentElement.querySelector(".label").textContent = data.label;
  box.send.querySelector("span").textContent = data.action;
  draw(box);
  tellOthers(data);
  return () => { save(box); document.removeEventListener("visibilitychange", box.flush); boxes.delete(parentElement); };
}
