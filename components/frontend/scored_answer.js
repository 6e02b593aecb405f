const STEPS_MS = [1400, 1500, 1500, 4200];
const SCORE = 78;

export default function ({ data, parentElement }) {
  const stage = parentElement.querySelector(".stage");
  const button = stage.querySelector("button");
  const output = stage.querySelector("output");
  stage.setAttribute("aria-label", data.labels.picture);
  stage.querySelectorAll("[data-word]").forEach((part) => { part.textContent = data.words[part.dataset.word]; });
  if (!button.hasAttribute("aria-label")) button.setAttribute("aria-label", data.labels.pause);
  let timer, frame, playing = !matchMedia("(prefers-reduced-motion: reduce)").matches;

  function count() {
    const from = performance.now();
    const tick = (now) => {
      const t = Math.min(1, Math.max(0, (now - from) / 700));
      output.textContent = Math.round(SCORE * (1 - (1 - t) ** 3));
      if (t < 1) frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
  }
  function show(step) {
    cancelAnimationFrame(frame);
    stage.dataset.step = step;
    if (step === 3) count(); else output.textContent = "–";
    timer = setTimeout(() => show((step + 1) % 4), STEPS_MS[step]);
  }
  function settle() {
    clearTimeout(timer); cancelAnimationFrame(frame);
    stage.dataset.step = 3; output.textContent = SCORE;
  }
  function toggle() {
    playing = !playing;
    stage.classList.toggle("paused", !playing);
    button.setAttribute("aria-label", playing ? data.labels.pause : data.labels.play);
    button.firstElementChild.textContent = playing ? "pause" : "play_arrow";
    playing ? show(0) : settle();
  }
  button.onclick = toggle;
  if (playing && !stage.dataset.started) { stage.dataset.started = "1"; show(0); }
  return () => { clearTimeout(timer); cancelAnimationFrame(frame); };
}
