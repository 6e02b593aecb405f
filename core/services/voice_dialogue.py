"""The interview as a conversation sees it: answers may be guesses, replies are saved as far as they were heard."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from dataclasses import replace

from core.domain.interview import Interview, Speaker, TurnKind
from core.domain.language import pieces_of
from core.domain.speech import Delivery, Recording, Transcript, Utterance
from core.errors import Conflict
from core.instruments import Encoder
from core.interviewing import turns
from core.interviewing.engine import InterviewEngine, Step
from core.interviewing.listening import as_request
from core.interviewing.moves import Spoken
from core.ports import Clock, InterviewStore, RecordingStore
from core.services.board import with_board
from core.services.presence import CameraRecord
from core.services.typed import cleaned, typed_text

MAX_SPOKEN_CHARACTERS = 20_000
HEARD_WORDS = 3  # of a question: with fewer it was not put


class InterviewDialogue:
    """A `Dialogue`. Its calls come from several threads; what is saved, is saved one after the other."""

    def __init__(
        self,
        interview: Interview,
        store: InterviewStore,
        engine: InterviewEngine,
        clock: Clock,
        recordings: tuple[RecordingStore, Encoder] | None = None,
        camera: CameraRecord | None = None,
    ) -> None:
        self._interview, self._camera = interview, camera
        self._store, self._engine, self._clock, self._recordings = store, engine, clock, recordings
        self._lock = threading.RLock()

    def reply(self) -> InterviewExchange | None:
        with self._lock:
            # Another tab may have gone on with it.
            self._interview = self._store.get(self._interview.id)
            return self._exchange(self._interview) if self._interview.awaits_reply else None

    def answer(self, transcript: Transcript) -> InterviewExchange:
        with self._lock:
            base, said = self._interview, cleaned(transcript.text).strip()
            if base.awaits_reply:
                base, said = _without_last_words(base, said)
            if not base.turns or not base.is_open:
                return self._exchange(self._interview)
            text = typed_text(said, what="An answer", max_characters=MAX_SPOKEN_CHARACTERS)
            answered = self._answered(base, text, transcript)
            return self._exchange(with_board(answered, self._store), is_new=True)

    def skip(self) -> InterviewExchange:
        with self._lock:
            question = self._interview.current_question
            if question is None or self._interview.awaits_reply:
                return self._exchange(self._interview)
            skipped = turns.skipped(self._interview, question, self._clock.now())
            return self._exchange(with_board(skipped, self._store), is_new=True)

    def confirm(self, question_id: str, text: str) -> None:
        with self._lock:
            text = typed_text(text, what="An answer", max_characters=MAX_SPOKEN_CHARACTERS)
            self.save(self._interview.with_corrected_answer(question_id, text))

    def keep(self, utterance: Utterance, transcript: Transcript, delivery: Delivery) -> None:
        with self._lock:
            if not self._interview.answers or self._interview.answers[-1].skipped:
                return
            answer = replace(self._interview.answers[-1], delivery=delivery)
            self.save(replace(self._interview, answers=(*self._interview.answers[:-1], answer)))
        if self._camera is not None:
            self._camera.keep(self._interview.id, answer.question_id)
        if self._recordings is not None:
            store, encoder = self._recordings
            store.save(
                Recording(
                    interview_id=self._interview.id,
                    question_id=answer.question_id,
                    attempt=answer.attempt,
                    opus=encoder.encode(utterance.audio),
                    duration_ms=utterance.audio.duration_ms,
                    words=transcript.words,
                )
            )

    def last_words(self) -> str:
        question = self._interview.current_question
        if question is not None:
            return question.text
        said = [turn.text for turn in self._interview.turns if turn.speaker is Speaker.INTERVIEWER]
        return said[-1] if said else ""

    def first_words(self) -> str:
        said = self._interview.turns
        return " ".join(t.text for t in said) if all(t.speaker is Speaker.INTERVIEWER for t in said) else ""

    @property
    def is_over(self) -> bool:
        return not self._interview.is_open

    # --- for its exchanges

    def save(self, interview: Interview) -> None:
        """Raises Conflict, StoreError."""
        with self._lock:
            self._interview = self._store.save(interview)

    @property
    def interview(self) -> Interview:
        return self._interview

    def save_since(self, seen: Interview, interview: Interview) -> None:
        """`interview` was made from `seen`; what was corrected or measured here since then stands.
        Raises Conflict, StoreError."""
        with self._lock:
            now = self._interview
            answers = {(a.question_id, a.attempt): a for a in now.answers}
            said = {turn.id: turn for turn in now.turns}
            self.save(
                replace(
                    interview,
                    version=now.version,
                    answers=tuple(
                        answers.get((a.question_id, a.attempt), a) if a in seen.answers else a
                        for a in interview.answers
                    ),
                    turns=tuple(said.get(t.id, t) if t in seen.turns else t for t in interview.turns),
                )
            )

    def save_reply(self, step: Step, spoken: Spoken, heard: str, *, is_complete: bool) -> None:
        with self._lock:
            # What was drawn while the reply was spoken: after the last one there is no other turn to take it along.
            before = with_board(self._interview, self._store)
            if not before.awaits_reply:
                raise Conflict(f"interview {before.id} waits for no reply")
            after = turns.after(before, step.move, spoken, step.question, self._clock.now())
            kept = after if is_complete else as_far_as_heard(before, after, heard)
            if kept is not before:
                self.save(kept)

    def next_step(self, interview: Interview) -> Step:
        return self._engine.next_step(interview, self._store.asked_bank_ids, self._clock.now())

    def speak(self, interview: Interview, step: Step) -> Generator[str, None, Spoken]:
        return self._engine.speak(interview, step)

    def _exchange(self, interview: Interview, *, is_new: bool = False) -> InterviewExchange:
        return InterviewExchange(self, interview, is_new=is_new)

    def _answered(self, base: Interview, text: str, heard: Transcript) -> Interview:
        question = base.current_question
        if question is None or as_request(text, base.plan.language):
            return turns.requested(base, text, self._clock.now())
        answered = turns.answered(base, question, text, self._clock.now())
        answer = replace(answered.answers[-1], is_draft=heard.is_draft)
        turn = replace(answered.turns[-1], is_interrupted=heard.is_cut_in)
        return replace(answered, answers=(*answered.answers[:-1], answer), turns=(*answered.turns[:-1], turn))


class InterviewExchange:
    """An `Exchange`. `interview` has what the candidate did, and is not saved before `commit`."""

    def __init__(self, dialogue: InterviewDialogue, interview: Interview, *, is_new: bool) -> None:
        self._dialogue, self._interview, self._is_new = dialogue, interview, is_new
        self._seen = dialogue.interview
        self._step: Step | None = None
        self._spoken: Spoken | None = None

    def commit(self) -> None:
        if self._is_new:
            self._dialogue.save_since(self._seen, self._interview)

    def words(self) -> Iterator[str]:
        self._step = self._dialogue.next_step(self._interview)
        self._spoken = yield from self._dialogue.speak(self._interview, self._step)

    def heard(self, text: str, *, is_complete: bool) -> None:
        if self._step is not None and self._spoken is not None:
            self._dialogue.save_reply(self._step, self._spoken, text, is_complete=is_complete)


def as_far_as_heard(before: Interview, after: Interview, heard: str) -> Interview:
    """Of the turns that `after` has more, only the words that reached the ear. A question of which next to nothing
    was heard was not put: then nothing of the reply stands, and it will be made again."""
    fresh = after.turns[len(before.turns) :]
    left = len(pieces_of(heard))
    if len(after.questions) > len(before.questions):
        asked = pieces_of(after.questions[-1].text)
        said = sum(len(pieces_of(turn.text)) for turn in fresh)
        if left < said - len(asked) + min(HEARD_WORDS, len(asked)):
            return before
    kept = []
    for turn in fresh:
        words = pieces_of(turn.text)
        if left >= len(words):
            kept.append(turn)
        elif left > 0:
            kept.append(replace(turn, text="".join(words[:left]).strip(), is_interrupted=True))
        left -= len(words)
    return replace(after, turns=(*before.turns, *kept)) if kept else before


def _without_last_words(interview: Interview, said: str) -> tuple[Interview, str]:
    """Before the candidate's last turn, which goes on with what was said now."""
    if not interview.turns:
        return interview, said
    last = interview.turns[-1]
    base = replace(interview, turns=interview.turns[:-1])
    if last.kind in (TurnKind.ANSWER, TurnKind.SKIP):
        base = replace(base, answers=base.answers[:-1])
    return base, said if last.kind is TurnKind.SKIP else f"{last.text} {said}"
