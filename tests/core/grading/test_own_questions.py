"""Answers to questions about somebody's own paper: whoever tells how it was is told from whoever does not."""

import pytest

from core.domain.plan import Plan
from core.grading.reading import read_answer
from core.interviewing.from_resume import ResumeQuestions
from core.interviewing.resume_asks import load_asks
from core.settings import PROMPTS
from tests.fakes.resumes import FACTS, GAPS

MAKING = ResumeQuestions(load_asks(PROMPTS / "resume"))
CLAIM = (
    "The forty per cent comes from our own logs: I compared the median response time over the four weeks "
    "before the change with the four weeks after it. At the start a search took about 1.2 seconds, afterwards "
    "0.7. My part was the index and the caching, a colleague rewrote the front end, and to be fair traffic was"
    " a little lower in August. It meant that fewer customers gave up halfway, about three per cent more "
    "orders."
)
GAP = (
    "Honestly, I have never run Kafka in production. What comes close is RabbitMQ: in my last job I used it "
    "for the billing exports, so the same idea of queues and consumers. What carries over is thinking about "
    "retries and ordering; what is new is partitions and retention. I would start with a small prototype in "
    "the first week, ask a colleague to review it, and within a month take over one topic."
)
SKILL = (
    "At work last year I used it for the tide predictions. Specifically, the hard part was the shared buffers;"
    " at first I copied everything, which was a mistake, and I learned to think about who owns what. I would "
    "not use it for a quick script, something smaller is better suited there. We tested it against published "
    "tables, and a second pair of eyes reviewed each change."
)
EMPTY = (
    "I am very motivated and I learn quickly, so that should not be a problem for me at all. It was a good "
    "time and everybody was happy with it, we all worked hard, and I have heard a lot about it."
)


def question(competency: str):
    made = (q for seed in range(60) for q in MAKING.about_resume(FACTS, Plan(question_count=8), str(seed), GAPS))
    return next(q for q in made if q.competency == competency)


@pytest.mark.parametrize(
    ("competency", "answer"), [("Evidence for claims", CLAIM), ("Closing gaps", GAP), ("Depth of skills", SKILL)]
)
def test_a_full_answer_is_worth_far_more_than_an_empty_one(competency, answer):
    asked = question(competency)
    full, empty = read_answer(asked, answer), read_answer(asked, EMPTY)
    assert full.quality > 0.55 and len(full.covered) >= len(asked.key_points) - 1
    assert empty.quality < 0.25
