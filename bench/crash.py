"""Kills the product at random moments while it writes an interview, and looks for what it had acknowledged.

    python -m bench.crash --kills 50

The child acknowledges on its standard output after each call that returned; what stands there has to be in the file.
"""

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from core.adapters.sqlite.database import SqliteDatabase
from core.domain.interview import (
    Answer,
    Difficulty,
    Draft,
    Interview,
    Kind,
    Plan,
    Question,
    Speaker,
    Status,
    Turn,
    TurnKind,
)
from core.domain.progress import InterviewQuery
from core.errors import PracticeError
from core.ports import InterviewStore

OWNER = "local"
QUESTIONS = 5
DRAFTS = 4


@dataclass(slots=True)
class Acknowledged:
    """What the child said was saved, by interview id."""

    versions: dict[str, int] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, line: str) -> None:
        said = json.loads(line)
        if "draft" in said:
            self.drafts[said["id"], said["slot"]] = said["draft"]
        else:
            self.versions[said["id"]] = said["version"]
            self.answers[said["id"]] = said["answers"]


def write(path: Path) -> None:
    """The child: interviews without an end, each step as the product takes it."""
    store = SqliteDatabase(path).interviews(OWNER)
    while True:
        _acknowledge(
            interview := store.save(
                Interview(str(uuid4()), OWNER, Plan(), Status.IN_PROGRESS, datetime.now(UTC)),
            )
        )
        for number in range(QUESTIONS):
            interview = store.save(_asked(interview, number))
            _acknowledge(interview)
            text = _type_an_answer(store, interview, f"q{number}")
            turn = Turn(str(uuid4()), Speaker.CANDIDATE, TurnKind.ANSWER, text, datetime.now(UTC), f"q{number}")
            interview = store.save(interview.with_answer(Answer(f"q{number}", text, datetime.now(UTC)), turn))
            _acknowledge(interview)


def _asked(interview: Interview, number: int) -> Interview:
    question = Question(f"q{number}", "What does a queue give you?", Kind.TECHNICAL, Difficulty.EASY, "systems")
    turn = Turn(
        str(uuid4()), Speaker.INTERVIEWER, TurnKind.QUESTION, question.text, datetime.now(UTC), question.id, "built-in"
    )
    return interview.with_turn(turn, question)


def _type_an_answer(store: InterviewStore, interview: Interview, slot: str) -> str:
    text = ""
    for _ in range(DRAFTS):
        text += random.choice(("Back pressure, ", "a bounded wait, ", "room for bursts, ")) * 20
        store.save_draft(Draft(interview.id, slot, text, datetime.now(UTC)))
        _say({"id": interview.id, "slot": slot, "draft": text})
    return text


def _acknowledge(interview: Interview) -> None:
    answers = [answer.text for answer in interview.answers]
    _say({"id": interview.id, "version": interview.version, "answers": answers})


def _say(what: dict[str, object]) -> None:
    print(json.dumps(what), flush=True)


def kill_once(path: Path, acknowledged: Acknowledged) -> None:
    """Lets a child write for up to 0.3 s (sometimes it dies while it opens the file), and kills it."""
    child = subprocess.Popen([sys.executable, "-m", "bench.crash", "--write", str(path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    first = child.stdout.readline() if random.random() < 0.9 else b""
    time.sleep(random.uniform(0, 0.3))
    os.kill(child.pid, signal.SIGKILL)
    rest = child.stdout.read()
    child.wait()
    for line in (first + rest).decode().splitlines(keepends=True):
        if line.endswith("\n"):  # a line that was cut off was not said
            acknowledged.read(line)


def losses(store: InterviewStore, acknowledged: Acknowledged) -> Iterator[str]:
    for interview_id, version in acknowledged.versions.items():
        try:
            interview = store.get(interview_id)
        except PracticeError as error:
            yield f"{interview_id}: {error}"
            continue
        answers = [answer.text for answer in interview.answers]
        said = acknowledged.answers[interview_id]
        if interview.version < version or answers[: len(said)] != said:
            yield f"{interview_id}: version {interview.version} of {version}, {len(answers)} answers of {len(said)}"
    for (interview_id, slot), text in acknowledged.drafts.items():
        draft = store.draft(interview_id, slot)
        # The write after the last one that was acknowledged may have come through as well.
        if draft is None or not draft.text.startswith(text):
            yield f"{interview_id}: the draft of {slot}"


def corruption(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        found = [row[0] for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key: {row}" for row in raw.execute("PRAGMA foreign_key_check")]
        raw.execute("INSERT INTO interview_words(interview_words) VALUES ('integrity-check')")
    return found


def run(kills: int) -> dict[str, int]:
    acknowledged, lost, corrupt = Acknowledged(), set[str](), set[str]()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rehearsal.db"
        for _ in range(kills):
            kill_once(path, acknowledged)
            database = SqliteDatabase(path)
            try:
                listed = database.interviews(OWNER).search(InterviewQuery()).total
                lost |= set(losses(database.interviews(OWNER), acknowledged))
                if listed < len(acknowledged.versions):
                    lost.add(f"only {listed} are listed")
                corrupt |= set(corruption(path))
            finally:
                database.close()
    for line in (*lost, *corrupt):
        print(line, file=sys.stderr)
    said = len(acknowledged.versions) + len(acknowledged.drafts)
    return {"kills": kills, "lost": len(lost), "corrupt": len(corrupt), "acknowledged": said}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write is not None:
        write(options.write)
    else:
        print(json.dumps(run(options.kills)))


if __name__ == "__main__":
    main()
