// How the board's components and arrows look, on the canvas and in the list: everything that draws, and changes nothing by itself.
/** One element for each part, made once, so that the focus stays where it is. */
function kept(desk, selector, parts, make, redraw) {
  const home = desk.find(selector), there = new Map([...home.children].map((child) => [child.dataset.id, child]));
  for (const part of parts) {
    let group = there.get(part.id);
    if (!group) { group = make(desk, part); group.dataset.id = part.id; home.append(group); }
    there.delete(part.id);
    group.setAttribute("aria-pressed", String(desk.chosen === part.id));
    redraw(desk, part, group);
  }
  for (const left of there.values()) left.remove();
}

function touchable(desk, part, group) {
  group.addEventListener("pointerdown", (event) => held(desk, part.id, event));
  group.addEventListener("pointermove", (event) => dragged(desk, event));
  for (const end of ["pointerup", "pointercancel"]) group.addEventListener(end, () => { desk.drag = null; });
  group.addEventListener("keydown", (event) => keyed(desk, part.id, event));
  return group;
}

function newNode(desk, part) {
  const group = touchable(desk, part, el("g", { class: "node", role: "button", tabindex: "0", "aria-describedby": "board-keys" }));
  group.append(el("rect", { width: WIDTH, height: HEIGHT, rx: 12 }), el("text", { x: WIDTH / 2, y: 25 }), el("text", { x: WIDTH / 2, y: 43, class: "what" }), el("title"));
  return group;
}

function drawNode(desk, node, group) {
  const name = nameOf(desk, node), out = edges(desk).filter((edge) => edge.source === node.id);
  group.dataset.kind = node.kind;
  group.setAttribute("transform", `translate(${node.x} ${node.y})`);
  const [, title, what, hover] = group.children;
  title.textContent = name.length > 18 ? `${name.slice(0, 17).trimEnd()}…` : name;
  what.textContent = desk.data.kinds.find((one) => one.id === node.kind)?.small ?? node.kind;
  hover.textContent = name;
  const leads = out.map((edge) => nameOf(desk, desk.parts.get(edge.target)) + (edge.label ? `, ${edge.label}` : "")).join("; ");
  group.setAttribute("aria-label", `${name}, ${what.textContent}. ${leads ? tr(desk, "Arrows to {names}.", { names: leads }) : tr(desk, "No arrow leads away.")}`);
}

function newEdge(desk, part) {
  const group = touchable(desk, part, el("g", { class: "edge", role: "button", tabindex: "0", "aria-describedby": "board-keys" }));
  group.append(el("path", { class: "hit" }), el("path", { class: "shaft" }), el("text"));
  return group;
}

function drawEdge(desk, edge, group) {
  const [from, to] = [desk.parts.get(edge.source), desk.parts.get(edge.target)], [a, b] = [middle(from), middle(to)];
  const back = edges(desk).some((other) => other.source === edge.target && other.target === edge.source);
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1, bow = back ? 26 : 0;
  const bend = [(a[0] + b[0]) / 2 - ((b[1] - a[1]) / length) * bow, (a[1] + b[1]) / 2 + ((b[0] - a[0]) / length) * bow];
  const [start, end] = [border(a, bend), border(b, bend)], path = `M${start} Q${bend} ${end}`;
  group.children[0].setAttribute("d", path);
  group.children[1].setAttribute("d", path);
  const text = group.children[2], label = edge.label.trim();
  text.setAttribute("x", (start[0] + end[0] + 2 * bend[0]) / 4);
  text.setAttribute("y", (start[1] + end[1] + 2 * bend[1]) / 4 - 6);
  text.classList.toggle("blank", !label);
  text.textContent = label ? (label.length > 26 ? `${label.slice(0, 25)}…` : label) : desk.chosen === edge.id ? tr(desk, "no label yet") : "";
  group.setAttribute("aria-label", told(desk, edge, "Arrow from {source} to {target}, {label}", { label: label || tr(desk, "without a label") }));
}

const middle = (node) => [node.x + WIDTH / 2, node.y + HEIGHT / 2];

/** Where the way from a box's middle towards a point leaves the box. */
function border([x, y], [tx, ty]) {
  const dx = tx - x, dy = ty - y, share = Math.min(dx ? (WIDTH / 2 + 3) / Math.abs(dx) : 9, dy ? (HEIGHT / 2 + 3) / Math.abs(dy) : 9);
  return [x + dx * Math.min(share, 1), y + dy * Math.min(share, 1)];
}

