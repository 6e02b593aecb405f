// Counts down by the browser's own monotonic clock from what the server said is left, so that no rerun is needed.
export default function ({ data, parentElement, setTriggerValue }) {
  const clock = parentElement.querySelector(".clock");
  const ends = performance.now() + data.left_s * 1000;
  clearInterval(clock.timer);
  const tick = () => {
    const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
    clock.textContent = data.words.replace("{time}", `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
    clock.toggleAttribute("data-last", left <= 60);
    if (left > 0) return;
    clearInterval(clock.timer);
    setTriggerValue("over", true);
  };
  clock.timer = setInterval(tick, 500);
  tick();
  return () => clearInterval(clock.timer);
}
