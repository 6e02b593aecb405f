// Below the transcript: what is being said right now. The saved turn takes its place as soon as the page has it.
const turns = new WeakMap();

function said(name, side, words, label) {
  const article = document.createElement('article'), by = document.createElement('p'), text = document.createElement('p');
  const bold = document.createElement('b'), dots = document.createElement('span');
  article.className = `turn ${side}`; by.className = 'by'; text.className = 'said rh-text typing'; dots.className = 'dots-typing';
  bold.textContent = name; by.append(bold);
  dots.append(...[0, 1, 2].map(() => document.createElement('i')));
  text.append(words ? `${words} ` : '', dots);
  if (!words) text.setAttribute('aria-label', label);
  article.append(by, text);
  return article;
}

function rest({ data }) {
  if (!data.idle) return [];
  const words = document.createElement('p');
  words.className = 'live-idle'; words.textContent = data.idle;
  return [words];
}

function draw(turn) {
  const view = window.rehearsalVoice, { you, interviewer, typing } = turn.data;
  if (!view) { turn.box.replaceChildren(...rest(turn)); turn.key = null; return; }
  if (view.revision !== turn.revision) { turn.revision = view.revision; turn.taken = view.partial; }
  const parts = [];
  if (view.partial && view.partial !== turn.taken) parts.push(said(you, 'mine', view.partial));
  const reply = view.caption.slice(0, view.heard);
  if (view.state === 'thinking') parts.push(said(interviewer, 'theirs', '', typing));
  if (['speaking', 'interrupted'].includes(view.state)) parts.push(said(interviewer, 'theirs', reply, typing));
  const key = JSON.stringify(parts.map((part) => part.textContent)) + view.state;
  if (key === turn.key) return;
  turn.key = key;
  turn.box.replaceChildren(...(parts.length ? parts : rest(turn)));
  const region = turn.box.closest('.st-key-transcript');
  if (region && region.scrollHeight - region.scrollTop - region.clientHeight < 240) region.scrollTop = region.scrollHeight;
}

export default function ({ data, parentElement }) {
  const turn = turns.get(parentElement) ?? { box: parentElement.querySelector('.live-turns') };
  turn.data = data;
  if (!turns.has(parentElement)) {
    turn.draw = () => draw(turn);
    addEventListener('rehearsal-voice', turn.draw);
    turns.set(parentElement, turn);
  }
  draw(turn);
  return () => { removeEventListener('rehearsal-voice', turn.draw); turns.delete(parentElement); };
}
