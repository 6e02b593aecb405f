"""A coding round as a conversation sees it: words enter the chat of the desk, and runs are spoken about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from core.coding import rounds
from core.coding.aloud import asks, kind_of
from core.coding.remarks import Said, may_speak
from core.domain.coding import Submission
from core.domain.interview import Interview, Speaker, Turn, TurnKind
from core.domain.speech import Delivery, Transcript, Utterance
from core.services.desk import current
from core.services.desk_talk import DeskTalk
from core.services.typed import typed_text
from core.speech.asides import FixedWords
from core.speech.dialogue import Exchange
from core.speech.meaning import is_back_channel

MAX_SPOKEN_CHARACTERS = 4_000
FEWEST_WORDS = 3  # of a draft that is no question
TYPED = "typed"  # the transcriber of what was not said at all
FRESH = timedelta(seconds=20)  # what happened longer ago is no longer spoken about
_SAID = (TurnKind.QUESTION, TurnKind.REMARK)
_EVENTS = (TurnKind.RUN, TurnKind.SUBMISSION)


@dataclass(frozen=True, slots=True)
class Words:
    """What the candidate said, as it will be kept."""

    text: str
    kind: TurnKind
    is_draft: bool
    joins: str | None  # the turn that it goes on with: nothing of a reply to that has been heard


class DeskDialogue:
    """A `Dialogue`. It holds nothing of the round: the page, the judge and another tab change it as well."""

    def __init__(self, interview_id: str, open_round: Callable[[str], Interview], talk: DeskTalk) -> None:
        self._interview_id, self._open_round, self.talk = interview_id, open_round, talk
        self._put = ""  # the problem whose first words were said
        self._is_over = False

    def reply(self) -> Exchange | None:
        """To words that are saved; the first words about a problem; or what there is to say about a run."""
        interview = self._round()
        if not interview.is_open:
            return None
        waiting, last = rounds.unanswered(interview), interview.turns[-1]
        if waiting is not None:
            return DeskExchange(self, interview, waiting)
        if last.kind is TurnKind.QUESTION and last.id != self._put:
            self._put = last.id
            return FixedWords(last.text)
        return self._about(interview, last) if last.kind in _EVENTS else None

    def answer(self, transcript: Transcript) -> Exchange:
        interview = self._round()
        question = current(interview)
        is_typed = transcript.transcriber == TYPED
        if not is_typed and _is_noise(transcript):
            return FixedWords("")
        text = typed_text(transcript.text, what="A message", max_characters=MAX_SPOKEN_CHARACTERS)
        words = self._words(text, interview, is_typed=is_typed, is_draft=transcript.is_draft)
        now = self.talk.clock.now()
        said = rounds.said(interview, words.kind, text, now, question.id, is_draft=words.is_draft, joins=words.joins)
        return DeskExchange(self, said, _turn_of(said, words), words)

    def skip(self) -> Exchange:
        """A problem is left by the page alone, which asks first."""
        return FixedWords("")

    def confirm(self, question_id: str, text: str) -> None:
        """The page does that itself, turn by turn: here words are no answer to a question."""

    def keep(self, utterance: Utterance, transcript: Transcript, delivery: Delivery) -> None:
        """At a desk it does not matter how something is said."""

    def last_words(self) -> str:
        said = [turn.text for turn in self._round().turns if turn.kind in _SAID]
        return said[-1] if said else ""

    def first_words(self) -> str:
        turns = self._round().turns
        return " ".join(t.text for t in turns) if all(t.speaker is Speaker.INTERVIEWER for t in turns) else ""

    @property
    def is_over(self) -> bool:
        return self._is_over

    # --- for its exchanges

    def save(self, question_id: str, words: Words) -> tuple[Interview, Turn]:
        """Raises Conflict, StoreError."""
        now = self.talk.clock.now()

        def added(interview: Interview) -> Interview:
            at_hand = current(interview).id  # the problem was left while its last words were on their way
            joins = words.joins if at_hand == question_id else None
            return rounds.said(interview, words.kind, words.text, now, at_hand, is_draft=words.is_draft, joins=joins)

        saved = self.talk.record.changed(self._interview_id, added)
        return saved, _turn_of(saved, words)

    def save_remark(self, after: Turn, said: Said, heard: str, *, is_complete: bool) -> None:
        """As far as it was heard, unless somebody has answered meanwhile. Raises StoreError."""
        now = self.talk.clock.now()

        def added(interview: Interview) -> Interview:
            since = rounds.since(interview, after.id)
            if not interview.is_open or any(turn.kind in _SAID for turn in since):
                return interview
            text = said.text if is_complete else heard
            kept = rounds.happened(interview, TurnKind.REMARK, text, now, after.question_id or "", said.brain)
            last = replace(kept.turns[-1], is_interrupted=not is_complete)
            return replace(kept, turns=(*kept.turns[:-1], last))

        self.talk.record.changed(self._interview_id, added)

    def _round(self) -> Interview:
        interview = self._open_round(self._interview_id)
        self._is_over = not interview.is_open
        return interview

    def _words(self, text: str, interview: Interview, *, is_typed: bool, is_draft: bool) -> Words:
        question, waiting = current(interview), rounds.unanswered(interview)
        if is_typed:
            told = rounds.approach_of(interview, question.id) is not None
            return Words(text, TurnKind.REQUEST if told else TurnKind.APPROACH, False, None)
        goes_on = waiting is not None and waiting is interview.turns[-1]
        before, whole = interview, text
        if waiting is not None and goes_on:
            before, whole = replace(interview, turns=interview.turns[:-1]), f"{waiting.text} {text}"
        name = self.talk.engine.interviewer_name(interview.plan.persona_id)
        kind = kind_of(whole, before, question, name, self.talk.clock.now())
        if goes_on and kind is TurnKind.ALOUD:  # it was spoken to the interviewer, and still is
            kind = TurnKind.REQUEST
        return Words(text, kind, is_draft, waiting.id if waiting is not None and goes_on else None)

    def _about(self, interview: Interview, event: Turn) -> Exchange | None:
        """Unasked, seldom, and not long after."""
        now = self.talk.clock.now()
        if now - event.at > FRESH or not may_speak(interview, now):
            return None
        problem_id = interview.question(event.question_id or "").bank_id or ""
        mine = self.talk.record.of_problem(interview.id, problem_id)
        judged = next((s for s in reversed(mine) if s.verdict is not None), None)
        return Reaction(self, interview, event, judged) if judged else None


def _turn_of(interview: Interview, words: Words) -> Turn:
    """The turn that holds them."""
    return next((turn for turn in interview.turns if turn.id == words.joins), interview.turns[-1])


def _is_noise(transcript: Transcript) -> bool:
    """Not worth a place in the chat: "uh-huh", and the word or two that a simple transcriber makes of a keyboard."""
    text = transcript.text
    is_scrap = transcript.is_draft and len(text.split()) < FEWEST_WORDS and not asks(text)
    return is_scrap or is_back_channel(text)


class DeskExchange:
    """An `Exchange`. `interview` has the candidate's words; they are not saved before `commit`."""

    def __init__(self, dialogue: DeskDialogue, interview: Interview, turn: Turn, words: Words | None = None) -> None:
        """Without `words` the turn is saved already."""
        self._dialogue, self._interview, self._turn, self._words = dialogue, interview, turn, words
        self._said: Said | None = None

    def commit(self) -> None:
        if self._words is not None:
            self._interview, self._turn = self._dialogue.save(self._turn.question_id or "", self._words)

    def words(self) -> Iterator[str]:
        if self._turn.kind is not TurnKind.ALOUD:
            self._said = self._dialogue.talk.answer(self._interview, self._turn)
            yield self._said.text

    def heard(self, text: str, *, is_complete: bool) -> None:
        if self._said is not None and text:
            self._dialogue.save_remark(self._turn, self._said, text, is_complete=is_complete)


class Reaction:
    """An `Exchange`: what the interviewer says of a run or a submission, unasked."""

    def __init__(self, dialogue: DeskDialogue, interview: Interview, event: Turn, judged: Submission) -> None:
        self._dialogue, self._interview, self._event, self._judged = dialogue, interview, event, judged
        self._said: Said | None = None

    def commit(self) -> None:
        """What happened is saved already."""

    def words(self) -> Iterator[str]:
        self._said = self._dialogue.talk.reaction(self._interview, self._judged, self._event.question_id or "")
        yield self._said.text

    def heard(self, text: str, *, is_complete: bool) -> None:
        if self._said is not None and text:
            self._dialogue.save_remark(self._event, self._said, text, is_complete=is_complete)
