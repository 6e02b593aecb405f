"""pocketsphinx with the model that it brings along: no network, no key, and a draft at best."""

from __future__ import annotations

import atexit
import importlib.util
import json
import queue
import subprocess
import sys
import threading
from array import array
from contextlib import suppress
from pathlib import Path

from core.domain.speech import SPEECH_RATE_HZ, Transcript, Utterance, Word
from core.errors import ProviderBusy, ProviderError, ProviderMisbehaved, ProviderUnreachable

PROVIDER = "pocketsphinx"
WORKER = Path(__file__).with_name("pocketsphinx_worker.py")
FRAME_MS = 10
QUEUE_S = 20.0
START_S = 20.0
SLOWEST = 3.0  # times real time, on a busy machine
QUIET = 300  # of 32768, at the loudest sample
MIN_SAMPLES = SPEECH_RATE_HZ // 10


class PocketsphinxTranscriber:
    """Decoders are heavy (about 100 MB each), so few are shared by all, made when they are first needed."""

    def __init__(self, decoders: int = 2) -> None:
        self._free: queue.LifoQueue[_Decoder | None] = queue.LifoQueue()
        for _ in range(decoders):
            self._free.put(None)  # room for one that is not made yet
        self._all: list[_Decoder] = []
        atexit.register(self.close)

    @property
    def name(self) -> str:
        return f"{PROVIDER} en-us"

    @property
    def languages(self) -> frozenset[str]:
        """The model that it brings along is English."""
        return frozenset({"en"})

    def prepare(self) -> None:
        """Makes one decoder, if none is there and none is being made."""
        try:
            decoder = self._free.get_nowait()
        except queue.Empty:
            return
        try:
            if decoder is None:
                decoder = _Decoder()
                self._all.append(decoder)
        finally:
            self._free.put(decoder)

    def transcribe(self, utterance: Utterance, *, language: str = "en") -> Transcript:
        """Raises ProviderUnreachable for another language than English, ProviderBusy after 20 s in the queue."""
        if not language.startswith("en"):
            raise ProviderUnreachable(PROVIDER, f"has no model for {language!r}")
        # It hears words in any sound, and in none: what is too soft or too short to be speech is not put to it.
        if utterance.audio.samples < MIN_SAMPLES or _peak(utterance.audio.pcm) < QUIET:
            return Transcript("", transcriber=self.name, is_draft=True, has_punctuation=False)
        try:
            decoder = self._free.get(timeout=QUEUE_S)
        except queue.Empty:
            raise ProviderBusy(PROVIDER, f"no decoder was free for {QUEUE_S:g} s") from None
        try:
            if decoder is None:
                decoder = _Decoder()
                self._all.append(decoder)
            words = decoder.words(utterance)
        except ProviderError:
            if decoder is not None:
                decoder.end()
                decoder = None
            raise
        finally:
            self._free.put(decoder)
        text = " ".join(word.text for word in words)
        return Transcript(text, words, None, self.name, is_draft=True, has_punctuation=False)

    def close(self) -> None:
        """Ends every decoder; the next use makes new ones."""
        for decoder in self._all:
            decoder.end()
        self._all.clear()


class _Decoder:
    """Raises ProviderUnreachable when pocketsphinx is not installed or does not start."""

    def __init__(self) -> None:
        if importlib.util.find_spec("pocketsphinx") is None:
            raise ProviderUnreachable(PROVIDER, "is not installed")
        # Isolated: neither this folder nor the working directory may stand for a library.
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if self._line(START_S) != b"ready\n":
            self.end()
            raise ProviderUnreachable(PROVIDER, "did not start")

    def words(self, utterance: Utterance) -> tuple[Word, ...]:
        pcm = utterance.audio.pcm
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(len(pcm).to_bytes(4, "little") + pcm)
            self._process.stdin.flush()
            found = json.loads(self._line(5 + SLOWEST * utterance.audio.duration_ms / 1000))
        except (OSError, ValueError) as error:
            raise ProviderMisbehaved(PROVIDER, f"stopped in the middle ({type(error).__name__})") from None
        # Without silences and noises ("<sil>", "[NOISE]"), and without the number of a pronunciation ("to(2)").
        return tuple(
            Word(word.partition("(")[0], start * FRAME_MS, (end + 1) * FRAME_MS)
            for word, start, end in found
            if word[0] not in "<[+("
        )

    def end(self) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        self._process.wait()

    def _line(self, limit_s: float) -> bytes:
        """The worker's next line; one that takes longer is killed, and its line is empty."""
        assert self._process.stdout is not None
        alarm = threading.Timer(limit_s, self._process.kill)
        alarm.daemon = True
        alarm.start()
        try:
            return self._process.stdout.readline()
        finally:
            alarm.cancel()


def _peak(pcm: bytes) -> int:
    return max(map(abs, array("h", pcm[: len(pcm) // 2 * 2])), default=0)
