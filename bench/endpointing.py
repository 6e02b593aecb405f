"""Where the engine takes an answer to begin and to end: `python -m bench.endpointing --wav FILE [--transcripts FILE]`.

The file is any 16-bit WAV; time is the file's own, so it takes no longer than transcribing does. `--transcripts` says
what was said, so that no transcriber is asked:

* lines "start_ms<TAB>end_ms<TAB>text" or "end_ms<TAB>text", or JSON, a list (or one object a line) of
  {"start_ms", "end_ms", "text"}: at a pause, the words are those that have ended by then;
* plain lines: one for each stretch of speech, in order, as pauses of 0.3 s part them.

Without it the words come from the transcribers that are configured; without any they come from pocketsphinx.
"""

from __future__ import annotations

import argparse
import json
import sys
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np

from core.domain.speech import SPEECH_RATE_HZ, AudioChunk, Transcript, Utterance
from core.errors import ProviderError
from core.metering import Recorders
from core.ports import SpeechDetector
from core.settings import load
from core.speech.endpointing import PATIENCE_FACTORS, Endpointer, Event, Patience
from core.speech.listening import Heard, Listener
from core.speech.noise_gate import NoiseGate, level_dbfs
from core.speech.resampling import Samples, resampled
from core.vendors import voice_providers

SILENCE_AFTER_MS = 22_000  # longer than any patience
TOLERANCE_MS = 400  # between the sound's last window and where a transcript says that the word ends
Words = Callable[[Utterance, int], Transcript]


def read_wav(path: Path) -> Samples:
    """16 kHz mono. Raises ValueError for anything but 16 bit."""
    with wave.open(str(path), "rb") as file:
        if file.getsampwidth() != 2:
            raise ValueError(f"{path}: only 16-bit WAV files can be read")
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        channels, rate_hz = file.getnchannels(), file.getframerate()
    mono = samples.reshape(-1, channels).astype(np.int32).mean(axis=1).astype(np.int16)
    return mono if rate_hz == SPEECH_RATE_HZ else resampled(mono, rate_hz, SPEECH_RATE_HZ)


def utterances(
    samples: Samples, words: Words, *, detector: SpeechDetector, patience: float = 1.0
) -> list[dict[str, int]]:
    """First and last sound of each, in ms."""
    listener, gate = Listener(Endpointer(patience=Patience(patience))), NoiseGate()
    size = detector.window_samples
    window_ms = size * 1000 // SPEECH_RATE_HZ
    quiet = np.random.default_rng(0).normal(0, 8, SPEECH_RATE_HZ * SILENCE_AFTER_MS // 1000).astype(np.int16)
    sound = np.concatenate([samples, quiet])
    found: list[dict[str, int]] = []
    started_ms = 0
    for number in range(len(sound) // size):
        window = AudioChunk(sound[number * size : (number + 1) * size].astype("<i2").tobytes())
        is_speech = gate.passes(level_dbfs(window)) and detector.speech_probability(window) >= 0.5
        now_ms = (number + 1) * window_ms
        heard = listener.feed(window.pcm, is_speech, now_ms)
        if heard.event is Event.STARTED:
            started_ms = listener.endpointer.started_ms or 0
        answer(listener, heard, words)
        if heard.event in (Event.ENDED, Event.TOO_LONG):
            found.append({"start_ms": started_ms, "end_ms": min(listener.endpointer.last_sound_ms, ms_of(samples))})
    return found


def answer(listener: Listener, heard: Heard, words: Words) -> None:
    if heard.request is not None:
        listener.transcribed(heard.request.id, words(heard.request.utterance, listener.endpointer.last_sound_ms))


def ms_of(samples: Samples) -> int:
    return len(samples) * 1000 // SPEECH_RATE_HZ


def told(path: Path) -> Words:
    """What a transcripts file says. Raises ValueError, OSError."""
    lines = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    timed = _timed(lines)
    if timed is None:
        return _in_order(lines)

    def words(utterance: Utterance, last_sound_ms: int) -> Transcript:
        text = " ".join(
            text
            for start_ms, end_ms, text in timed
            if end_ms <= last_sound_ms + TOLERANCE_MS and (start_ms + end_ms) / 2 >= utterance.started_ms
        )
        return Transcript(text)

    return words


def _timed(lines: list[str]) -> list[tuple[int, int, str]] | None:
    if lines and lines[0].lstrip()[0] in "[{":
        whole = "\n".join(lines)
        items = json.loads(whole) if whole.lstrip()[0] == "[" else [json.loads(line) for line in lines]
        return [(int(i.get("start_ms", i["end_ms"])), int(i["end_ms"]), str(i["text"])) for i in items]
    found = []
    for line in lines:
        *times, text = line.split("\t")
        if not times or len(times) > 2 or not all(time.strip().isdigit() for time in times):
            return None
        found.append((int(times[0]), int(times[-1]), text))
    return found


def _in_order(lines: list[str]) -> Words:
    said: list[tuple[int, str]] = []  # (last sound, line) of each stretch so far

    def words(utterance: Utterance, last_sound_ms: int) -> Transcript:
        if not said or said[-1][0] != last_sound_ms:
            said.append((last_sound_ms, lines[len(said)] if len(said) < len(lines) else ""))
        return Transcript(" ".join(line for ms, line in said if ms >= utterance.started_ms).strip())

    return words


def heard_by_transcribers() -> Words:
    transcriber = voice_providers(load(), Recorders()).transcriber

    def words(utterance: Utterance, _last_sound_ms: int) -> Transcript:
        try:
            return transcriber.transcribe(utterance)
        except ProviderError as error:
            print(f"no words: {error}", file=sys.stderr)
            return Transcript("", has_punctuation=False)

    return words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--wav", type=Path, help="without it: a made-up answer with pauses of 1 to 3 s inside sentences"
    )
    parser.add_argument("--transcripts", type=Path)
    parser.add_argument("--patience", type=float, default=1.0, choices=PATIENCE_FACTORS)
    options = parser.parse_args()
    if options.wav is None:
        from bench.pauses import cutting_off

        print(json.dumps(cutting_off()))
        return
    words = told(options.transcripts) if options.transcripts else heard_by_transcribers()
    detector = voice_providers(load(), Recorders()).new_detector()
    found = utterances(read_wav(options.wav), words, detector=detector, patience=options.patience)
    print(json.dumps({"utterances": found}))


if __name__ == "__main__":
    main()
