"""Groq's transcriptions and speech, as the fake server gives them."""

import io
import json
import math
import struct
import wave
from collections.abc import Mapping
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

import numpy as np

PLAUSIBLE = "I, um, worked on that with my team, and we finished it on time."
RATE_HZ = 24_000
QUIET = 100  # of 32768


def fields_of(body: bytes, content_type: str) -> dict[str, Any]:
    """Of a multipart form; the sound stays bytes, lists are lists."""
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    fields: dict[str, Any] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        value = part.get_payload(decode=True)
        if name == "file":
            fields["file"] = value
        elif name.endswith("[]"):
            fields.setdefault(name[:-2], []).append(value.decode())
        else:
            fields[name] = value.decode()
    return fields


def transcription(request: Mapping[str, Any], text: str | None = None) -> dict[str, Any]:
    """verbose_json, with the words spread evenly over the sound."""
    with wave.open(io.BytesIO(request["file"])) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 16_000)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)
    seconds = len(samples) / 16_000
    silent = not len(samples) or math.sqrt(float(np.mean(samples**2))) < QUIET
    said = text if text is not None else " Thank you." if silent else f" {PLAUSIBLE}"
    words = said.split()
    step = seconds / max(1, len(words))
    segment = {
        "id": 0,
        "seek": 0,
        "start": 0.0,
        "end": seconds,
        "text": said,
        "tokens": [1],
        "temperature": 0,
        "avg_logprob": -1.4 if silent else -0.2,
        "compression_ratio": 1.1,
        "no_speech_prob": 0.95 if silent else 0.01,
    }
    return {
        "task": "transcribe",
        "language": "English",
        "duration": seconds,
        "text": said,
        "words": [{"word": w, "start": i * step, "end": (i + 1) * step} for i, w in enumerate(words)],
        "segments": [segment],
        "x_groq": {"id": "req_01k9"},
    }


def speech(text: str) -> bytes:
    """A tone as long as the text takes, in a WAV whose sizes are not known yet, as streams have them."""
    count = int(RATE_HZ * max(0.2, len(text) / 14))
    samples = (9000 * np.sin(2 * np.pi * 220 * np.arange(count) / RATE_HZ)).astype("<i2").tobytes()
    unknown = 0xFFFFFFFF
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF", unknown, b"WAVE", b"fmt ", 16, 1, 1, RATE_HZ, 2 * RATE_HZ, 2, 16, b"data", unknown,
    )  # fmt: skip
    return head + samples


def body_of(raw: bytes, content_type: str) -> dict[str, Any]:
    return fields_of(raw, content_type) if content_type.startswith("multipart/") else json.loads(raw)
