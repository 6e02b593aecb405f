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
from pathlib import Path

from core.adapters.sqlite.database import SqliteDatabase
from core.bootstrap import build
from core.domain.interview import Interview
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Plan
from core.domain.progress import InterviewQuery
from core.errors import PracticeError
from core.ports import InterviewStore
from core.services.interview import InterviewService
from core.settings import Settings

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


def write(folder: Path) -> None:
    """The child: interviews without an end, through the services that the pages call."""
    services = build(Settings(rehearsal_data_dir=folder)).services_for(LOCAL_PERSON)
    while True:
        interview = services.interview.start(Plan(question_count=QUESTIONS))
        _acknowledge(interview)
        while interview.is_open:
            interview = _replied(services.interview, interview)
            _acknowledge(interview)
            question = interview.current_question
            if interview.is_open and question is not None:
                text = _type_an_answer(services.interview, interview, question.id)
                interview = services.interview.answer(interview, text)
                _acknowledge(interview)


def _replied(service: InterviewService, interview: Interview) -> Interview:
    reply = service.reply(interview)
    for _ in reply:
        pass
    return reply.state


def _type_an_answer(service: InterviewService, interview: Interview, slot: str) -> str:
    text = ""
    for _ in range(DRAFTS):
        text += random.choice(("I measured it first, ", "then asked the team, ", "and cut it by 40 %, ")) * 8
        service.save_draft(interview.id, slot, text)
        _say({"id": interview.id, "slot": slot, "draft": text})
    return text.strip()


def _acknowledge(interview: Interview) -> None:
    answers = [answer.text for answer in interview.answers]
    _say({"id": interview.id, "version": interview.version, "answers": answers})


def _say(what: dict[str, object]) -> None:
    print(json.dumps(what), flush=True)


def kill_once(folder: Path, acknowledged: Acknowledged) -> None:
    """Lets a child write for up to 0.5 s (sometimes it dies while it starts), and kills it."""
    child = subprocess.Popen([sys.executable, "-m", "bench.crash", "--write", str(folder)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    first = child.stdout.readline() if random.random() < 0.9 else b""
    time.sleep(random.uniform(0, 0.5))
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
            kill_once(Path(folder), acknowledged)
            database = SqliteDatabase(path)
            try:
                listed = database.interviews(LOCAL_PERSON.id).search(InterviewQuery()).total
                lost |= set(losses(database.interviews(LOCAL_PERSON.id), acknowledged))
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
