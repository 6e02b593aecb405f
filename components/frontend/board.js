// The candidate's board. Every change names what it touched, is numbered, and counts as saved when its number came
// back. What others drew meanwhile arrives with a newer version, and takes the place of what was not touched here.
const SAVE_AFTER_MS = 900, AGAIN_AFTER_MS = 4000;
const WIDTH = 148, HEIGHT = 56, FAR = [1600, 1000], STEP = 16, MOST_NODES = 60, MOST_EDGES = 120, LABEL_CHARACTERS = 80;
const SMALLEST = 0.65;  // a drawing that is wider than its pane is drawn smaller, down to this; then it scrolls
const NS = "http://www.w3.org/2000/svg";
const desks = new WeakMap();
const el = (name, attributes = {}) => { const made = document.createElementNS(NS, name); for (const key in attributes) made.setAttribute(key, attributes[key]); return made; };
const clamp = (value, most) => Math.min(Math.max(Math.round(value), 0), most);

function build(parent) {
  const find = (selector) => parent.querySelector(selector);
  const desk = { root: find(".easel"), svg: find("svg"), field: find(".label"), slot: null, version: -1, parts: new Map(), dirty: new Map(), revision: 0, tries: 0,
    timer: 0, undo: [], redo: [], chosen: null, connecting: null, drag: null, scale: 1, data: {}, emit: () => {}, find };
  const on = (selector, event, run) => find(selector).addEventListener(event, run);
  on(".add", "click", () => add(desk));
  on(".undo", "click", () => turnBack(desk, desk.undo, desk.redo, tr(desk, "Undone")));
  on(".redo", "click", () => turnBack(desk, desk.redo, desk.undo, tr(desk, "Redone")));
  on(".large", "click", () => enlarge(desk));
  on(".connect", "click", () => connectFrom(desk, desk.chosen));
  on(".wipe", "click", () => wipe(desk, desk.chosen));
  on(".copy", "click", () => navigator.clipboard?.writeText(find("pre").textContent).then(() => say(desk, tr(desk, "Copied"))));
  on(".redraw", "click", () => redraw(desk));
  desk.field.addEventListener("change", () => rename(desk, desk.chosen, desk.field.value));
  desk.field.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === "Escape") { rename(desk, desk.chosen, desk.field.value); focusOn(desk, desk.chosen); } });
  desk.svg.addEventListener("pointerdown", (event) => { if (!event.target.closest("[data-id]")) choose(desk, null); });
  desk.root.addEventListener("keydown", (event) => shortcuts(desk, event));
  desk.flush = () => { if (document.visibilityState === "hidden") save(desk); };
  document.addEventListener("visibilitychange", desk.flush);
  desks.set(parent, desk);
  return desk;
}

// --- what is on the board
const nodes = (desk) => [...desk.parts.values()].filter((part) => !part.source);
const edges = (desk) => [...desk.parts.values()].filter((part) => part.source);
const kindName = (desk, kind) => desk.data.kinds.find((one) => one.id === kind)?.name ?? kind;
const nameOf = (desk, part) => part.label.trim() || kindName(desk, part.kind);
const fresh = (prefix) => prefix + Array.from(crypto.getRandomValues(new Uint8Array(6)), (b) => b.toString(16).padStart(2, "0")).join("");
/** A text of ours in the page's language, its {places} filled. */
const tr = (desk, text, places = {}) => (desk.data.words[text] ?? text).replace(/\{(\w+)\}/g, (_, name) => places[name] ?? "");
const told = (desk, edge, text, more = {}) => tr(desk, text, { source: nameOf(desk, desk.parts.get(edge.source)), target: nameOf(desk, desk.parts.get(edge.target)), ...more });

/** One act of the person: `after` maps ids to what they become, null where they go. Moves of one thing in a row are one. */
function act(desk, after, words, joins = "") {
  const change = Object.entries(after).map(([id, now]) => [id, desk.parts.get(id) ?? null, now]), last = desk.undo.at(-1);
  if (joins && last?.joins === joins) last.change = change.map(([id, before, now]) => [id, last.change.find((one) => one[0] === id)?.[1] ?? before, now]);
  else desk.undo.push({ change, joins });
  desk.redo = [];
  apply(desk, change.map(([id, , now]) => [id, now]), words);
}

function apply(desk, pairs, words) {
  desk.revision += 1;
  for (const [id, now] of pairs) {
    now ? desk.parts.set(id, now) : desk.parts.delete(id);
    desk.dirty.set(id, desk.revision);
  }
  if (desk.chosen && !desk.parts.has(desk.chosen)) desk.chosen = null;
  desk.timer ||= setTimeout(() => save(desk), SAVE_AFTER_MS);
  say(desk, words);
  draw(desk);
}

