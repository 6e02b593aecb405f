// The container may come to the page after this does.
export default function({data}) {
  let wait = 0;
  const mark = () => {
    const region = document.querySelector(data.selector);
    if (!region) { wait = requestAnimationFrame(mark); return; }
    for (const [name, value] of Object.entries(data.attributes)) region.setAttribute(name, value);
    region.scrollTop = region.scrollHeight;
  };
  mark();
  return () => cancelAnimationFrame(wait);
}
