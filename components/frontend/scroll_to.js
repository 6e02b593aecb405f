// Brings a place of the page into view when somebody came to it by a link, and lets go as soon as they move themselves.
// What stands above may still grow while the page is being drawn, so it is looked at again.
const AGAIN_MS = [0, 250, 700, 1500];
const OWN_MOVES = ["wheel", "touchmove", "keydown", "pointerdown"];
let reached = "";

export default function ({ data }) {
  if (reached === data.mark) return;
  reached = data.mark;
  const look = () => {
    const place = document.querySelector(data.selector);
    if (!place) return;
    place.style.scrollMarginTop = "5rem";
    place.scrollIntoView({ block: "start" });
  };
  const timers = AGAIN_MS.map((ms) => setTimeout(look, ms));
  const stop = () => {
    timers.forEach(clearTimeout);
    OWN_MOVES.forEach((name) => removeEventListener(name, stop, true));
  };
  OWN_MOVES.forEach((name) => addEventListener(name, stop, { capture: true, passive: true }));
  return () => { stop(); reached = ""; };
}