function turnBack(desk, from, to, words) {
  const step = from.pop();
  if (!step) return;
  to.push({ change: step.change.map(([id, before, now]) => [id, now, before]), joins: "" });
  // An arrow cannot come back to a component that another tab has wiped off.
  const back = step.change.map(([id, before]) => [id, before]), there = (id) => back.some(([one, now]) => one === id && now) || desk.parts.has(id);
  apply(desk, back.filter(([, now]) => !now?.source || (there(now.source) && there(now.target))), words);
}

function add(desk) {
  if (nodes(desk).length >= MOST_NODES) return say(desk, tr(desk, "At most {most} components fit on a board.", { most: MOST_NODES }), true);
  const kind = desk.find(".kind").value, taken = (x, y) => nodes(desk).some((n) => Math.abs(n.x - x) < WIDTH + 16 && Math.abs(n.y - y) < HEIGHT + 16);
  let place = [32, 32];
  const columns = Math.max(1, Math.min(6, Math.floor(desk.svg.clientWidth / 208)));
  for (let spot = 0; spot < 80; spot += 1) { place = [32 + (spot % columns) * 208, 32 + Math.floor(spot / columns) * 112]; if (!taken(...place)) break; }
  const id = fresh("n");
  desk.chosen = id;
  act(desk, { [id]: { id, kind, label: "", x: clamp(place[0], FAR[0] - WIDTH), y: clamp(place[1], FAR[1] - HEIGHT) } }, tr(desk, "{name} added. Type its name.", { name: kindName(desk, kind) }));
  desk.field.focus();
}

function rename(desk, id, label) {
  const part = desk.parts.get(id), text = label.slice(0, LABEL_CHARACTERS);
  if (part && part.label !== text) act(desk, { [id]: { ...part, label: text } }, tr(desk, part.source ? "Arrow labelled {name}" : "Named {name}", { name: text }));
}

/** What is not acknowledged yet goes first: the flowchart takes the place of everything. */
function redraw(desk) {
  const text = desk.find("textarea").value;
  if (!text.trim() || desk.data.busy) return desk.find("textarea").focus();
  if (desk.dirty.size) { save(desk); setTimeout(() => redraw(desk), SAVE_AFTER_MS); return; }
  desk.redrawn = new Map(desk.parts);
  desk.order("mermaid", { slot: desk.slot, text, number: Date.now() });
  say(desk, tr(desk, "Drawing the flowchart"));
}

function move(desk, id, x, y, joins) {
  const node = desk.parts.get(id), to = { ...node, x: clamp(x, FAR[0] - WIDTH), y: clamp(y, FAR[1] - HEIGHT) };
  if (to.x !== node.x || to.y !== node.y) act(desk, { [id]: to }, tr(desk, "{name} moved to {x}, {y}", { name: nameOf(desk, node), ...to }), joins);
}

function connectFrom(desk, id) {
  if (!desk.parts.has(id) || desk.parts.get(id).source) return;
  desk.connecting = desk.connecting === id ? null : id;
  say(desk, desk.connecting ? tr(desk, "Connect {name}: choose where the arrow leads. Escape cancels.", { name: nameOf(desk, desk.parts.get(id)) }) : tr(desk, "Not connected"));
  draw(desk);
  focusOn(desk, id);
}

function connect(desk, source, target) {
  desk.connecting = null;
  if (source === target) { say(desk, tr(desk, "An arrow leads to another component.")); return draw(desk); }
  const same = edges(desk).find((edge) => edge.source === source && edge.target === target);
  if (!same && edges(desk).length >= MOST_EDGES) return say(desk, tr(desk, "At most {most} arrows fit on a board.", { most: MOST_EDGES }), true);
  const edge = same ?? { id: fresh("e"), source, target, label: "" };
  desk.chosen = edge.id;
  if (same) draw(desk); else act(desk, { [edge.id]: edge }, told(desk, edge, "Arrow from {source} to {target}. Type what travels on it."));
  desk.field.focus();
}

function wipe(desk, id) {
  const part = desk.parts.get(id);
  if (!part) return;
  const gone = { [id]: null };
  for (const edge of edges(desk)) if (edge.source === id || edge.target === id) gone[edge.id] = null;
  desk.chosen = null;
  act(desk, gone, part.source ? told(desk, part, "Arrow from {source} to {target} deleted") : tr(desk, "{name} deleted", { name: nameOf(desk, part) }));
  desk.find(".add").focus();
}

