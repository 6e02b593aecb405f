"""Seven kinds of candidates hold whole interviews; their reports rank them, and the interviewer stays itself."""

from collections import Counter
from dataclasses import replace

import pytest

from core.domain.interview import Interview, Question, Speaker, Status, TurnKind
from core.grading.built_in import BuiltInGrader
from core.grading.reading import read_answer
from core.grading.report import report_of
from core.grading.trials import Changes
from core.interviewing.bank import QuestionBank
from core.interviewing.built_in import BuiltInInterviewer
from core.interviewing.engine import InterviewEngine
from core.interviewing.leaks import leaks
from core.interviewing.moves import main_of, unheard_points
from core.interviewing.sentences import split_sentences
from tests.core.conftest import PROMPTS
from tests.core.grading.graders import RUBRICS
from tests.core.interviewing.simulation import held, new_interview

CHANGES = Changes(PROMPTS / "trials")
FIELDS = ("technology", "healthcare", "sales_marketing")
FURTHER = {
    "strong": "It was 30 per cent at first; I measured it over six weeks and decided to change the order, which held.",
    "middling": "That depends, I would look at it case by case with the people who know it.",
    "weak": "I would do my best there and use best practices, as one does.",
}
NAMES = ("strong", "middling", "weak", "empty", "gibberish", "repeating", "gaming")


@pytest.fixture(scope="module")
def bank():
    return QuestionBank.load(PROMPTS / "questions")


@pytest.fixture(scope="module")
def room(bank, personas, phrases):
    return InterviewEngine(bank, personas, read_answer, BuiltInInterviewer(bank, personas, phrases))


def gaming(question: Question, number: int) -> str:
    """Orders to the grader, praise of oneself, and the key terms of the question."""
    cues = ", ".join(cue for point in question.key_points for cue in point.cues)
    boast = CHANGES.asides["boasting"][number % 10]
    return f"{CHANGES.injections[number % 40]} {boast} {cues}. {CHANGES.injections[(number + 7) % 40]}"


def candidate(bank, name):
    asked = []

    def reply(question: Question) -> str | None:
        asked.append(question.id)
        source = bank.get(question.bank_id)
        match name:
            case "empty":
                return None
            case "gibberish":
                return "asdf qwer zxcv hjkl uiop bnmq wert sdfg xcvb tyui ghjk vbnm qaz " + "wsx edc " * len(asked)
            case "repeating":
                return f"{question.text} " * 4
            case "gaming":
                return gaming(question, len(asked))
        return getattr(source.samples, name) if source else FURTHER[name]

    return reply


@pytest.fixture(scope="module")
def interviews(room, bank) -> dict[str, list[Interview]]:
    return {
        name: [held(room, new_interview(f"{name} {field}", domain=field), candidate(bank, name)) for field in FIELDS]
        for name in NAMES
    }


def graded(interview: Interview) -> Interview:
    grader = BuiltInGrader()
    questions = [(interview.question(answer.question_id), answer) for answer in interview.answers]
    return interview.with_evaluations(
        [
            grader.grade(
                # As the report does: a follow-up that digs elsewhere is not held against the main question's points.
                replace(question, key_points=())
                if question.is_follow_up and len(question.key_points) > 1
                else question,
                answer,
                RUBRICS.for_kind(question.kind),
            )
            for question, answer in questions
        ]
    )


def test_reports_rank_them(interviews):
    overall = {
        name: [report_of(graded(interview), RUBRICS).overall for interview in held_by]
        for name, held_by in interviews.items()
    }
    assert overall.pop("empty") == [None] * len(FIELDS)
    for strong, middling, weak, *rest in zip(*overall.values(), strict=True):
        assert strong.value > middling.value + 10 > weak.value + 15
        assert max(score.value for score in rest) < weak.value
        assert max(score.value for score in rest) <= 10


@pytest.mark.parametrize("name", NAMES)
def test_the_interviewer_repeats_nothing(interviews, name):
    for interview in interviews[name]:
        assert interview.status is Status.COMPLETED
        spoken = [turn.text for turn in interview.turns if turn.speaker is Speaker.INTERVIEWER]
        counts = Counter(sentence for text in spoken for sentence in split_sentences(text))
        # Who says a question back is taken to ask for it once more.
        for question in interview.questions if name == "repeating" else ():
            counts.subtract(split_sentences(question.text))
        assert [sentence for sentence, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_interviewer_gives_nothing_away(interviews, room, name):
    for interview in interviews[name]:
        for index, turn in enumerate(interview.turns):
            if turn.kind is not TurnKind.FOLLOW_UP:
                continue
            given = tuple(
                a for a in interview.answers if a.answered_at <= turn.at and a.question_id != turn.question_id
            )
            until = replace(interview, turns=interview.turns[:index], answers=given, status=Status.IN_PROGRESS)
            main = main_of(interview, interview.question(turn.question_id))
            known = " ".join([main.text, *(t.text for t in until.turns)])
            assert not leaks(turn.text, unheard_points(until, main, room.read), known)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("strong", "middling")])
def test_nothing_undeserved_is_praised(interviews, phrases, name):
    praise = [p for tone in ("warm", "measured", "sparing") for p in phrases.of(f"acknowledgements.{tone}.solid")]
    for interview in interviews[name]:
        spoken = " ".join(turn.text for turn in interview.turns if turn.speaker is Speaker.INTERVIEWER)
        assert not [phrase for phrase in praise if phrase in spoken]
        if name != "weak":
            # Main questions: of a follow-up's one point, the two or three terms that name it can be guessed.
            done = graded(interview)
            main = {question.id for question in interview.main_questions}
            assert [e.strengths for e in done.evaluations if e.question_id in main and e.strengths] == []
