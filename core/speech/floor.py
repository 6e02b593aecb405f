"""Who has the floor: what is heard, what is said, and who gives way. One thread calls it; time comes with the sound."""

from __future__ import annotations

from dataclasses import replace

from core.domain.language import word_count
from core.domain.speech import Latency, Notice, Transcript, VoiceState
from core.errors import Conflict, PracticeError, ProviderError
from core.speech.endpointing import Event
from core.speech.guessing import Guess
from core.speech.hands import Hands
from core.speech.interruption import Interruption, Verdict
from core.speech.listening import Heard, Listener
from core.speech.meaning import is_back_channel, is_echo, without_command
from core.speech.playback import Playback
from core.speech.replying import Reply, Step
from core.speech.speaking import Speaking
from core.speech.stopwatch import Stopwatch
from core.speech.waiting import Manners, Nudges, Prompt, Waiting

HALF_DUPLEX_TAIL_MS, LONG_AGO_MS = 300, 10_000


class Floor:
    def __init__(self, listener: Listener, playback: Playback, hands: Hands, manners: Manners) -> None:
        self._listener, self._playback, self._hands = listener, playback, hands
        self._speaking = Speaking(playback)
        self.half_duplex = False
        self.partial = ""
        self.pending: Transcript | None = None
        self._stopwatch = Stopwatch()
        self._guess = Guess(hands)
        self._ended = Heard()  # the turn that ended last
        self._interruption = Interruption()
        self._retried = False
        self._committed_ms = -LONG_AGO_MS
        self._played_ms = -HALF_DUPLEX_TAIL_MS
        self._manners, self._waiting = manners, Waiting(manners.prompt_after_ms, is_off=manners.silence_is_work)
        self._nudges = Nudges(hands.notice, is_off=manners.is_real or manners.silence_is_work)
        self._now_ms = 0

    @property
    def turn_id(self) -> int:
        return self._speaking.turn_id

    @property
    def latency(self) -> Latency | None:
        return self._stopwatch.latency

    @property
    def state(self) -> VoiceState:
        if self._interruption.counts:
            return VoiceState.INTERRUPTED
        if self._speaking.current is not None:
            return VoiceState.SPEAKING if self._speaking.has_sounded else VoiceState.THINKING
        if self._hands.is_over:
            return VoiceState.IDLE
        return VoiceState.THINKING if self._listener.awaits_words else VoiceState.LISTENING

    # --- sound

    def window(self, pcm: bytes, is_speech: bool, now_ms: int) -> None:
        self._now_ms = now_ms
        if self._playback.has_sound_to_play:
            self._played_ms = now_ms
        if self.half_duplex and (self._speaking.current or now_ms - self._played_ms < HALF_DUPLEX_TAIL_MS):
            is_speech = False
        heard = self._listener.feed(pcm, is_speech, now_ms)
        match heard.event:
            case Event.STARTED:
                self._speech_started()
            case Event.RESUMED:
                self._speech_resumed()
            case Event.PROMPT if not self._manners.silence_is_work:
                self._speaking.begin(self._hands.prompt(None), is_aside=True)
        if not self._was_no_interruption():
            self._follow(heard)
        self._watch_pause()
        self._watch_silence()
        self._tell_news()
        self._stopwatch.sounds(*self._playback.first_sounds_s)

    def transcribed(self, request_id: int, transcript: Transcript | None) -> None:
        self._follow(self._listener.transcribed(request_id, transcript))
        self._watch_pause()

    def partly_heard(self, text: str, *, is_final: bool) -> None:
        """By a recogniser in the browser, while the candidate speaks."""
        if self._listener.is_open and not is_final:
            self.partial = text
            self._interruption.words(word_count(text))

    # --- the candidate's buttons

    def connect(self) -> None:
        if self._speaking.current is None and not self._listener.is_open and not self._hands.is_over:
            self._speaking.begin(self._hands.reply(after=self._speaking.last))

    def finish(self) -> None:
        self._follow(self._listener.finish())

    def repeat(self) -> None:
        if self._speaking.current is None and not self._listener.is_open:
            self._speaking.begin(self._hands.repeat(is_welcome=False), is_aside=True)

    def skip(self) -> None:
        self.leave_turn()
        self._speaking.begin(self._hands.skip(after=self._speaking.last))

    def typed(self, text: str) -> None:
        self.leave_turn()
        self._speaking.begin(
            self._hands.answer(Transcript(text, transcriber="typed"), is_guess=False, after=self._speaking.last)
        )

    def retry(self) -> None:
        if self._speaking.current is None:
            self._speaking.begin(self._hands.reply(after=self._speaking.last))

    def wake(self) -> None:
        self._speaking.has_news = True
        self._tell_news()

    def confirmed(self, question_id: str, text: str) -> None:
        self.pending = None
        self._hands.confirm(question_id, text)

    def step(self, reply: Reply, step: Step, error: PracticeError | None) -> None:
        """What a reply tells of itself."""
        if step is Step.VOICELESS:
            self._hands.notice(Notice.CAPTIONS_ONLY)
        if step is Step.FIRST_WORD and reply is self._speaking.current:
            self._stopwatch.first_word(self._hands.now_ms())
        self._guess.told(reply, step)
        self._stopwatch.sounds(*self._playback.first_sounds_s)
        if not self._speaking.told(reply, step):
            return
        self._stopwatch.stop()
        self._interruption.end()
        if step is Step.FAILED:
            self._failed(error)
        elif step is Step.EMPTY and not self._hands.is_over and not self._speaking.is_news:
            self._speaking.begin(self._hands.repeat(is_welcome=True), is_aside=True)
        elif step is Step.HEARD:
            self._retried = False

    # --- within

    def leave_turn(self) -> None:
        """Whatever is being said, by either side, gives way; what was heard of a reply stays."""
        self._listener.drop()
        self._guess.clear()
        self._give_way()
        self.partial = ""
        self._waiting.spoke()

    def _give_way(self) -> None:
        self._interruption.end()
        self._speaking.give_way()

    def _give_back(self) -> None:
        """It was no interruption."""
        self._listener.drop()
        self.partial = ""
        if not self._speaking.goes_on(from_sentence=self._interruption.counts):
            self._hands.notice(Notice.ECHO)
            self.half_duplex = True
        self._interruption.end()

    def _speech_started(self) -> None:
        self._waiting.spoke()
        if self._speaking.current is None:
            return
        if self._speaking.is_aside:
            self._give_way()
        else:
            self._playback.hold()
            self._interruption.begin(self._now_ms)

    def _speech_resumed(self) -> None:
        self._guess.drop()
        if self._speaking.current is not None and self._speaking.is_aside:
            self._give_way()

    def _follow(self, heard: Heard) -> None:
        if heard.request:
            self._hands.ask_words(heard.request)
        if heard.words is not None:
            self._guess.words = heard.words
            self.partial = heard.words.text
            self._weigh(heard.words)
        if heard.ended is not None:
            self._turn_ended(heard)
        if heard.final is not None:
            self._take(heard.final)

    def _weigh(self, words: Transcript) -> None:
        """What words mean for a voice that is held."""
        if not self._interruption.is_open:
            self._nudges.pace(words.words, self._now_ms)
            return
        echo = is_echo(words.text, self._playback.caption()[0])
        if echo:
            self._hands.notice(Notice.ECHO)
        if echo or is_back_channel(words.text, words.language):
            self._give_back()
        else:
            self._take_floor()

    def _take_floor(self) -> None:
        if self._interruption.follows(self._committed_ms):
            self._listener.endpointer.patience.cut_off()
        self._give_way()

    def _turn_ended(self, heard: Heard) -> None:
        self._ended = heard
        if heard.event is Event.TOO_LONG:
            self._hands.notice(Notice.TOO_LONG)
        if not self._interruption.is_open:
            now_ms = self._hands.now_ms()
            silence_ms = self._now_ms - self._listener.endpointer.last_sound_ms
            self._stopwatch.ended(now_ms - silence_ms, now_ms)

    def _take(self, final: Transcript) -> None:
        """All words of an utterance that has ended."""
        if self._interruption.is_open:
            self._weigh(final)
            if self._speaking.current is not None:
                return
        if self._listener.is_busy:
            self._guess.carry(final)  # the turn goes on
            return
        whole = self._guess.whole(final)
        self.partial = whole.text
        self._stopwatch.transcribed(self._hands.now_ms())
        if word_count(whole.text):
            self._reply_to(whole, final)
        else:
            self._guess.clear()
            if not self._manners.silence_is_work:  # where it is, a keyboard is heard as well
                self._hands.notice(Notice.NO_WORDS)

    def _reply_to(self, whole: Transcript, final: Transcript) -> None:
        if self._speaking.current is not None:
            self._give_way()
        reply = self._guess.settle(whole)
        if reply is not None:
            if self._guess.first_word_ms is not None:
                self._stopwatch.first_word(self._guess.first_word_ms)
            self._hands.commit(reply)
        else:
            spoken = replace(whole, text=without_command(whole), is_cut_in=self._ended.event is Event.CUT_IN)
            reply = self._hands.answer(spoken, is_guess=False, after=self._speaking.last)
        self._committed_ms = self._now_ms
        self.pending = whole if whole.is_draft else None
        if self._ended.ended is not None:
            self._hands.review(self._ended.ended, final, reply)
        self._speaking.begin(reply)

    def _was_no_interruption(self) -> bool:
        verdict = self._interruption.watch(self._listener.endpointer, self._now_ms)
        if verdict is Verdict.TAKE_FLOOR:
            self._take_floor()
        if verdict is Verdict.GIVE_BACK:
            self._give_back()
        return verdict is Verdict.GIVE_BACK

    def _watch_pause(self) -> None:
        endpointer = self._listener.endpointer
        if self._speaking.current is not None or not endpointer.is_paused:
            return
        silence_ms = self._now_ms - endpointer.last_sound_ms
        self._guess.consider(silence_ms, self._speaking.last)
        self._nudges.pause(silence_ms, self._now_ms)

    @property
    def _nobody_speaks(self) -> bool:
        return not (self._speaking.current or self._listener.is_busy or self._hands.is_over)

    def _tell_news(self) -> None:
        if self._speaking.has_news and self._nobody_speaks:
            self._speaking.has_news = False
            self._speaking.begin(self._hands.reply(after=self._speaking.last), is_news=True)

    def _watch_silence(self) -> None:
        match self._waiting.feed(self._nobody_speaks, self._now_ms):
            case Prompt.SPEAK:
                self._speaking.begin(self._hands.prompt(self._waiting.prompts - 1), is_aside=True)
            case Prompt.OFFER_TYPING:
                self._hands.notice(Notice.OFFER_TYPING)

    def _failed(self, error: PracticeError | None) -> None:
        if isinstance(error, Conflict):
            self._hands.notice(Notice.CONTINUED_ELSEWHERE)
        elif isinstance(error, ProviderError) and not self._retried:
            self._retried = True
            self._speaking.begin(self._hands.reply(after=self._speaking.last))
        else:
            self._hands.notice(Notice.REPLY_FAILED)
