"""A program of its own: one decoder, sound in, words out. It holds Python's lock while it decodes, so it must not live
in the process that plays the interviewer's voice. It ends when its input does.

In: four bytes of length (little-endian), then 16 kHz mono s16 of that length. Out: a line of JSON, [[word, start,
end]…] in frames of 10 ms."""

from __future__ import annotations

import json
import sys
from typing import BinaryIO


def main(sound: BinaryIO, words: BinaryIO) -> None:
    from pocketsphinx import Decoder

    decoder = Decoder(samprate=16_000, loglevel="FATAL")
    words.write(b"ready\n")
    words.flush()
    while length := int.from_bytes(sound.read(4), "little"):
        pcm = sound.read(length)
        decoder.start_utt()
        decoder.process_raw(pcm, False, True)
        decoder.end_utt()
        found = [(s.word, s.start_frame, s.end_frame) for s in decoder.seg() or ()]
        words.write(json.dumps(found).encode() + b"\n")
        words.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
