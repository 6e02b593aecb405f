// The call that streamlit-webrtc makes in its own frame: its start is pressed here, what it has buffered is hushed when
// the interviewer gives way, and the camera is sent along. A call is negotiated once, so where there is a camera it has
// its place from the beginning, whether or not it is on; what it sends is small and slow.
const FRAME = '.st-key-voice-webrtc iframe', LOOK_MS = 100;
const PICTURES = { maxFramerate: 2.5, scaleResolutionDownBy: 2, maxBitrate: 200_000 };
const calls = new WeakMap();
const tell = (detail) => dispatchEvent(new CustomEvent('rehearsal-ask', { detail }));

async function press(call) {
  const frame = document.querySelector(FRAME);
  const start = [...(frame?.contentDocument?.querySelectorAll('button') ?? [])].find((button) => !button.disabled);
  if (call.over || !call.wanted) return;
  if (!start) { call.look = setTimeout(() => press(call), LOOK_MS); return; }
  call.hasCamera = call.data.camera && await cameraIsHere();
  meet(call, frame.contentWindow);
  start.click();
  tell({ called: true });
}

async function cameraIsHere() {
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => []) ?? [];
  return devices.some(({ kind }) => kind === 'videoinput');
}

// Its connection is met where it makes its offer: no later than that a place for the camera can be asked for. And what
// its frame is told of the microphone is told here as well.
function meet(call, frame) {
  const peers = frame.RTCPeerConnection.prototype, devices = frame.navigator.mediaDevices;
  const { offer, ask } = frame.rehearsalPlain ??= { offer: peers.createOffer, ask: devices?.getUserMedia };
  peers.createOffer = function (...wishes) { join(call, this); return offer.apply(this, wishes); };
  if (devices) devices.getUserMedia = (wanted) => ask.call(devices, wanted).catch((error) => {
    if (error.name !== 'OverconstrainedError') tell({ problem: error.name });  // that one it tries again by itself
    throw error;
  });
}

function join(call, peer) {
  if (call.peer === peer) return;
  call.peer = peer;
  call.pictures = call.hasCamera ? peer.addTransceiver('video', { direction: 'sendonly', sendEncodings: [PICTURES] }).sender : null;
  call.look_into_camera();
}

function follow(call) {
  const view = window.rehearsalVoice, wanted = Boolean(view?.calls);
  if (wanted !== call.wanted) { call.wanted = wanted; clearTimeout(call.look); if (wanted) press(call); }
  for (const { track } of call.peer?.getReceivers() ?? []) if (track.kind === 'audio') track.enabled = !view?.held;
}

function build() {
  const call = { data: {}, wanted: false, peer: null, pictures: null };
  call.follow = () => follow(call);
  call.look_into_camera = () => call.pictures?.replaceTrack(window.rehearsalCamera ?? null).catch(() => {});  // the call has ended
  addEventListener('rehearsal-voice', call.follow);
  addEventListener('rehearsal-camera', call.look_into_camera);
  window.rehearsalCall = { get hasPictures() { return Boolean(call.pictures) && call.peer.connectionState === 'connected'; } };
  return call;
}

export default function ({ data, parentElement }) {
  const call = calls.get(parentElement) ?? build();
  calls.set(parentElement, call);
  call.data = data;
  call.follow();
  return () => {
    call.over = true;
    clearTimeout(call.look);
    removeEventListener('rehearsal-voice', call.follow);
    removeEventListener('rehearsal-camera', call.look_into_camera);
    delete window.rehearsalCall;
    calls.delete(parentElement);
  };
}
