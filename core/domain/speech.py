"""Speech: audio, what was heard in it, how it was said, and what a page sees of a running conversation."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from core.domain.camera import Framing
from core.domain.language import ENGLISH

SPEECH_RATE_HZ = 16_000  # what the listener works in
PLAYBACK_RATE_HZ = 24_000  # what the interviewer's voice is kept in
SAMPLE_BYTES = 2
MAX_UTTERANCE_MS = 5 * 60 * 1000
MIN_CONFIDENCE = 0.5  # of a transcriber; below it, what rests on its exact words is not measured


@dataclass(frozen=True, slots=True)
class AudioChunk:
    """Mono, signed 16 bit, little-endian."""

    pcm: bytes = field(repr=False)
    sample_rate_hz: int = SPEECH_RATE_HZ

    @property
    def samples(self) -> int:
        return len(self.pcm) // SAMPLE_BYTES

    @property
    def duration_ms(self) -> int:
        return round(self.samples * 1000 / self.sample_rate_hz)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one person said without giving up the floor. Times are those of the conversation."""

    audio: AudioChunk
    started_ms: int = 0
    ended_ms: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start_ms: int  # into the utterance
    end_ms: int


@dataclass(frozen=True, slots=True)
class Transcript:
    text: str  # "" for wordless sound
    words: tuple[Word, ...] = ()
    confidence: float | None = None  # 0..1
    transcriber: str = ""
    is_draft: bool = False  # too inexact to be scored before the candidate has confirmed it
    is_cut_in: bool = False  # the interviewer came in before its end
    has_punctuation: bool = True  # whether this transcriber sets any: a missing full stop means something only then
    language: str = ENGLISH  # that was listened for


@dataclass(frozen=True, slots=True)
class Delivery:
    """How an answer was said. None where it would rest on a draft, a low confidence, or too little speech."""

    duration_ms: int
    words_per_minute: float | None = None
    fillers: tuple[tuple[str, int], ...] | None = None  # (word, how often), most frequent first
    fillers_per_minute: float | None = None
    pause_count: int | None = None  # of at least 500 ms
    longest_pause_ms: int | None = None
    volume_dbfs: float | None = None
    pitch_variation_semitones: float | None = None  # between the 10th and the 90th percentile, to the half semitone
    clarity: float | None = None  # 0..1: how sure the transcriber was of the words

    @property
    def filler_count(self) -> int | None:
        return None if self.fillers is None else sum(count for _, count in self.fillers)


@dataclass(frozen=True, slots=True)
class Recording:
    """One answer as it was said, for replay. `opus` is an Ogg file."""

    interview_id: str
    question_id: str
    attempt: int
    opus: bytes = field(repr=False)
    duration_ms: int = 0
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Probe:
    """A sentence that was read aloud to try the microphone."""

    words: tuple[tuple[str, bool], ...]  # of the sentence, and whether each was recognised
    heard: str
    transcriber: str

    @property
    def share(self) -> float:
        return sum(ok for _, ok in self.words) / len(self.words)


@dataclass(frozen=True, slots=True)
class VoiceOptions:
    """What the candidate has chosen."""

    patience: float = 1.0  # 1, 1.6 or 2.5
    half_duplex: bool = False
    records: bool = False  # keep the sound of each answer for replay
    web_speech: bool = False  # the browser's own recogniser may write down what is said, at its vendor's
    camera: bool = False  # open the camera with the microphone: private hints on how one sits before it


class VoiceState(StrEnum):
    IDLE = "idle"  # not connected, or the interview is over
    LISTENING = "listening"
    THINKING = "thinking"
    SPEAKING = "speaking"
    INTERRUPTED = "interrupted"


class Notice(StrEnum):
    """What a page should tell the candidate. Content and wording are the page's."""

    PROMPTED = "prompted"  # the interviewer asked whether everything is all right
    OFFER_TYPING = "offer_typing"  # nothing was heard for long
    NO_WORDS = "no_words"  # there was sound, and no words in it
    ECHO = "echo"  # the interviewer heard itself: headphones, or half-duplex
    TRANSCRIBER_DOWN = "transcriber_down"  # nobody can write down what is said: type, please
    TRANSCRIBER_CHANGED = "transcriber_changed"
    VOICE_CHANGED = "voice_changed"
    CAPTIONS_ONLY = "captions_only"  # no voice answers
    REPLY_FAILED = "reply_failed"  # the answer is saved; the reply can be asked for again
    CONFIRM_FAILED = "confirm_failed"  # a correction is not saved
    CONTINUED_ELSEWHERE = "continued_elsewhere"  # another tab is ahead
    TOO_LONG = "too_long"  # the utterance reached its five minutes
    AUDIO_LOST = "audio_lost"  # the microphone sent more than could be listened to
    SPEAK_UP = "speak_up"  # nudge: a pause of five seconds within an answer
    SLOW_DOWN = "slow_down"  # nudge: twenty seconds above 160 words a minute


