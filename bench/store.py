"""What the store takes: many threads that read and then write, and lists and figures over many interviews.

    python -m bench.store --interviews 10000

`list_ms`, `search_ms` and `dashboard_ms` are medians for one person with that many interviews; `save_ms` is one save of
an interview while nobody else writes; `read_then_write_s` is 16 threads, 20 times each: load, change, save.
"""

import argparse
import json
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from core.adapters.sqlite.database import SqliteDatabase
from core.domain.evaluation import CriterionScore, Evaluation, Score
from core.domain.interview import (
    Answer,
    CompletionMethod,
    Interview,
    Question,
    Speaker,
    Status,
    Turn,
    TurnKind,
)
from core.domain.plan import Difficulty, Kind, Plan
from core.domain.progress import InterviewQuery, Sort
from core.ports import InterviewStore

OWNER = "local"
THREADS, ROUNDS = 16, 20
WORDS = re.findall(
    r"\w+",
    "queue index latency team customer budget ward lesson brief risk plan deadline metric review scope trade cost "
    "margin patient pupil facade ledger campaign release incident owner signal noise baseline contract draft",
)


def prose(words: int) -> str:
    return " ".join(random.choices(WORDS, k=words))


def an_interview(started_at: datetime) -> Interview:
    kind = random.choice(list(Kind))
    interview = Interview(
        str(uuid4()),
        OWNER,
        replace(Plan(), kind=kind, difficulty=random.choice(list(Difficulty))),
        Status.IN_PROGRESS,
        started_at,
    )
    for number in range(5):
        question = Question(f"q{number}", prose(15), kind, Difficulty.MEDIUM, random.choice(WORDS), bank_id=prose(2))
        put = Turn(str(uuid4()), Speaker.INTERVIEWER, TurnKind.QUESTION, question.text, started_at, question.id)
        said = Turn(str(uuid4()), Speaker.CANDIDATE, TurnKind.ANSWER, prose(90), started_at, question.id)
        interview = interview.with_turn(put, question).with_answer(Answer(question.id, said.text, started_at), said)
    return interview.ended(Status.COMPLETED, CompletionMethod.ALL_ANSWERED, started_at + timedelta(minutes=20))


def graded(store: InterviewStore, interview: Interview) -> None:
    criteria = ("technical", "clarity", "confidence", "behavioural")
    evaluations = [
        Evaluation(
            question.id,
            "technical",
            tuple(CriterionScore(criterion, random.randint(1, 5)) for criterion in criteria),
            overall=Score(random.uniform(0, 100)),
        )
        for question in interview.questions
    ]
    store.save_grading(interview.id, evaluations, overall=Score(random.uniform(0, 100), 2.0), coverage=1.0)


def median_ms(action: Callable[[], object], times: int = 15) -> float:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        taken.append((time.perf_counter() - started) * 1000)
    return round(statistics.median(taken), 2)


def read_then_write_s(store: InterviewStore) -> float:
    """Raises whatever a thread could not do: an error here is a lost change."""
    ids = [store.save(replace(an_interview(datetime.now(UTC)), ended_at=None)).id for _ in range(THREADS)]

    def work(interview_id: str) -> None:
        for _ in range(ROUNDS):
            store.save(store.get(interview_id))

    started = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(work, ids))
    return round(time.perf_counter() - started, 2)


def run(interviews: int, folder: Path) -> dict[str, object]:
    path = folder / "rehearsal.db"
    database = SqliteDatabase(path)
    fill(database, interviews)
    store = database.interviews(OWNER)
    saved = store.save(an_interview(datetime.now(UTC)))

    def save() -> None:
        nonlocal saved
        saved = store.save(saved)

    return {
        "interviews": interviews,
        "list_ms": median_ms(lambda: store.search(InterviewQuery())),
        "last_page_ms": median_ms(lambda: store.search(InterviewQuery(sort=Sort.BEST, page=interviews // 20))),
        "search_ms": median_ms(lambda: store.search(InterviewQuery(text="ledger patient", kinds=(Kind.TECHNICAL,)))),
        "dashboard_ms": median_ms(lambda: store.dashboard(InterviewQuery())),
        "filtered_dashboard_ms": median_ms(lambda: store.dashboard(InterviewQuery(kinds=(Kind.MIXED,), min_score=50))),
        "asked_ms": median_ms(store.asked_bank_ids),
        "get_ms": median_ms(lambda: store.get(saved.id)),
        "save_ms": median_ms(save),
        "read_then_write_s": read_then_write_s(store),
        "file_mb": round(sum(file.stat().st_size for file in folder.iterdir()) / 2**20, 1),
    }


def fill(database: SqliteDatabase, interviews: int) -> None:
    """Through the store itself; as many again belong to others."""
    start = datetime(2020, 1, 1, tzinfo=UTC)
    for number in range(interviews):
        at = start + timedelta(hours=number)
        mine = database.interviews(OWNER)
        graded(mine, mine.save(an_interview(at)))
        stranger = f"stranger {number % 50}"
        database.interviews(stranger).save(replace(an_interview(at), candidate_id=stranger))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interviews", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(run(options.interviews, Path(folder))))


if __name__ == "__main__":
    main()
