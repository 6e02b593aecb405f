// The browser's own recogniser, where the candidate chose it: on while the microphone is open. Its words go to the
// server by the conversation's line, as `rehearsal-send` events.
const Recogniser = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const RESTART_MS = 300;
const ears = new WeakMap();
const tell = (words, final) => dispatchEvent(new CustomEvent('rehearsal-send', { detail: { message: { words, final } } }));

function wanted(ear) {
  const view = window.rehearsalVoice;
  return Boolean(Recogniser && !ear.over && !ear.refused && view?.link === 'open' && view.microphone === 'open');
}

function start(ear) {
  const recogniser = ear.recogniser = new Recogniser();
  Object.assign(recogniser, { continuous: true, interimResults: true, lang: ear.data.language });
  recogniser.onstart = () => tell('', false);
  recogniser.onresult = ({ resultIndex, results }) => {
    let open = '';
    for (const result of [...results].slice(resultIndex)) {
      if (result.isFinal) tell(result[0].transcript, true);
      else open += result[0].transcript;
    }
    if (open) tell(open, false);
  };
  recogniser.onerror = ({ error }) => { if (['not-allowed', 'service-not-allowed', 'language-not-supported', 'network'].includes(error)) ear.refused = true; };
  // Browsers end it by themselves after a while of silence.
  recogniser.onend = () => { ear.recogniser = null; tell(null, false); setTimeout(() => follow(ear), RESTART_MS); };
  try { recogniser.start(); } catch { ear.recogniser = null; }
}

function follow(ear) {
  if (wanted(ear)) { if (!ear.recogniser) start(ear); }
  else ear.recogniser?.stop();
}

export default function ({ data, parentElement }) {
  const ear = ears.get(parentElement) ?? {};
  ear.data = data;
  if (!ears.has(parentElement)) {
    ear.follow = () => follow(ear);
    addEventListener('rehearsal-voice', ear.follow);
    ears.set(parentElement, ear);
  }
  follow(ear);
  return () => { ear.over = true; ear.recogniser?.stop(); removeEventListener('rehearsal-voice', ear.follow); ears.delete(parentElement); };
}
