// The candidate's answer. What is typed belongs to the browser until Python has acknowledged it: every change is
// numbered, and only a number that came back counts as saved. Python never writes into a box that is being typed in.
const SAVE_AFTER_MS = 2000;
const boxes = new WeakMap();

function build(parent) {
  const find = (selector) => parent.querySelector(selector);
  const box = { form: find("form"), area: find("textarea"), state: find(".state"), size: find(".size"), send: find(".send"),
    slot: null, revision: 0, saved: 0, tries: 0, timer: 0, data: {}, emit: () => {} };
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
  if (box.revision === box.saved || box.sent || !box.slot) return;
  box.tries += 1;
  box.emit("draft", { slot: box.slot, text: box.area.value, revision: box.revision, tries: box.tries });
}

function submit(box) {
  if (!ready(box)) { box.area.focus(); return; }
  clearTimeout(box.timer);
  box.timer = 0;
  box.sent = true;
  draw(box);
  box.emit("sent", { slot: box.slot, text: box.area.value });
}

const ready = (box) => !box.sent && box.slot && !box.data.busy && box.area.value.trim() !== "" && box.area.value.length <= box.data.limit;

function stateOf(box) {
  if (box.data.problem) return [box.data.problem, "bad"];
  if (box.sent) return ["Sending", ""];
  if (box.data.busy) return [box.data.busy, ""];
  if (box.area.value === "" && !box.saved) return [box.data.hint, ""];
  return box.revision === box.saved ? ["Draft saved", ""] : ["Not saved yet", ""];
}

function draw(box) {
  const [words, tone] = stateOf(box), length = box.area.value.length, over = length > box.data.limit;
  box.state.textContent = words;
  box.state.dataset.tone = tone;
  box.state.toggleAttribute("data-quiet", words === box.data.hint);
  const counted = box.area.value.trim() ? box.area.value.trim().split(/\s+/).length : 0;
  box.size.textContent = over ? `${length - box.data.limit} characters too many` : counted ? `${counted} ${counted === 1 ? "word" : "words"}` : "";
  box.size.dataset.tone = over ? "bad" : "";
  box.send.setAttribute("aria-disabled", String(!ready(box)));
}

function moveTo(box, data) {
  // Words stay in the box when they were refused because the interview went on elsewhere, and when they were typed
  // while the interviewer was still speaking: then they are the beginning of the next answer.
  const early = box.slot === "" && box.area.value !== "";
  const keep = early || (box.slot !== null && data.refused === box.slot);
  Object.assign(box, { slot: data.slot, revision: keep ? 1 : 0, saved: 0, sent: false });
  if (!keep) box.area.value = data.text;
  if (!keep && data.text) box.revision = box.saved = 1;
  if (early && data.slot) box.timer ||= setTimeout(() => save(box), SAVE_AFTER_MS);
}

export default function ({ data, parentElement, setTriggerValue, setStateValue }) {
  const box = boxes.get(parentElement) ?? build(parentElement);
  box.emit = (name, value) => (name === "sent" ? setTriggerValue(name, value) : setStateValue(name, value));
  box.data = data;
  if (box.slot !== data.slot) {
    moveTo(box, data);
  }
  if (data.refused === box.slot) box.sent = false;
  box.saved = Math.max(box.saved, Math.min(data.saved, box.revision));
  // A save that failed is tried again: the disk may be free by then.
  if (data.problem && box.revision !== box.saved && !box.sent) box.timer ||= setTimeout(() => save(box), 2 * SAVE_AFTER_MS);
  box.area.placeholder = data.placeholder;
  parentElement.querySelector(".label").textContent = data.label;
  box.send.querySelector("span").textContent = data.action;
  draw(box);
  return () => { save(box); document.removeEventListener("visibilitychange", box.flush); boxes.delete(parentElement); };
}
