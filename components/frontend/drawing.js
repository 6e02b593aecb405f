export default function ({ data, parentElement }) {
  if (parentElement.dataset.drawn === data.svg) return;
  parentElement.dataset.drawn = data.svg;
  parentElement.innerHTML = data.svg;
}