@dataclass(frozen=True, slots=True)
class Latency:
    """One turn, each from the last sound of the answer; None where that stage was not reached."""

    endpoint_ms: int | None = None  # the turn was taken as over
    transcribe_ms: int | None = None  # its words were there
    first_token_ms: int | None = None
    first_sound_ms: int | None = None  # of anything, an acknowledgement included
    first_content_ms: int | None = None  # of words about this answer


@dataclass(frozen=True, slots=True)
class PlaybackFrame:
    """`position` counts the samples handed out before this frame, silence included; `epoch` grows whenever what was
    handed out and not heard yet is void: a transport that buffers throws its buffer away then."""

    audio: AudioChunk
    position: int
    epoch: int
    is_silence: bool


@dataclass(frozen=True, slots=True)
class VoiceSnapshot:
    """One moment of a conversation, for a page to draw."""

    state: VoiceState = VoiceState.IDLE
    turn_id: int = 0  # grows with every change of turn
    revision: int = 0  # grows whenever the saved interview changed: load it anew then
    caption: str = ""  # all that the interviewer says in this reply
    heard: str = ""  # the part of the caption that was heard so far
    partial: str = ""  # the candidate's words so far, as far as they are known
    pending: Transcript | None = None  # a draft that waits to be confirmed or corrected
    is_connected: bool = False
    is_candidate_speaking: bool = False
    microphone_dbfs: float = -90.0
    voice_level: float = 0.0  # 0..1, of what is played now: the mouth
    patience_left_ms: int | None = None  # None: no pause at the moment
    patience_total_ms: int | None = None
    latency: Latency | None = None  # of the last complete turn
    delivery: Delivery | None = None  # of the answer so far, or of the last one
    notices: tuple[tuple[int, Notice], ...] = ()  # (serial number, notice), the latest ones, oldest first
    transcriber: str = ""  # who writes down
    voice: str = ""  # who speaks; "" is captions only
    is_held: bool = False  # the voice is silent because somebody makes a sound: what a transport has buffered is void
    is_over: bool = False  # the interviewer has said goodbye
    framing: Framing | None = None  # None: no camera, or an interview as on the day


class VoiceLine(Protocol):
    """A running conversation, as transports and pages hold it. Every method may be called from any thread and from an
    event loop: each returns at once (`close` within a second)."""

    def connect(self, *, lag_ms: int | None) -> None:
        """Sound can go both ways now: the interviewer says what there is to say. `lag_ms` is how long after `pull`
        a frame is heard; None: the transport tells, by `acknowledge`. Again after a `disconnect`, or for another
        transport."""
        ...

    def disconnect(self) -> None:
        """The sound is gone; what is not heard yet waits, and so does everything else."""
        ...

    def hear(self, chunk: AudioChunk) -> None:
        """The microphone, in order, 16 or 48 kHz, of any length up to a second."""
        ...

    def hear_words(self, text: str | None, *, is_final: bool) -> None:
        """What a recogniser in the browser has heard since its last final words; None: it listens no more."""
        ...

    def see(self, picture: bytes) -> None:
        """A JPEG of the camera: measured, and not kept."""
        ...

    def pull(self, samples: int, sample_rate_hz: int = 48_000) -> PlaybackFrame:
        """The next frame to play, silence where there is nothing to say. 24 or 48 kHz; `samples` counts at that rate,
        positions at 24 kHz."""
        ...

    def acknowledge(self, position: int) -> None:
        """Everything before this position (of a frame) has been played."""
        ...

    def snapshot(self) -> VoiceSnapshot: ...

    def finish_turn(self) -> None:
        """The candidate is done: no more patience."""
        ...

    def repeat(self) -> None:
        """The interviewer's last words again."""
        ...

    def skip(self) -> None:
        """The question is left out."""
        ...

    def say(self, text: str) -> None:
        """An answer that was typed."""
        ...

    def confirm(self, question_id: str, text: str) -> None:
        """The answer to that question, as the candidate wants it to stand: no draft any more."""
        ...

    def retry(self) -> None:
        """The reply that failed."""
        ...

    def wake(self) -> None:
        """Something was saved elsewhere that the interviewer may have words for: said as soon as nobody speaks, or
        not at all."""
        ...

    def set_muted(self, on: bool) -> None:
        """What the microphone sends is silence; time goes on."""
        ...

    def close(self) -> None:
        """Ends every thread of it. What is saved stays."""
        ...

    @property
    def is_closed(self) -> bool:
        """Also by itself, half a minute after the last connection and the last look at it."""
        ...
