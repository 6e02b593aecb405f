"""Taking everything out and deleting it, over the real database and recordings, beside somebody else's."""

import json
import zipfile

import pytest

from core.bootstrap import build
from core.domain.calibration import HandLevel
from core.domain.camera import FramingCounts
from core.domain.people import Place
from core.domain.plan import Kind, Plan
from core.domain.speech import Recording
from core.errors import InputRejected, NotFound, SignInRefused
from core.judge.bank import ProblemBank
from core.judge.shelves import Shelves
from core.settings import PROMPTS, Settings
from tests.contracts.test_resume_store import job, resume

PASSWORD = "a quiet room at noon"
ANSWER = "I listed every handover, found that three teams waited for one reviewer, and agreed a rota with them."


@pytest.fixture
def application(tmp_path):
    return build(Settings(rehearsal_data_dir=tmp_path, rehearsal_accounts="local"))


def shelves(application) -> Shelves:
    return Shelves(ProblemBank(PROMPTS), application.settings.rehearsal_data_dir / "written-problems")


def person(application, name: str):
    token = application.sign_in.sign_up(f"{name}@example.org", PASSWORD, name, Place("Firefox on Windows"))
    identity = application.identity_of(token)
    services = application.services_for(identity)
    interview = services.interview.start(Plan(kind=Kind.BEHAVIOURAL, question_count=1))
    list(services.interview.reply(interview))
    interview = services.interview.answer(services.interview.open(interview.id), ANSWER + name)
    question = interview.questions[0].id
    application.recordings_of(identity.id).save(Recording(interview.id, question, 1, b"OggS" + name.encode()))
    papers = resume(f"cv of {name}", identity.id), job(f"job of {name}", identity.id)
    application.database.resumes(identity.id).save(papers[0])
    application.database.jobs(identity.id).save(papers[1])
    application.database.presence(identity.id).save(interview.id, question, FramingCounts(readings=7, faces=5))
    conversation = services.chat.start("technology", "Nurse")
    problem = shelves(application).own_folder(identity.id) / "arrays" / "cable-car"
    problem.mkdir(parents=True)
    (problem / "problem.toml").write_text(f'title = "for {name}"')
    application.account_parts.hand_levels(identity.id).save("one", (HandLevel("depth", 2, f"says {name}"),))
    services.library.edit(
        services.library.write(f"Of {name}", ANSWER, Kind.GENERAL), f"{name} again", ANSWER, Kind.GENERAL, ()
    )
    return identity, services, interview, conversation, token


def test_everything_comes_out_and_nothing_of_anybody_else(application):
    ann, services, interview, conversation, _ = person(application, "ann")
    person(application, "bob")
    with services.account.export() as file, zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        everything = b"".join(map(archive.read, names))
        exported = json.loads(archive.read("interviews.json"))
        levels = json.loads(archive.read("levels.json"))
        account = json.loads(archive.read("account.json"))
        kept = json.loads(next(archive.read(one) for one in names if one.startswith("library/")))
        camera = json.loads(archive.read(f"camera/{interview.id}.json"))
    assert [entry["interview"]["id"] for entry in exported["interviews"]] == [interview.id]
    assert [(one["version"], one["title"]) for one in kept] == [(2, "ann again"), (1, "Of ann")]
    assert account == {"id": ann.id, "name": "ann", "email": "ann@example.org", "role": "candidate"}
    assert [(one["readings"], one["faces"]) for one in camera.values()] == [(7, 5)]
    assert levels == {"one": [{"criterion_id": "depth", "level": 2, "reason": "says ann"}]}
    assert f"recordings/{interview.id}/question-1-1.ogg" in names and f"chats/{conversation.id}.json" in names
    assert b"cv of ann" in everything and b"job of ann" in everything
    assert "problems/arrays/cable-car/problem.toml" in names and b"for ann" in everything
    assert b"OggSann" in everything and b"bob" not in everything and b"argon2" not in everything


def test_an_account_goes_with_everything_in_it_and_others_stay(application, tmp_path):
    ann, services, interview, _, token = person(application, "ann")
    bob, of_bob, his, *_ = person(application, "bob")
    services.account.delete()
    assert application.identity_of(token) is None
    with pytest.raises(SignInRefused):
        application.sign_in.sign_in("ann@example.org", PASSWORD, Place())
    with pytest.raises(NotFound):
        services.interview.open(interview.id)
    with pytest.raises(NotFound):
        application.recordings_of(ann.id).get(interview.id, interview.questions[0].id)
    assert ann.id.encode() not in _live(tmp_path) and b"them.ann" not in _live(tmp_path)
    assert b"ann again" not in _live(tmp_path) and b"Of ann" not in _live(tmp_path)
    assert b"of ann" not in _live(tmp_path) and b"cv of bob" in _live(tmp_path) and b"job of bob" in _live(tmp_path)
    assert b"says ann" not in _live(tmp_path) and application.account_parts.hand_levels(bob.id).all()
    written = shelves(application)
    assert not written.own_folder(ann.id).exists() and list(written.own_files(bob.id))
    assert of_bob.interview.open(his.id).answers[0].text == ANSWER + "bob"
    assert application.recordings_of(bob.id).get(his.id, his.questions[0].id).opus == b"OggSbob"


def _live(folder) -> bytes:
    """Every value that a table still holds."""
    import sqlite3

    with sqlite3.connect(folder / "rehearsal.db") as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return repr([connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables]).encode()


def test_another_password_ends_every_other_session(application):
    ann, services, *_, first = person(application, "ann")
    here = application.sign_in.sign_in("ann@example.org", PASSWORD, Place("Chrome on Linux"))
    session = application.sign_in.entered(here).session_id
    with pytest.raises(InputRejected):
        services.account.change_password("not this one", "a loud room at night", keep_session=session)
    assert application.identity_of(first) == ann
    services.account.change_password(PASSWORD, "a loud room at night", keep_session=session)
    assert application.identity_of(first) is None and application.identity_of(here) == ann
    assert [one.device for one in services.account.sessions()] == ["Chrome on Linux"]


def test_nobody_ends_the_session_of_somebody_else(application):
    _, services, *_ = person(application, "ann")
    _, of_bob, *_, token = person(application, "bob")
    with pytest.raises(NotFound):
        services.account.end_session(of_bob.account.sessions()[0].id)
    assert application.identity_of(token)
