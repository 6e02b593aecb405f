"""The floor's hands: threads that ask providers and the interview, and post what comes of it."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator

from core.domain.speech import AudioChunk, Delivery, Notice, Transcript, Utterance
from core.errors import PracticeError, ProviderError
from core.ports import Synthesizer, Transcriber
from core.speech.asides import Asides, FixedWords
from core.speech.crew import Crew
from core.speech.delivery import measured
from core.speech.dialogue import Dialogue, Exchange
from core.speech.listening import Request
from core.speech.playback import Playback
from core.speech.replying import Aside, Reply, Step

log = logging.getLogger(__name__)
NOTICES = 20
Tell = Callable[[Reply, Step, PracticeError | None], None]
Transcribed = Callable[[int, Transcript | None], None]


class Workers:
    def __init__(
        self,
        dialogue: Dialogue,
        transcriber: Transcriber,
        synthesizer: Synthesizer,
        playback: Playback,
        asides: Asides,
        *,
        voice: str,
        language: str,
        clock: Callable[[], float],
    ) -> None:
        self._dialogue, self._transcriber, self._synthesizer = dialogue, transcriber, synthesizer
        self._playback, self._asides, self._voice, self._language = playback, asides, voice, language
        self._clock = clock
        self._crew = Crew("voice")
        self._lock = threading.Lock()
        self._serial = 0
        self._notices: deque[tuple[int, Notice]] = deque(maxlen=NOTICES)
        self.tell: Tell = lambda *_: None
        self.transcribed: Transcribed = lambda *_: None
        self.revision = 0
        self.delivery: Delivery | None = None
        self.transcriber = ""
        self.transcriptions = 0
        self.guesses = 0
        self.guesses_right = 0

    def start(self, what: str, work: Callable[[], None]) -> None:
        self._crew.start(what, work)

    def join(self, timeout_s: float) -> bool:
        return self._crew.join(timeout_s)

    @property
    def notices(self) -> tuple[tuple[int, Notice], ...]:
        with self._lock:
            return tuple(self._notices)

    @property
    def is_over(self) -> bool:
        return self._dialogue.is_over

    # --- Hands

    def ask_words(self, request: Request) -> None:
        self.transcriptions += 1
        self.start("transcribe", lambda: self._transcribe(request))

    def answer(self, transcript: Transcript, *, is_guess: bool, after: Reply | None) -> Reply:
        self.guesses += is_guess
        return self._reply(
            lambda: self._dialogue.answer(transcript), after, is_guess=is_guess, opening=self._asides.acknowledgement
        )

    def reply(self, *, after: Reply | None) -> Reply:
        return self._reply(self._dialogue.reply, after)

    def skip(self, *, after: Reply | None) -> Reply:
        return self._reply(self._dialogue.skip, after)

    def prompt(self, number: int | None) -> Reply:
        if number is not None:
            self.notice(Notice.PROMPTED)
        return self._reply(lambda: FixedWords(self._asides.prompt(number)), None, saves=False)

    def repeat(self, *, is_welcome: bool) -> Reply:
        text = self._dialogue.last_words()
        if is_welcome:
            text = self._dialogue.first_words() or f"{self._asides.phrases.welcome_back} {text}"
        return self._reply(lambda: FixedWords(text), None, saves=False)

    def commit(self, reply: Reply) -> None:
        self.guesses_right += 1
        reply.commit(self)

    def review(self, utterance: Utterance, transcript: Transcript, reply: Reply) -> None:
        self.start("review", lambda: self._review(utterance, transcript, reply))

    def notice(self, notice: Notice) -> None:
        with self._lock:
            self._serial += 1
            self._notices.append((self._serial, notice))

    def now_ms(self) -> float:
        return self._clock() * 1000

    # --- and what a page asks for

    def confirm(self, question_id: str, text: str) -> None:
        self.start("confirm", lambda: self._confirm(question_id, text))

    # --- in threads of their own

    def _reply(
        self,
        begin: Callable[[], Exchange | None],
        after: Reply | None,
        *,
        is_guess: bool = False,
        opening: Callable[[], Aside | None] = lambda: None,
        saves: bool = True,
    ) -> Reply:
        told = self._told if saves else self.tell
        reply = Reply(begin, self._speak, self._playback, told, is_guess=is_guess, after=after, opening=opening)
        reply.run(self)
        return reply

    def _speak(self, text: str) -> Iterator[AudioChunk]:
        return self._synthesizer.synthesize(text, voice=self._voice, language=self._language)

    def _told(self, reply: Reply, step: Step, error: PracticeError | None) -> None:
        if step in (Step.SAVED, Step.HEARD):
            self._changed()
        if error is not None:
            log.warning("voice: %s: %s: %s", step, type(error).__name__, error)
        self.tell(reply, step, error)

    def _transcribe(self, request: Request) -> None:
        try:
            transcript = self._transcriber.transcribe(request.utterance, language=self._language)
        except ProviderError as error:
            log.warning("voice: nobody could transcribe: %s", error)
            self.notice(Notice.TRANSCRIBER_DOWN)
            self.transcribed(request.id, None)
            return
        if self.transcriber and transcript.transcriber != self.transcriber:
            self.notice(Notice.TRANSCRIBER_CHANGED)
        self.transcriber = transcript.transcriber
        self.transcribed(request.id, transcript)

    def _review(self, utterance: Utterance, transcript: Transcript, reply: Reply) -> None:
        delivery = measured(utterance, transcript)
        self.delivery = delivery
        if not reply.wait_until_saved():
            return
        try:
            self._dialogue.keep(utterance, transcript, delivery)
        except PracticeError as error:
            log.warning("voice: how an answer was said could not be kept: %s", error)

    def _confirm(self, question_id: str, text: str) -> None:
        try:
            self._dialogue.confirm(question_id, text)
            self._changed()
        except PracticeError as error:
            log.warning("voice: a correction could not be saved: %s", error)
            self.notice(Notice.CONFIRM_FAILED)

    def _changed(self) -> None:
        with self._lock:
            self.revision += 1
