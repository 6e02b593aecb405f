"""A microphone that says what a test gives it, when the test says so; and an ear in the page."""

from __future__ import annotations

import base64
import io
import itertools
import wave
from functools import lru_cache

import numpy as np
from playwright.sync_api import Frame, Page

from core.adapters.flite_voice import FliteVoice
from core.voice_providers import trimmed

# The page asks for a microphone and gets a stream into which the test speaks. Everything behind it is the real thing.
MICROPHONE = """(() => {
  if (!navigator.mediaDevices) return;
  const context = new AudioContext({ sampleRate: 48000 });
  const mouth = context.createMediaStreamDestination();
  const hum = context.createConstantSource(); hum.offset.value = 0; hum.connect(mouth); hum.start();
  navigator.mediaDevices.getUserMedia = async () => {
    await context.resume();
    return mouth.stream.clone();
  };
  window.say = async (wav) => {
    const bytes = Uint8Array.from(atob(wav), (c) => c.charCodeAt(0));
    const source = context.createBufferSource();
    source.buffer = await context.decodeAudioData(bytes.buffer);
    source.connect(mouth);
    source.start();
    window.spokeAt = performance.now();
    await new Promise((done) => { source.onended = done; });
    window.silentAt = performance.now();
  };
  window.ear = []; window.calls = [];
  const Connection = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Connection {
    constructor(...args) {
      super(...args);
      window.calls.push(this);
      this.addEventListener("track", ({ track }) => {
        if (track.kind !== "audio") return;
        const analyser = Object.assign(context.createAnalyser(), { fftSize: 512 }), samples = new Float32Array(512);
        context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
        setInterval(() => {
          analyser.getFloatTimeDomainData(samples);
          const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
          window.ear.push([performance.now(), Math.min(1, 5 * Math.sqrt(square))]);
        }, 20);
      });
    }
  };
  addEventListener("rehearsal-level", ({ detail }) => window.ear.push([performance.now(), detail]));
})();"""

RATE_HZ = 16_000


@lru_cache(maxsize=64)
def voiced(sentence: str) -> np.ndarray:
    chunks = list(trimmed(FliteVoice({}, "slt").synthesize(sentence, voice="")))
    sound = np.concatenate([np.frombuffer(chunk.pcm, "<i2") for chunk in chunks])
    assert chunks[0].sample_rate_hz == RATE_HZ
    return sound


def spoken(*parts: str | float) -> str:
    """Sentences, and pauses in seconds, as a WAV in base64."""
    pieces = [voiced(p) if isinstance(p, str) else np.zeros(int(p * RATE_HZ), np.int16) for p in parts]
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(np.concatenate(pieces).astype("<i2").tobytes())
    return base64.b64encode(file.getvalue()).decode()


def say(page: Page | Frame, *parts: str | float) -> None:
    """Returns when it has been said."""
    page.evaluate("wav => window.say(wav)", spoken(*parts))


def audible_s(page: Page | Frame) -> float:
    """How long the page has played something that can be heard, so far."""
    heard: list[tuple[float, float]] = page.evaluate("window.ear")
    return sum(min(b[0] - a[0], 100) for a, b in itertools.pairwise(heard) if a[1] > 0.05) / 1000
