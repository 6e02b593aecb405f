"""People who share one process, and ways in which one of them may try to get at what is another's."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from starlette.testclient import TestClient

from core.api.practice import practice_api
from core.application import Application, Services
from core.bootstrap import build
from core.domain.chat import ChatMessage, Conversation
from core.domain.coding import Language, Submission
from core.domain.evaluation import Evaluation, Score
from core.domain.interview import (
    Answer,
    CompletionMethod,
    Draft,
    Interview,
    Question,
    Speaker,
    Status,
    Turn,
    TurnKind,
)
from core.domain.people import Identity
from core.domain.plan import Kind, Plan
from core.domain.progress import InterviewQuery
from core.domain.resume import JobDescription, Resume
from core.domain.speech import Delivery, Recording
from core.services.sign_in import Place
from core.settings import Settings

PEOPLE = ("ann", "bob", "cleo")
PASSWORD = "a few good words in a row"
ALPHABET = string.ascii_letters + string.digits + "-_"


@dataclass(frozen=True, slots=True)
class Try:
    """What came back to whom, and the words that may not be in it."""

    output: str
    forbidden: tuple[str, ...]

    def leaks(self) -> int:
        return int(any(word in self.output for word in self.forbidden))


@dataclass(frozen=True, slots=True)
class Tenant:
    identity: Identity
    marker: str
    session: str
    token: str
    revoked: str
    interviews: tuple[str, ...]
    conversation: str
    kept: str  # an answer in the library
    resume: str
    job: str
    share: str  # its id
    link: str  # its token
    ticket: str  # of a recording
    services: Services


@dataclass(frozen=True, slots=True)
class House:
    application: Application
    client: TestClient
    tenants: tuple[Tenant, ...]
    before: tuple[str, ...]

    @classmethod
    @contextmanager
    def built(cls, folder: Path) -> Iterator[House]:
        application = build(Settings(rehearsal_data_dir=folder, rehearsal_accounts="local"))
        tenants = tuple(moved_in(application, name) for name in PEOPLE)
        with TestClient(practice_api(lambda: application), raise_server_exceptions=False) as client:
            yield cls(application, client, tenants, tuple(whole(tenant) for tenant in tenants))

    def two(self, dice: random.Random) -> tuple[Tenant, Tenant]:
        """Who tries, and whose things it is about."""
        thief, victim = dice.sample(self.tenants, 2)
        return thief, victim

    def told(self, thief: Tenant | None, output: object) -> Try:
        words = tuple(tenant.marker for tenant in self.tenants if tenant is not thief)
        return Try(output if isinstance(output, str) else repr(output), words)

    def changed(self) -> int:
        return sum(whole(tenant) != before for tenant, before in zip(self.tenants, self.before, strict=True))


def moved_in(application: Application, name: str) -> Tenant:
    assert application.sign_in is not None
    session = application.sign_in.sign_up(f"{name}@example.org", PASSWORD, name, Place())
    identity = application.identity_of(session)
    assert session is not None and identity is not None
    marker = f"{name}secretword{uuid4().hex[:8]}"
    services = application.services_for(identity)
    ids = tuple(one_interview(application, identity, marker, days) for days in range(4))
    talk = Conversation(str(uuid4()), identity.id, "technology", marker, datetime.now(UTC))
    talk = talk.with_message(ChatMessage(Speaker.CANDIDATE, f"About {marker}.", datetime.now(UTC)))
    application.database.conversations(identity.id).save(talk)
    kept = services.library.keep(ids[0], "q1")
    services.library.use_as_model(kept.id, is_model=True)
    resume = Resume(str(uuid4()), identity.id, marker, datetime.now(UTC), f"Cut costs at {marker} by 20 %.")
    application.database.resumes(identity.id).save(resume)
    job = JobDescription(str(uuid4()), identity.id, marker, "", f"You know {marker}.", datetime.now(UTC))
    application.database.jobs(identity.id).save(job)
    application.recordings_of(identity.id).save(Recording(ids[0], "q1", 1, marker.encode(), 900))
    link = services.sharing.create(ids[0], days=1)
    revoked = services.tokens.create("revoked")
    services.tokens.revoke(services.tokens.all()[0].id)
    return Tenant(
        identity=identity,
        marker=marker,
        session=session,
        token=services.tokens.create("laptop"),
        revoked=revoked,
        interviews=ids,
        conversation=talk.id,
        kept=kept.id,
        resume=resume.id,
        job=job.id,
        share=services.sharing.links(ids[0])[0].id,
        link=link,
        ticket=application.recording_tickets.address(identity.id, identity.id, ids[0], "q1", 1).rpartition("/")[2],
        services=services,
    )


def one_interview(application: Application, identity: Identity, marker: str, days: int) -> str:
    at = datetime.now(UTC) - timedelta(days=days + 1)
    interview = Interview(str(uuid4()), identity.id, replace(Plan(), role=marker), Status.IN_PROGRESS, at)
    question = Question("q1", f"What of {marker}?", Kind.TECHNICAL, interview.plan.difficulty, marker)
    said = Turn("t2", Speaker.CANDIDATE, TurnKind.ANSWER, f"It is {marker}.", at, "q1")
    asked = Turn("t1", Speaker.INTERVIEWER, TurnKind.QUESTION, question.text, at, "q1")
    answer = Answer("q1", said.text, at, delivery=Delivery(9000, 120.0))
    interview = interview.with_turn(asked, question).with_answer(answer, said)
    interview = interview.ended(Status.COMPLETED, CompletionMethod.ALL_ANSWERED, at + timedelta(minutes=9))
    store = application.database.interviews(identity.id)
    store.save(interview)
    found = Evaluation("q1", "technical", (), strengths=(marker,), overall=Score(50.0 + days))
    store.save_grading(interview.id, [found], overall=Score(50.0 + days), coverage=1.0)
    store.save_draft(Draft(interview.id, "q2", f"half of {marker}", at))
    code = Submission(str(uuid4()), interview.id, "arrays/one", Language.PYTHON, f"# {marker}", at)
    application.database.submissions(identity.id).save(code)
    return interview.id


def whole(tenant: Tenant) -> str:
    """Everything of a person, to see whether anybody changed it."""
    services = tenant.services
    return repr(
        (
            "".join(services.exchange.as_json(InterviewQuery())),
            [services.interview.draft(one, "q2") for one in tenant.interviews],
            services.papers.resumes.all(),
            services.papers.jobs.all(),
            [services.report.submissions(one) for one in tenant.interviews],
            services.chat.open(tenant.conversation),
            services.library.open(tenant.kept),
            services.library.versions(tenant.kept),
            services.sharing.links(tenant.interviews[0]),
            [token.name for token in services.tokens.all()],
        )
    )