// --- by hand and by key
function choose(desk, id) {
  if (desk.connecting && id && !desk.parts.get(id).source) return connect(desk, desk.connecting, id);
  desk.connecting = null;
  desk.chosen = id;
  draw(desk);
}

function focusOn(desk, id) { desk.svg.querySelector(`[data-id="${id}"]`)?.focus(); }

function shortcuts(desk, event) {
  if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.target.closest("input")) {
    event.preventDefault();
    return event.shiftKey ? turnBack(desk, desk.redo, desk.undo, tr(desk, "Redone")) : turnBack(desk, desk.undo, desk.redo, tr(desk, "Undone"));
  }
  if (event.key === "Escape") {
    if (desk.connecting) { desk.connecting = null; say(desk, tr(desk, "Not connected")); draw(desk); }
    else if (desk.root.matches(":popover-open") && !event.target.closest("input")) enlarge(desk);
  }
}

function keyed(desk, id, event) {
  const part = desk.parts.get(id), step = event.shiftKey ? 4 * STEP : STEP;
  const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (by && !part.source) move(desk, id, part.x + by[0], part.y + by[1], `keys-${id}`);
  else if (event.key === "Enter" || event.key === " " || event.key === "F2") { const joins = desk.connecting; choose(desk, id); if (!joins) { desk.field.focus(); desk.field.select(); } }
  else if (event.key.toLowerCase() === "c" && !part.source) { desk.chosen = id; connectFrom(desk, id); }
  else if (event.key === "Delete" || event.key === "Backspace") wipe(desk, id);
  else return;
  event.preventDefault();
}

function held(desk, id, event) {
  if (event.button) return;
  choose(desk, id);
  const node = desk.parts.get(id);
  if (!node || node.source) return;
  desk.drag = { id, joins: fresh("drag"), dx: event.clientX / desk.scale - node.x, dy: event.clientY / desk.scale - node.y };
  event.currentTarget.setPointerCapture(event.pointerId);
}

function dragged(desk, event) {
  if (!desk.drag) return;
  const { id, joins, dx, dy } = desk.drag;
  move(desk, id, Math.round((event.clientX / desk.scale - dx) / 8) * 8, Math.round((event.clientY / desk.scale - dy) / 8) * 8, joins);
}

function enlarge(desk) {
  const large = !desk.root.matches(":popover-open");
  if (large) { desk.root.popover = "manual"; desk.root.showPopover(); } else { desk.root.hidePopover(); desk.root.removeAttribute("popover"); }
  desk.find(".large").setAttribute("aria-pressed", String(large));
  desk.find(".large .icon").textContent = large ? "close_fullscreen" : "open_in_full";
  draw(desk);
}

// --- drawn
function draw(desk) {
  const all = nodes(desk), chosen = desk.parts.get(desk.chosen);
  const [wide, high] = [Math.max(...all.map((n) => n.x + WIDTH + 48), 0), Math.max(...all.map((n) => n.y + HEIGHT + 48), 0)];
  if (!desk.drag) desk.scale = Math.max(SMALLEST, Math.min(1, desk.find(".canvas").clientWidth / (wide || 1)));
  desk.svg.style.width = `${Math.floor(wide * desk.scale)}px`;
  desk.svg.style.height = `${Math.floor(high * desk.scale)}px`;
  desk.find(".all").setAttribute("transform", `scale(${desk.scale})`);
  desk.svg.classList.toggle("connecting", Boolean(desk.connecting));
  desk.svg.setAttribute("aria-label", tr(desk, "Drawing: {components}, {arrows}", amounts(desk)));
  kept(desk, ".edges", edges(desk), newEdge, drawEdge);
  kept(desk, ".nodes", all, newNode, drawNode);
  desk.find(".empty").hidden = all.length > 0;
  desk.find(".undo").disabled = !desk.undo.length;
  desk.find(".redo").disabled = !desk.redo.length;
  desk.find(".chosen").hidden = !chosen;
  if (chosen) {
    desk.field.maxLength = LABEL_CHARACTERS;
    if (!focused(desk, desk.field) || desk.field.dataset.of !== chosen.id) desk.field.value = chosen.label;
    desk.field.dataset.of = chosen.id;
    desk.field.placeholder = tr(desk, chosen.source ? "What travels on it?" : "Name");
    desk.find('label[for="board-label"]').textContent = chosen.source ? told(desk, chosen, "Label of the arrow from {source} to {target}") : tr(desk, "Name of the component");
    desk.find(".connect").hidden = Boolean(chosen.source);
    desk.find(".connect").setAttribute("aria-pressed", String(desk.connecting === chosen.id));
  }
  drawList(desk);
  drawState(desk);
}

