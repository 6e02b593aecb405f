"""The practice coach in a language model's words. Questions are the bank's own, so that answers can be weighed; the
length is held by code; where the model fails, the built-in coach speaks."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import suppress

from core.domain.chat import ChatLink, CoachAction, Conversation
from core.domain.interview import Speaker
from core.errors import ProviderError
from core.interviewing.bank import QuestionBank
from core.interviewing.built_in_coach import BuiltInCoach, best_quote, least_covered
from core.interviewing.coaching import (
    MAX_REPLY_WORDS,
    CoachMove,
    Counsel,
    Explain,
    GiveFeedback,
    Hint,
    PutQuestion,
    Repeat,
    Sketch,
    TellStory,
    current_question,
    links_of,
)
from core.interviewing.model_interviewer import plain_speech
from core.interviewing.moves import Spoken
from core.interviewing.sentences import limited_with_beats
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

MAX_TOKENS = 160
COUNSEL_WORDS, COUNSEL_TOKENS = 110, 320
WORDED = (CoachAction.PRACTISE, CoachAction.REVIEW)  # what else is counselled is said as it stands
_REFERENCE = re.compile(r"\s*\[\s*(m\d+(?:\s*,\s*m\d+)*)\s*\]", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
TRANSCRIPT_MESSAGES = 10
MESSAGE_CHARACTERS = 4_000


class ModelCoach:
    def __init__(self, model: LanguageModel, fallback: BuiltInCoach, prompts: Prompts, bank: QuestionBank) -> None:
        self._model = model
        self._fallback = fallback
        self._prompts = prompts
        self._bank = bank

    def speak(self, conversation: Conversation, move: CoachMove) -> Generator[str, None, Spoken]:
        if isinstance(move, Counsel) and move.action in WORDED:
            return (yield from self._counsel(conversation, move))
        if isinstance(move, (PutQuestion, Repeat, Counsel, TellStory)):
            return (yield from self._fallback.speak(conversation, move))
        kept: list[str] = []
        stream = self._model.stream(self._messages(conversation, move), max_tokens=MAX_TOKENS)
        try:
            # Whole sentences that were read before a failure stay; they stand on their own.
            with suppress(ProviderError):
                for raw in limited_with_beats(stream, MAX_REPLY_WORDS):
                    if not (sentence := plain_speech(raw)):
                        yield ""
                    else:
                        kept.append(sentence)
                        yield f" {sentence}" if len(kept) > 1 else sentence
        finally:
            stream.close()
        if not kept:
            return (yield from self._fallback.speak(conversation, move))
        return Spoken(" ".join(kept), stream.brain)

    def _counsel(self, conversation: Conversation, move: Counsel) -> Generator[str, None, Spoken]:
        """The facts in the model's words. A reference that was not given leads nowhere, and a sentence with a number
        that no fact has is left out."""
        known = {f"m{number}": fact for number, fact in enumerate(move.facts, start=1)}
        numbers = {found for fact in move.facts for found in _NUMBER.findall(fact.text)}
        kept: list[str] = []
        cited: list[ChatLink] = []
        stream = self._model.stream(self._counsel_messages(conversation, move), max_tokens=COUNSEL_TOKENS)
        try:
            with suppress(ProviderError):
                for raw in limited_with_beats(stream, COUNSEL_WORDS):
                    named = [one.strip().lower() for found in _REFERENCE.findall(raw) for one in found.split(",")]
                    sentence = plain_speech(_REFERENCE.sub("", raw))
                    if not re.search(r"\w", sentence) or not numbers.issuperset(_NUMBER.findall(sentence)):
                        yield ""
                        continue
                    kept.append(sentence)
                    cited += [link for name in named if name in known and (link := known[name].link)]
                    yield f" {sentence}" if len(kept) > 1 else sentence
        finally:
            stream.close()
        if not kept:
            return (yield from self._fallback.speak(conversation, move))
        return Spoken(" ".join(kept), stream.brain, links=tuple(dict.fromkeys(cited)) or links_of(move.facts))

    def _counsel_messages(self, conversation: Conversation, move: Counsel) -> list[Message]:
        facts = "\n".join(f"[m{number}] {fact.text}" for number, fact in enumerate(move.facts, start=1))
        system = self._system(conversation, COUNSEL_WORDS)
        asked = "what to practise next" if move.action is CoachAction.PRACTISE else "a review of their last interview"
        return [
            Message("system", system),
            Message("user", self._prompts.render("coach_counsel", asked=asked, facts=fenced(facts))),
        ]

    def _system(self, conversation: Conversation, max_words: int) -> str:
        return self._prompts.render(
            "coach",
            role=fenced(conversation.role),
            field=conversation.domain.replace("_", " and "),
            max_words=str(max_words),
        )

    def _messages(self, conversation: Conversation, move: CoachMove) -> list[Message]:
        task, facts = _task(move)
        current = current_question(conversation, self._bank)
        talk = "\n".join(
            f"{'Coach' if m.speaker is Speaker.INTERVIEWER else 'Person'}: {m.text[:MESSAGE_CHARACTERS]}"
            for m in conversation.messages[-TRANSCRIPT_MESSAGES:]
        )
        turn = self._prompts.render(
            "coach_turn",
            transcript=fenced(talk),
            question=current.text if current else "none yet",
            task=task,
            facts=fenced(facts),
        )
        return [Message("system", self._system(conversation, MAX_REPLY_WORDS)), Message("user", turn)]


def _task(move: CoachMove) -> tuple[str, str]:
    match move:
        case GiveFeedback():
            missing, quote = least_covered(move), best_quote(move)
            facts = [f"Said well, in their words: {quote}"] if quote else ["Nothing specific was said yet."]
            facts += [f"Missing: {missing.text}"] if missing else ["No key point was missing."]
            task = "They answered. Quote what was good, if anything was, then name the one thing that was missing."
            return task, "\n".join(facts)
        case Explain(term=term, known=known):
            return f"They ask what this means: {fenced(term)} Explain it.", known.explanation if known else "nothing"
        case Sketch(question=question):
            points = "\n".join(point.text for point in question.key_points)
            return "They want to see how a strong answer goes. Sketch one in the first person.", points
        case Hint(question=question):
            return "They are stuck. Give one way in as a smaller question, not the answer.", question.explanation
        case _:
            return "They did not answer. Reply in a sentence, and lead them back to the question.", "nothing"
