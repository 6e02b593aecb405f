// The container may come to the page after this does. Its end stays in view while nobody has scrolled away from it.
const NEAR = 60;
const regions = new WeakMap();

function follow(region) {
  const boxes = [region, region.parentElement].filter(Boolean);
  let follows = true;
  const toEnd = () => { if (follows) boxes.forEach((box) => { box.scrollTop = box.scrollHeight; }); };
  const scrolled = ({ target }) => { follows = target.scrollHeight - target.scrollTop - target.clientHeight < NEAR; };
  boxes.forEach((box) => box.addEventListener('scroll', scrolled));
  const seen = new MutationObserver(toEnd);
  seen.observe(region, { childList: true, subtree: true, characterData: true });
  toEnd();
  return () => { seen.disconnect(); boxes.forEach((box) => box.removeEventListener('scroll', scrolled)); };
}

export default function ({ data, parentElement }) {
  regions.get(parentElement)?.();
  let wait = 0, leave = () => {};
  const mark = () => {
    const region = document.querySelector(data.selector);
    if (!region) { wait = requestAnimationFrame(mark); return; }
    for (const [name, value] of Object.entries(data.attributes)) region.setAttribute(name, value);
    leave = follow(region);
  };
  mark();
  const stop = () => { cancelAnimationFrame(wait); leave(); regions.delete(parentElement); };
  regions.set(parentElement, stop);
  return stop;
}
