export default function({data}) {
  const region = document.querySelector(data.selector);
  for (const [name, value] of Object.entries(data.attributes)) region.setAttribute(name, value);
  region.scrollTop = region.scrollHeight;
}
