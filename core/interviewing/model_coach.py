"""The practice coach in a language model's words. Questions are the bank's own, so that answers can be weighed; the
length is held by code; where the model fails, the built-in coach speaks."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress

from core.domain.chat import Conversation
from core.domain.interview import Speaker
from core.errors import ProviderError
from core.interviewing.bank import QuestionBank
from core.interviewing.built_in_coach import BuiltInCoach, best_quote, least_covered
from core.interviewing.coaching import (
    MAX_REPLY_WORDS,
    CoachMove,
    Explain,
    GiveFeedback,
    Hint,
    PutQuestion,
    Repeat,
    Sketch,
    current_question,
)
from core.interviewing.model_interviewer import plain_speech
from core.interviewing.moves import Spoken
from core.interviewing.sentences import limited
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

MAX_TOKENS = 160
TRANSCRIPT_MESSAGES = 10
MESSAGE_CHARACTERS = 4_000


class ModelCoach:
    def __init__(self, model: LanguageModel, fallback: BuiltInCoach, prompts: Prompts, bank: QuestionBank) -> None:
        self._model = model
        self._fallback = fallback
        self._prompts = prompts
        self._bank = bank

    def speak(self, conversation: Conversation, move: CoachMove) -> Generator[str, None, Spoken]:
        if isinstance(move, (PutQuestion, Repeat)):
            return (yield from self._fallback.speak(conversation, move))
        kept: list[str] = []
        stream = self._model.stream(self._messages(conversation, move), max_tokens=MAX_TOKENS)
        try:
            # Whole sentences that were read before a failure stay; they stand on their own.
            with suppress(ProviderError):
                for raw in limited(stream, MAX_REPLY_WORDS):
                    if sentence := plain_speech(raw):
                        kept.append(sentence)
                        yield f" {sentence}" if len(kept) > 1 else sentence
        finally:
            stream.close()
        if not kept:
            return (yield from self._fallback.speak(conversation, move))
        return Spoken(" ".join(kept), stream.brain)

    def _messages(self, conversation: Conversation, move: CoachMove) -> list[Message]:
        task, facts = _task(move)
        current = current_question(conversation, self._bank)
        talk = "\n".join(
            f"{'Coach' if m.speaker is Speaker.INTERVIEWER else 'Person'}: {m.text[:MESSAGE_CHARACTERS]}"
            for m in conversation.messages[-TRANSCRIPT_MESSAGES:]
        )
        system = self._prompts.render(
            "coach",
            role=fenced(conversation.role),
            field=conversation.domain.replace("_", " and "),
            max_words=str(MAX_REPLY_WORDS),
        )
        turn = self._prompts.render(
            "coach_turn",
            transcript=fenced(talk),
            question=current.text if current else "none yet",
            task=task,
            facts=fenced(facts),
        )
        return [Message("system", system), Message("user", turn)]


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
