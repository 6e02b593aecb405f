"""Everything that is kept of one person, as a ZIP: interviews whole and as a table, code, chats, papers, recordings."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import IO

from pydantic import TypeAdapter

from core.domain.calibration import HandLevel
from core.domain.camera import FramingCounts
from core.domain.chat import Conversation
from core.domain.coding import Submission
from core.domain.interview import Interview
from core.domain.library import KeptAnswer, LibraryQuery
from core.domain.people import Identity
from core.domain.progress import InterviewQuery
from core.domain.resume import JobDescription, Resume
from core.domain.speech import Recording
from core.errors import NotFound, StoreDamaged
from core.library_ports import AnswerLibrary
from core.people_ports import HandLevelStore
from core.ports import Clock, ConversationStore, InterviewStore, RecordingStore, SubmissionStore
from core.presence_ports import PresenceStore
from core.resume_ports import JobStore, ResumeStore
from core.services.exchange import ExchangeService
from core.services.paging import every
from core.services.problems import ProblemService

MOST_CHATS = 100_000
SUBMISSIONS = TypeAdapter(tuple[Submission, ...])
CONVERSATION = TypeAdapter(Conversation)
CAMERA = TypeAdapter(dict[str, FramingCounts])
KEPT_ANSWERS = TypeAdapter(tuple[KeptAnswer, ...])
RESUME = TypeAdapter(Resume)
JOB = TypeAdapter(JobDescription)
HAND_LEVELS = TypeAdapter(Mapping[str, tuple[HandLevel, ...]])
READ_ME = """Everything that Rehearsal kept of {name} on {at:%d %B %Y}, {at:%H:%M} UTC.

interviews.json  every interview with its questions, answers, turns and evaluations; Progress can import it again
interviews.csv   one row a question, for a spreadsheet
chats/           chat practice, one file a conversation
code/            what was run and submitted, one file an interview
problems/        coding problems that were written for you, one folder a problem
resumes/         your résumés as they were read and corrected, one file a résumé
jobs/            job descriptions that you kept
camera/          how you sat before the camera, in counts of readings by question, one file an interview
recordings/      answers as Ogg/Opus, one folder an interview, named by question and attempt
library/         answers that you kept, each with its versions, one file an answer
levels.json      levels that you gave to the calibration answers, by answer
account.json     who you are here
"""


@dataclass(frozen=True, slots=True)
class Archive:
    """Bound to one person. Names of files are made of our own ids and of numbers only."""

    identity: Identity
    interviews: InterviewStore
    conversations: ConversationStore
    submissions: SubmissionStore
    recordings: RecordingStore
    presence: PresenceStore
    library: AnswerLibrary
    hand_levels: HandLevelStore
    resumes: ResumeStore
    jobs: JobStore
    problems: ProblemService
    clock: Clock

    def write(self, file: IO[bytes]) -> None:
        """One interview at a time, so that memory does not grow with their number. Raises StoreError."""
        exchange, everything = ExchangeService(self.identity, self.interviews), InterviewQuery()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            name = self.identity.name or "you"
            archive.writestr("README.txt", READ_ME.format(name=name, at=self.clock.now()))
            archive.writestr("account.json", json.dumps(self._account(), ensure_ascii=False, indent=2))
            archive.writestr("levels.json", HAND_LEVELS.dump_json(self.hand_levels.all(), indent=2))
            _stream(archive, "interviews.json", exchange.as_json(everything))
            _stream(archive, "interviews.csv", exchange.as_csv(everything))
            for found in every(self.interviews.search, everything):
                self._write_interview(archive, self.interviews.get(found.id))
            for file_name, content in self.problems.files():
                archive.writestr(f"problems/{file_name}", content)
            for summary in self.conversations.recent(MOST_CHATS):
                chat = CONVERSATION.dump_json(self.conversations.get(summary.id), indent=2)
                archive.writestr(f"chats/{summary.id}.json", chat)
            for resume in self.resumes.all():
                archive.writestr(f"resumes/{resume.id}.json", RESUME.dump_json(resume, indent=2))
            for job in self.jobs.all():
                archive.writestr(f"jobs/{job.id}.json", JOB.dump_json(job, indent=2))
            for answer in every(self.library.search, LibraryQuery()):
                versions = KEPT_ANSWERS.dump_json((answer, *self.library.versions(answer.id)[1:]), indent=2)
                archive.writestr(f"library/{answer.id}.json", versions)

    def _account(self) -> dict[str, str]:
        who = self.identity
        return {"id": who.id, "name": who.name, "email": who.email, "role": who.role.value}

    def _write_interview(self, archive: zipfile.ZipFile, interview: Interview) -> None:
        submitted = self.submissions.of_interview(interview.id)
        if submitted:
            archive.writestr(f"code/{interview.id}.json", SUBMISSIONS.dump_json(submitted, indent=2))
        counted = self.presence.of_interview(interview.id)
        if counted:
            archive.writestr(f"camera/{interview.id}.json", CAMERA.dump_json(counted, indent=2))
        for at, question in enumerate(interview.questions, start=1):
            for answer in interview.attempts_at(question.id):
                recording = self._recording(interview.id, question.id, answer.attempt)
                if recording is not None:
                    name = f"recordings/{interview.id}/question-{at}-{answer.attempt}.ogg"
                    archive.writestr(name, recording.opus, zipfile.ZIP_STORED)

    def _recording(self, interview_id: str, question_id: str, attempt: int) -> Recording | None:
        try:
            return self.recordings.get(interview_id, question_id, attempt)
        except (NotFound, StoreDamaged):
            return None


def _stream(archive: zipfile.ZipFile, name: str, parts: Iterable[str]) -> None:
    with archive.open(name, "w", force_zip64=True) as entry:
        for part in parts:
            entry.write(part.encode())
