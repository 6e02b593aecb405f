"""How many words a transcriber gets wrong: `python -m bench.transcription [--manifest FILE.tsv] [--transcriber NAME]`.

Lines of the manifest: path of a 16-bit WAV (relative to the manifest), a tab, what is said in it. Word error rate is
edits (substitutions, insertions, deletions) by words of the reference, over all files together; case and punctuation do
not count. `rtf` is the time that transcribing took, by the length of the sound. Without a manifest: sentences said by
the voices of this machine. NAME is a provider ("groq", "whisper-folder", "pocketsphinx"), or a whole name as Settings
shows it; without one, the chain as it is configured is measured.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable
from pathlib import Path

from bench.endpointing import read_wav
from bench.spoken import SENTENCES, VOICES, Samples, said
from core.domain.language import words_of
from core.domain.speech import SPEECH_RATE_HZ, AudioChunk, Utterance
from core.metering import Recorders
from core.ports import Transcriber
from core.settings import load
from core.vendors import transcribers, voice_providers


def edits(reference: list[str], heard: list[str]) -> int:
    """Levenshtein's distance, in words."""
    row = list(range(len(heard) + 1))
    for i, expected in enumerate(reference, start=1):
        diagonal, row[0] = row[0], i
        for j, word in enumerate(heard, start=1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (word != expected))
    return row[-1]


def measured(transcriber: Transcriber, samples: Iterable[tuple[Samples, str]]) -> dict[str, object]:
    wrong = words = count = 0
    sound_s = spent_s = 0.0
    for sound, reference in samples:
        started_s = time.perf_counter()
        transcript = transcriber.transcribe(Utterance(AudioChunk(sound.astype("<i2").tobytes())))
        spent_s += time.perf_counter() - started_s
        sound_s += len(sound) / SPEECH_RATE_HZ
        expected = words_of(reference)
        wrong += edits(expected, words_of(transcript.text))
        words += len(expected)
        count += 1
    return {
        "wer": round(wrong / words, 4) if words else None,
        "rtf": round(spent_s / sound_s, 4) if sound_s else None,
        "n": count,
    }


def manifest(path: Path) -> Iterable[tuple[Samples, str]]:
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        name, tab, reference = line.partition("\t")
        if tab and name.strip():
            yield read_wav(path.parent / name.strip()), reference


def by_this_machine() -> Iterable[tuple[Samples, str]]:
    for number, sentence in enumerate(SENTENCES):
        yield said(sentence, VOICES[number % 3]), sentence


def chosen(name: str | None) -> Transcriber:
    """Raises SystemExit for a transcriber that is not there."""
    if name is None:
        return voice_providers(load(), Recorders()).transcriber
    known = transcribers(load())
    found = [t for t in known if name in (t.name, t.name.partition(" ")[0], t.name.partition(" ")[2])]
    if not found:
        raise SystemExit(f"no transcriber is called {name!r}; there are: {', '.join(t.name for t in known)}")
    return found[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--manifest", type=Path)
    parser.add_argument("--transcriber")
    options = parser.parse_args()
    samples = manifest(options.manifest) if options.manifest else by_this_machine()
    print(json.dumps(measured(chosen(options.transcriber), samples)))


if __name__ == "__main__":
    main()
