// A chart of plotly's: the library is fetched once a page, what is near the window is drawn first, the others when the
// browser has nothing else to do, and a later figure changes the drawing in place.
const NEAR = "300px 0px";
const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));

function library(path) {
  // Hosts that serve the app inside a frame put their own prefix before every path.
  const frame = location.pathname.match(/^.*\/~\/\+/)?.[0] ?? "";
  return window.rehearsalPlotly ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: frame + path });
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => { script.remove(); delete window.rehearsalPlotly; reject(new Error("not loaded")); };
    document.head.append(script);
  });
}

async function draw(box) {
  if (box.wanted === box.drawn || !box.isConnected || !box.offsetWidth) return;
  if (!window.Plotly) {
    try { await library(box.library); } catch {
      box.textContent = box.failed;
      return;
    }
    if (box.wanted === box.drawn || !box.isConnected) return; // drawn by another call meanwhile
  }
  if (!box.drawn) box.replaceChildren();
  const { data, layout, config } = JSON.parse(box.wanted);
  box.drawn = box.wanted;
  box.width = box.offsetWidth;
  box.setAttribute("aria-busy", "false");
  await window.Plotly.react(box, data, { ...layout, autosize: true }, config);
}

function watch(box) {
  const root = box.closest('[data-testid="stMain"]');
  const seen = new IntersectionObserver((entries) => {
    box.near = entries.at(-1).isIntersecting;
    if (box.near) draw(box); else idle(() => draw(box));
  }, { root, rootMargin: NEAR });
  const sized = new ResizeObserver(() => {
    if (!box.drawn) { if (box.near) draw(box); return; }
    if (box.offsetWidth && box.offsetWidth !== box.width) { box.width = box.offsetWidth; window.Plotly.Plots.resize(box); }
  });
  seen.observe(box); sized.observe(box);
  box.watched = () => { seen.disconnect(); sized.disconnect(); if (box.drawn) window.Plotly.purge(box); };
}

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".rh-chart");
  box.setAttribute("aria-label", data.alt);
  if (box.wanted !== data.figure) {
    Object.assign(box, { wanted: data.figure, library: data.library, failed: data.failed });
    box.style.minHeight = `${data.height}px`;
    box.setAttribute("aria-busy", "true");
    library(data.library).catch(() => {}); // said where it is drawn
    if (!box.watched) watch(box);
    else if (box.near) draw(box);
    else idle(() => draw(box));
  }
  return () => setTimeout(() => { if (!box.isConnected) { box.watched?.(); box.watched = null; } });
}
