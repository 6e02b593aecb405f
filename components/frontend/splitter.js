export default function({ data, parentElement }) {
  const bar = parentElement.querySelector(".bar");
  if (bar.dataset.ready) return;
  const { name, axis, sign, min, max, start, label } = data;
  const store = "rehearsal" + name;
  let size = Number(localStorage.getItem(store)) || start;
  const show = (px) => {
    size = Math.round(Math.min(max, Math.max(min, px)));
    document.documentElement.style.setProperty(name, size + "px");
    bar.setAttribute("aria-valuenow", size);
  };
  const keep = (px) => { show(px); localStorage.setItem(store, size); };
  Object.assign(bar.dataset, { ready: 1, axis });
  for (const [k, v] of Object.entries({ label, valuemin: min, valuemax: max, orientation: axis === "x" ? "vertical" : "horizontal" }))
    bar.setAttribute("aria-" + k, v);
  show(size);

  bar.onpointerdown = (down) => {
    const from = size, at = axis === "x" ? down.clientX : down.clientY;
    bar.setPointerCapture(down.pointerId);
    bar.classList.add("drag");
    bar.onpointermove = (e) => show(from + sign * ((axis === "x" ? e.clientX : e.clientY) - at));
    bar.onpointerup = () => { bar.onpointermove = null; bar.classList.remove("drag"); keep(size); };
  };
  bar.ondblclick = () => keep(start);
  bar.onkeydown = (e) => {
    const step = { ArrowLeft: -16, ArrowUp: -16, ArrowRight: 16, ArrowDown: 16 }[e.key];
    if (step) keep(size + sign * step);
    else if (e.key === "Home") keep(min);
    else if (e.key === "End") keep(max);
    else return;
    e.preventDefault();
  };
}
