"""Many people answering at once, over real WebSocket sessions, against the floor that Streamlit itself sets.

    python -m bench.load --users 100 --seconds 60

Each visitor arrives at a random moment, opens an interview and answers a question of the built-in interviewer every
five seconds. `p50_ms` and `p95_ms` are from sending an answer until the page shows the next question and has run to its
end; `open_p95_ms` is from connecting to the complete page. The floor is a page of one line that is rerun as often by as
many, on a server with the same settings: one half of its time before, the other after.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.browserless import PATIENCE_S, PageFailed, Visitor
from bench.servers import Server, percentile, serving, wait_until_up

PAUSE_S = 5.0
FLOOR = 'import streamlit as st\n\nst.write("One line.")\n'
SENTENCES = (
    "I measured where the time went first.",
    "70 percent of it was one query without an index, so I added that and the p95 fell from 900 ms to 80 ms.",
    "Then I watched it for a week and wrote down what we had learned.",
    "In my last team a release failed on a Friday.",
    "I was responsible for the rollback, and I told the customers what had happened within the hour.",
    "Afterwards we added a canary step, so that it has not happened since.",
    "I would ask what it is for, who uses it and how often, and how much may be lost.",
    "Then I would start with the simplest thing that holds that load.",
    "Every part that is added has to be run by somebody at night.",
    "I am not sure, but I think it keeps the order and makes the other side wait when it is full.",
    "We argued about it for a day, because two of us wanted a queue and I wanted a table.",
    "In the end we tried both with last month's data, and the table was good enough for 3 years.",
)


@dataclass(slots=True)
class Measured:
    answers_ms: list[float] = field(default_factory=list)
    opens_ms: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    rss_mb: float = 0.0


Act = Callable[[Visitor], Awaitable[None]]


def some_answer() -> str:
    """Two to five sentences: hardly ever the same ones twice."""
    return " ".join(random.sample(SENTENCES, random.randint(2, 5)))


async def rerun(visitor: Visitor) -> None:
    await visitor.rerun()


async def answer(visitor: Visitor) -> None:
    """Raises PageFailed when the next question did not come."""
    slot = visitor.components["answer_box"].data["slot"]
    await visitor.trigger("answer_box", "sent", {"slot": slot, "text": some_answer(), "number": time.time_ns()})
    shown = visitor.components["answer_box"].data
    if shown["slot"] == slot or shown["busy"]:
        raise PageFailed(f"the page did not go on from {slot}")


async def visit(server: Server, page: str, query: str, act: Act, until: float, measured: Measured) -> None:
    """One person, from a random moment on."""
    await asyncio.sleep(random.uniform(0, 2 * PAUSE_S))
    try:
        started = time.perf_counter()
        visitor = await Visitor.arrive(server.address, page, query)
        measured.opens_ms.append((time.perf_counter() - started) * 1000)
        due = time.perf_counter()
        while (due := due + PAUSE_S) < until:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            # From when the person acts: a slow page must not thin out the load that is measured.
            await act(visitor)
            measured.answers_ms.append((time.perf_counter() - due) * 1000)
        await visitor.leave()
    except Exception as error:  # whatever ends a visit is counted, with its kind
        measured.errors[f"{type(error).__name__}: {str(error)[:120]}"] += 1


async def crowd(server: Server, page: str, queries: list[str], act: Act, seconds: float) -> Measured:
    measured = Measured()
    until = time.perf_counter() + seconds
    await asyncio.gather(*(visit(server, page, query, act, until, measured) for query in queries))
    measured.rss_mb = server.rss_mb()
    return measured


def load(script: Path, data: Path, page: str, queries: list[str], act: Act, seconds: float) -> Measured:
    with serving(script, data) as server:
        wait_until_up(server)
        # One visit ahead: what is imported once a process is not what a visitor in a crowd waits for.
        asyncio.run(crowd(server, page, queries[:1], act, 0.0))
        return asyncio.run(crowd(server, page, queries, act, seconds))


def begin_interviews(data: Path, users: int) -> list[str]:
    """As many as there will be visitors, started as the Setup page does."""
    from core.bootstrap import build
    from core.domain.people import LOCAL_PERSON
    from core.domain.plan import Plan
    from core.settings import Settings

    service = build(Settings(rehearsal_data_dir=data)).services_for(LOCAL_PERSON).interview
    plan = Plan(question_count=20, time_limit_minutes=60)
    return [f"id={service.start(plan, with_reply=True).id}" for _ in range(users)]


def run(users: int, seconds: float) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        floor_script = Path(folder) / "floor.py"
        floor_script.write_text(FLOOR)
        nobody = [""] * users

        def floor() -> Measured:
            return load(floor_script, Path(folder) / "floor", "", nobody, rerun, seconds / 2)

        before = floor()
        queries = begin_interviews(Path(folder) / "app", users)
        ours = load(Path("app.py"), Path(folder) / "app", "interview", queries, answer, seconds)
        after = floor()
    for what, count in (before.errors + ours.errors + after.errors).items():
        print(f"{count} × {what}", file=sys.stderr)
    floor_p95_ms = percentile(before.answers_ms + after.answers_ms, 0.95)
    p95_ms = percentile(ours.answers_ms, 0.95) if ours.answers_ms else PATIENCE_S * 1000
    return {
        "users": users,
        "p50_ms": round(percentile(ours.answers_ms, 0.50), 1) if ours.answers_ms else None,
        "p95_ms": round(p95_ms, 1),
        "floor_p95_ms": round(floor_p95_ms, 1),
        "ratio": round(p95_ms / floor_p95_ms, 2),
        "errors": (before.errors + ours.errors + after.errors).total(),
        "rss_mb": round(ours.rss_mb, 1),
        "answers": len(ours.answers_ms),
        "open_p95_ms": round(percentile(ours.opens_ms, 0.95), 1) if ours.opens_ms else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--users", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    print(json.dumps(run(options.users, options.seconds)))


if __name__ == "__main__":
    main()