// --- the same as a list, for whoever would rather read and type
function drawList(desk) {
  const home = desk.find(".list ul"), there = new Map([...home.children].map((child) => [child.dataset.id, child]));
  for (const node of nodes(desk)) {
    let row = there.get(node.id);
    if (!row) { row = newRow(desk, node.id); home.append(row); }
    there.delete(node.id);
    drawRow(desk, node, row);
  }
  for (const left of there.values()) left.remove();
  desk.find(".list summary").textContent = tr(desk, "As a list: {components}, {arrows}", amounts(desk));
}

function row(className, ...children) {
  const made = document.createElement("div");
  made.className = className;
  made.append(...children);
  return made;
}

function control(tag, label, run) {
  const made = document.createElement(tag);
  made.setAttribute("aria-label", label);
  if (tag === "button") { made.type = "button"; made.addEventListener("click", run); } else made.addEventListener("change", () => run(made));
  return made;
}

function bin(label, run) {
  const made = control("button", label, run), icon = document.createElement("i");
  icon.className = "icon"; icon.textContent = "delete"; icon.setAttribute("aria-hidden", "true");
  made.append(icon);
  return made;
}

function newRow(desk, id) {
  const made = document.createElement("li");
  made.dataset.id = id;
  const kind = control("select", tr(desk, "Kind"), (select) => act(desk, { [id]: { ...desk.parts.get(id), kind: select.value } }, tr(desk, "Now {name}", { name: kindName(desk, select.value) })));
  kind.append(...desk.data.kinds.map((one) => new Option(one.name, one.id)));
  const name = control("input", tr(desk, "Name"), (input) => rename(desk, id, input.value));
  const to = control("select", tr(desk, "Connect to"), (select) => { const target = select.value; select.value = ""; if (target) connect(desk, id, target); });
  made.append(row("row", kind, name, to, bin(tr(desk, "Delete"), () => wipe(desk, id))), document.createElement("ul"));
  return made;
}

function drawRow(desk, node, made) {
  const [kind, name, to, gone] = made.firstChild.children, called = nameOf(desk, node);
  kind.value = node.kind;
  if (!focused(desk, name)) name.value = node.label;
  name.maxLength = LABEL_CHARACTERS;
  name.placeholder = kindName(desk, node.kind);
  gone.setAttribute("aria-label", tr(desk, "Delete {name}", { name: called }));
  to.setAttribute("aria-label", tr(desk, "Connect {name} to", { name: called }));
  to.replaceChildren(new Option(tr(desk, "Connect to…"), ""), ...nodes(desk).filter((other) => other !== node).map((other) => new Option(nameOf(desk, other), other.id)));
  const home = made.lastChild, there = new Map([...home.children].map((child) => [child.dataset.id, child]));
  for (const edge of edges(desk).filter((one) => one.source === node.id)) {
    let line = there.get(edge.id);
    if (!line) { line = newLine(desk, edge.id); home.append(line); }
    there.delete(edge.id);
    const [where, label, away] = line.firstChild.children, target = nameOf(desk, desk.parts.get(edge.target));
    where.textContent = `→ ${target}`;
    label.setAttribute("aria-label", told(desk, edge, "What travels from {source} to {target}"));
    if (!focused(desk, label)) label.value = edge.label;
    away.setAttribute("aria-label", told(desk, edge, "Delete the arrow from {source} to {target}"));
  }
  for (const left of there.values()) left.remove();
}

function newLine(desk, id) {
  const made = document.createElement("li"), where = document.createElement("span");
  made.dataset.id = id;
  where.className = "to";
  const label = control("input", "", (input) => rename(desk, id, input.value));
  label.placeholder = tr(desk, "What travels on it?");
  label.maxLength = LABEL_CHARACTERS;
  made.append(row("row", where, label, bin("", () => wipe(desk, id))));
  return made;
}

// --- the words of the markup, in the page's language
function putIn(root, words) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) { const text = texts.currentNode; if (words[text.data.trim()]) text.data = words[text.data.trim()]; }
  for (const name of ["aria-label", "title", "placeholder"])
    for (const element of [root, ...root.querySelectorAll(`[${name}]`)]) {
      const shown = words[element.getAttribute(name)];
      if (shown) element.setAttribute(name, shown);
    }
}