const counted = (desk, count, what) => `${count} ${tr(desk, count === 1 ? what : `${what}s`)}`;
const amounts = (desk) => ({ components: counted(desk, nodes(desk).length, "component"), arrows: counted(desk, edges(desk).length, "arrow") });
const focused = (desk, element) => desk.root.getRootNode().activeElement === element;

// --- kept
function save(desk) {
  clearTimeout(desk.timer);
  desk.timer = 0;
  if (!desk.dirty.size || !desk.slot) return;
  // A run that streams the interviewer's words would be broken off by it.
  if (desk.data.busy) { desk.timer = setTimeout(() => save(desk), SAVE_AFTER_MS); return; }
  desk.tries += 1;
  const touched = [...desk.dirty.keys()], here = touched.map((id) => desk.parts.get(id)).filter(Boolean);
  desk.emit("drawn", { slot: desk.slot, revision: desk.revision, tries: desk.tries,
    change: { nodes: here.filter((part) => !part.source), edges: here.filter((part) => part.source), gone: touched.filter((id) => !desk.parts.has(id)) } });
  // Where no answer comes, it is sent again: everything that is not acknowledged is in it.
  desk.timer = setTimeout(() => save(desk), AGAIN_AFTER_MS);
}

function say(desk, words, isBad = false) {
  desk.find(".says").textContent = words;
  desk.notice = isBad ? words : "";
  drawState(desk);
}

function drawState(desk) {
  const problem = desk.notice || desk.data.problem, waits = desk.dirty.size ? tr(desk, "Not saved yet") : desk.version > 0 ? tr(desk, "Board saved") : "";
  const words = desk.connecting ? tr(desk, "Choose where the arrow leads; Escape cancels") : problem || waits;
  if (desk.find(".state").textContent !== words) desk.find(".state").textContent = words;
  desk.find(".state").dataset.tone = problem ? "bad" : "";
}

function take(desk, board) {
  const kept = [...board.nodes, ...board.edges], there = new Set(kept.map((part) => part.id));
  for (const part of kept) if (!desk.dirty.has(part.id)) desk.parts.set(part.id, part);
  for (const id of [...desk.parts.keys()]) if (!there.has(id) && !desk.dirty.has(id)) desk.parts.delete(id);
  // An arrow goes with its component, whichever tab wiped that off.
  for (const edge of edges(desk)) if (!desk.parts.has(edge.source) || !desk.parts.has(edge.target)) desk.parts.delete(edge.id);
  if (desk.chosen && !desk.parts.has(desk.chosen)) desk.chosen = null;
  if (desk.connecting && !desk.parts.has(desk.connecting)) desk.connecting = null;
  desk.version = board.version;
  if (desk.redrawn && [...desk.redrawn.keys()].every((id) => !there.has(id))) {
    const ids = new Set([...desk.redrawn.keys(), ...there]);
    desk.undo.push({ change: [...ids].map((id) => [id, desk.redrawn.get(id) ?? null, desk.parts.get(id) ?? null]), joins: "" });
    desk.redrawn = null;
    desk.find("textarea").value = "";
    say(desk, tr(desk, "Drawn: {components}, {arrows}", amounts(desk)));
  }
}

function moveTo(desk, data) {
  save(desk);
  clearTimeout(desk.timer);
  Object.assign(desk, { slot: data.slot, version: -1, parts: new Map(), dirty: new Map(), revision: data.saved, timer: 0, undo: [], redo: [], chosen: null, connecting: null, notice: "", redrawn: null });
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const known = desks.get(parentElement), desk = known ?? build(parentElement);
  if (!known) putIn(desk.root, data.words);
  desk.emit = setStateValue;
  desk.order = setTriggerValue;
  if (desk.slot !== data.slot) moveTo(desk, data);
  desk.data = data;
  if (desk.find(".kind").options.length === 0) desk.find(".kind").append(...data.kinds.map((one) => new Option(one.name, one.id)));
  for (const [id, revision] of [...desk.dirty]) if (revision <= data.saved) desk.dirty.delete(id);
  if (!desk.dirty.size) { clearTimeout(desk.timer); desk.timer = 0; }
  if (data.board.version > desk.version) take(desk, data.board);
  if (data.problem) desk.redrawn = null;
  desk.find(".empty").textContent = data.empty;
  if (desk.find("pre").textContent !== data.mermaid) desk.find("pre").textContent = data.mermaid;
  draw(desk);
  return () => { save(desk); clearTimeout(desk.timer); document.removeEventListener("visibilitychange", desk.flush); desks.delete(parentElement); };
}
