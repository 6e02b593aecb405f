"""The questions in notes and transcripts."""

import pytest

from core.domain.plan import Kind
from core.interviewing.remembered import MAX_QUESTIONS, questions_in

NOTES = """Interview at a bank, 12 May
The room was cold. I was early.
They asked how I would scale the reporting job.
Then she wanted to know why I left my last job.
He asked about my biggest weakness
They asked me to design a parking garage system.
They also asked "Why should we hire you?"
They asked if I had worked with Kafka
asked me some SQL: joins, window functions
1. Tell me about a time you disagreed with your manager
2) What is the difference between a process and a thread?
- what is the difference between a process and a thread
"""
TRANSCRIPT = """Interviewer: Welcome. So, walk me through your CV.
Me: Sure, where should I begin?
[00:12:03] Anna (Acme): Thanks. And how do you handle missing data?
00:13:10 Candidate: By asking why it is missing. Does that answer it?
Recruiter: Salary expectations
Q: Describe your ideal team.
A: I said that I like small teams. Do you know what I mean?
Q3. Have you ever failed?
"""


def texts(notes: str) -> list[str]:
    return [one.text for one in questions_in(notes)]


def test_notes_give_what_was_asked_in_the_words_of_an_interviewer():
    assert texts(NOTES) == [
        "How would you scale the reporting job?",
        "You were asked why you left your last job. Say how you answer that.",
        "Tell me about your biggest weakness.",
        "Design a parking garage system.",
        "Why should we hire you?",
        "Have you worked with Kafka?",
        "Tell me about some SQL: joins, window functions.",
        "Tell me about a time you disagreed with your manager.",
        "What is the difference between a process and a thread?",
    ]


def test_a_transcript_gives_what_the_others_asked_and_not_what_the_candidate_did():
    assert texts(TRANSCRIPT) == [
        "Walk me through your CV.",
        "How do you handle missing data?",
        "Salary expectations.",
        "Describe your ideal team.",
        "Have you ever failed?",
    ]


def test_each_knows_its_line_and_its_kind():
    found = questions_in(NOTES)
    rows = NOTES.split("\n")
    assert all(one.line == rows[one.number - 1].strip() for one in found)
    kinds = {one.text: one.kind for one in found}
    assert kinds["Tell me about a time you disagreed with your manager."] is Kind.BEHAVIOURAL
    assert kinds["Design a parking garage system."] is Kind.SYSTEM_DESIGN
    assert kinds["What is the difference between a process and a thread?"] is Kind.TECHNICAL
    assert kinds["Why should we hire you?"] is Kind.GENERAL


@pytest.mark.parametrize("notes", ["", "\n \n", "It went well.", "Me: what now?", "?", "::::", "12:00"])
def test_where_nothing_was_asked_nothing_is_found(notes):
    assert questions_in(notes) == ()


@pytest.mark.timeout(20)
def test_endless_notes_end():
    assert len(questions_in("\n".join(f"What is number {n} of many?" for n in range(400)))) == MAX_QUESTIONS
    assert len(questions_in("a " * 20_000 + "?")) == 0
    assert questions_in("they asked " * 3_000) is not None
