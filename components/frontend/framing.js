// How the candidate sits before the camera, as it is measured while the camera is on.
const boards = new WeakMap();

function draw({ root, data }) {
  const seen = window.rehearsalVoice?.framing, section = root.querySelector('.framing');
  section.hidden = !seen;
  if (!seen) return;
  section.querySelector('h3').textContent = data.title;
  section.querySelector('p').textContent = data.note;
  const rows = Object.entries(data.rows).map(([name, label]) => {
    const row = document.createElement('div'), term = document.createElement('dt'), value = document.createElement('dd');
    term.textContent = label;
    value.textContent = seen[name] == null ? '–' : `${seen[name]}%`;
    row.append(term, value);
    return row;
  });
  section.querySelector('dl').replaceChildren(...rows);
}

export default function ({ data, parentElement }) {
  const board = boards.get(parentElement) ?? { root: parentElement };
  board.data = data;
  if (!boards.has(parentElement)) {
    board.draw = () => draw(board);
    addEventListener('rehearsal-voice', board.draw);
    boards.set(parentElement, board);
  }
  draw(board);
  return () => { removeEventListener('rehearsal-voice', board.draw); boards.delete(parentElement); };
}
