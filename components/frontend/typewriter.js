const SEEN = "rehearsal.typed";
const PACE_MS = 42;

function still() {
  return sessionStorage.getItem(SEEN) || matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export default function ({ data, parentElement }) {
  let line = parentElement.querySelector("h1");
  if (line && line.dataset.text === data.text) return;
  parentElement.innerHTML = '<h1 class="rh-typed"><span class="shown"></span><span class="rest"></span></h1>';
  line = parentElement.querySelector("h1");
  line.dataset.text = data.text;
  line.setAttribute("aria-label", data.text);
  const [shown, rest] = line.children;
  [shown, rest].forEach((part) => part.setAttribute("aria-hidden", "true"));
  const reveal = (n) => { shown.textContent = data.text.slice(0, n); rest.textContent = data.text.slice(n); };
  if (still()) { reveal(data.text.length); return; }

  let n = 0;
  line.classList.add("typing");
  reveal(0);
  const timer = setInterval(() => {
    reveal(++n);
    if (n < data.text.length) return;
    clearInterval(timer);
    sessionStorage.setItem(SEEN, "1");
    setTimeout(() => line.classList.remove("typing"), 1200);
  }, PACE_MS);
  return () => clearInterval(timer);
}
