"""Whether the interviewers differ: the same simulated candidates before each of them.

    python -m bench.personas [--rounds 1]

Whole interviews of five questions with the built-in interviewer, one for every field, kind and strength of candidate
(who gives the bank's own answers). A follow-up is a question that the interviewer puts to an answer. Praise is counted
by this rule: a sentence of the interviewer, between greeting and farewell, that is neither a question nor a part of one
of the bank's, and that approves by one of the words in PRAISE. Prints one JSON object: follow-ups and praise for a main
question, by persona and strength.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from core.domain.interview import Interview, Kind, Plan, Question, Speaker, Status
from core.grading.reading import read_answer
from core.interviewing.bank import QuestionBank, load_fields
from core.interviewing.built_in import BuiltInInterviewer
from core.interviewing.engine import InterviewEngine
from core.interviewing.personas import Personas
from core.interviewing.phrases import Phrases
from core.interviewing.sentences import split_sentences
from core.interviewing.simulation import Candidate, held
from core.settings import PROMPTS

STRENGTHS = ("strong", "middling", "weak")
KINDS = (Kind.GENERAL, Kind.TECHNICAL, Kind.BEHAVIOURAL, Kind.SYSTEM_DESIGN, Kind.MIXED)
FURTHER = {  # to a follow-up: the bank has answers to main questions only
    "strong": "It was 30 per cent at first; I measured it over six weeks and changed the order, which held.",
    "middling": "That depends, I would look at it case by case with the people who know it.",
    "weak": "I would do my best there and use best practices, as one does.",
}
PRAISE = re.compile(
    r"\b(clear|concrete|complete|full answer|specific|detail|well (?:laid out|structured|put|done)|good|nice|strong"
    r"|great|excellent|impressive|appreciate|easy to follow|follow every step|hold on to|how you got there"
    r"|holds together|can work with)\b",
    re.IGNORECASE,
)
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Manner:
    """What an interviewer did, in one interview or in many."""

    questions: int = 0
    follow_ups: int = 0
    praise: int = 0

    def __add__(self, other: "Manner") -> "Manner":
        return Manner(self.questions + other.questions, self.follow_ups + other.follow_ups, self.praise + other.praise)

    @property
    def probes_a_question(self) -> float:
        return self.follow_ups / self.questions

    @property
    def praise_a_question(self) -> float:
        return self.praise / self.questions


def praises(interview: Interview) -> Iterator[str]:
    """The sentences that praise. Greeting and farewell speak of no answer, and do not count."""
    asked = " ".join(question.text for question in interview.questions)
    for turn in interview.turns[1:-1]:
        if turn.speaker is Speaker.INTERVIEWER:
            for sentence in split_sentences(turn.text):
                if not sentence.endswith("?") and sentence not in asked and PRAISE.search(sentence):
                    yield sentence


def manner_of(interview: Interview) -> Manner:
    mains = len(interview.main_questions)
    return Manner(mains, len(interview.questions) - mains, sum(1 for _ in praises(interview)))


def candidate(bank: QuestionBank, strength: str) -> Candidate:
    def reply(question: Question) -> str:
        source = bank.get(question.bank_id)
        return str(getattr(source.samples, strength)) if source else FURTHER[strength]

    return reply


def manners(engine: InterviewEngine, persona_id: str, strength: str, fields: list[str], rounds: int = 1) -> Manner:
    """Over all of these fields and every kind, `rounds` interviews each; the same ones for every persona."""
    total = Manner()
    for number in range(rounds):
        for field in fields:
            for kind in KINDS:
                plan = Plan(kind=kind, domain=field, persona_id=persona_id)
                new = Interview(f"{field} {kind} {number}", "simulated", plan, Status.IN_PROGRESS, START)
                total += manner_of(held(engine, new, candidate(engine.bank, strength)))
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1)
    rounds = parser.parse_args().rounds
    bank, personas = QuestionBank.load(PROMPTS / "questions"), Personas.load(PROMPTS / "personas.toml")
    engine = InterviewEngine(
        bank, personas, read_answer, BuiltInInterviewer(bank, personas, Phrases.load(PROMPTS / "phrases.toml"))
    )
    fields = [field.id for field in load_fields(PROMPTS / "domains.toml")]
    found: dict[str, dict[str, dict[str, float]]] = {}
    held_by: Counter[str] = Counter()
    for persona in personas.all:
        for strength in STRENGTHS:
            manner = manners(engine, persona.id, strength, fields, rounds)
            held_by[persona.id] += manner.questions
            found.setdefault(persona.id, {})[strength] = {
                "probes": round(manner.probes_a_question, 3),
                "praise": round(manner.praise_a_question, 3),
            }
    print(json.dumps({"questions_each": max(held_by.values()), "per_question": found}))


if __name__ == "__main__":
    main()
