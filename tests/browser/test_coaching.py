"""A coach and a candidate in two browsers: invitation, reading, a note, a level beside the grader's, removal."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from core.adapters.opus_encoder import OpusEncoder
from core.adapters.recording_folder import RecordingFolder
from core.adapters.sqlite.database import SqliteDatabase
from core.adapters.supabase.accounts import SupabaseAccounts
from core.adapters.supabase.database import SupabaseDatabase
from core.domain.people import Role
from core.domain.speech import AudioChunk, Delivery, Recording
from core.ports import RecordingStore
from core.services.grants import Grants
from tests.browser.room import STRONG, answer, end, enter, settled
from tests.browser.server import AppServer
from tests.browser.test_accounts import PASSWORD, address_of, sign_up, somebody
from tests.fakes.voices import speech

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENCE_MS = 20_000  # two browsers, the app and a database share the machine with the other tests


@pytest.fixture(scope="module", params=["local", "supabase"])
def app(request, tmp_path_factory) -> Iterator[AppServer]:
    settings = {"REHEARSAL_ACCOUNTS": request.param}
    if request.param == "supabase":
        project = request.getfixturevalue("project")
        settings |= {"SUPABASE_URL": project.url, "SUPABASE_ANON_KEY": project.anon_key}
    server = AppServer(tmp_path_factory.mktemp("coaching"), settings)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def appoint(app, request):
    """As whoever runs the installation does."""

    def appointed(email: str) -> None:
        if request.node.callspec.params["app"] == "local":
            database = SqliteDatabase(Path(app.data) / "rehearsal.db")
            database.accounts().appoint(email, Role.COACH)
            database.close()
            return
        with request.getfixturevalue("project").connect() as connection:
            connection.execute(
                "update public.profiles set role = 'coach' where id = (select id from auth.users where email = %s)",
                [email],
            )

    return appointed


@pytest.fixture
def said_aloud(app, request):
    """Makes answers that were typed into spoken ones, with a recording of each."""

    def spoken(email: str, interview_id: str) -> None:
        grants = Grants()
        if request.node.callspec.params["app"] == "local":
            database = SqliteDatabase(Path(app.data) / "rehearsal.db")
            owner_id = database.accounts().sign_in(email, PASSWORD).identity.id
            recordings: RecordingStore = RecordingFolder(Path(app.data) / "recordings", owner_id)
        else:
            at = request.getfixturevalue("project")
            grant = SupabaseAccounts(at.url, at.anon_key, grants.access_token).sign_in(email, PASSWORD)
            grants.keep("here", grant)
            owner_id = grant.identity.id
            database = SupabaseDatabase(at.url, at.anon_key, access_token=grants.access_token, timeout_s=60)
            recordings = database.recordings(owner_id)
        interview = database.interviews(owner_id).get(interview_id)
        answers = tuple(replace(one, delivery=Delivery(3000)) for one in interview.answers)
        database.interviews(owner_id).save(replace(interview, answers=answers))
        opus = OpusEncoder().encode(AudioChunk(speech(3000)))
        for one in answers:
            recordings.save(Recording(interview_id, one.question_id, one.attempt, opus, 3000))
        database.close()

    return spoken


@pytest.fixture
def coach(browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def test_invitation_reading_note_level_sound_and_removal(app, appoint, said_aloud, page, coach):
    gil, hal = somebody("Gil"), somebody("Hal")
    sign_up(coach, f"{app.url}/settings", gil)
    expect(coach.get_by_text(f"{address_of(gil)} · Candidate")).to_be_visible(timeout=PATIENCE_MS)
    appoint(address_of(gil))
    sign_up(page, app.url, hal)
    enter(page, app.url)
    answer(page, STRONG)
    end(page)
    expect(page.get_by_text("What the score rests on")).to_be_visible(timeout=PATIENCE_MS)
    report = page.url

    until_a_coach(coach, address_of(gil))
    coach.goto(f"{app.url}/coach")
    coach.get_by_label("E-mail address").fill(address_of(hal))
    coach.get_by_role("button", name="Invite a candidate").click()
    expect(coach.get_by_text("It works once, for 14 days")).to_be_visible(timeout=PATIENCE_MS)
    expect(coach.get_by_text("Nobody has let you in yet.")).to_be_visible(timeout=PATIENCE_MS)

    page.goto(f"{app.url}/coach")
    expect(page.get_by_text("would like to coach you")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("All my interviews")).to_be_visible(timeout=PATIENCE_MS)

    coach.goto(f"{app.url}/coach")
    coach.get_by_role("button", name="Open").click()
    expect(coach.get_by_role("heading", name=hal)).to_be_visible(timeout=PATIENCE_MS)
    expect(coach.get_by_text("How scores are spread")).to_be_visible(timeout=PATIENCE_MS)
    coach.get_by_role("link", name="Open the report").click()
    expect(coach.get_by_text("What the score rests on")).to_be_visible(timeout=PATIENCE_MS)
    read = coach.url
    coach.get_by_label("A note on the whole report").fill("Say what came of it, <b>in figures</b>.")
    coach.get_by_role("button", name="Leave the note").first.click()
    expect(coach.get_by_text("Say what came of it, <b>in figures</b>.")).to_be_visible(timeout=PATIENCE_MS)
    expect(coach.get_by_text("What you left here")).to_be_visible(timeout=PATIENCE_MS)
    settled(coach)
    coach.get_by_text("Question 1", exact=True).first.click()
    # By the keyboard: while the question opens, what a pointer would press still moves.
    coach.get_by_label("Why", exact=True).first.fill("It says what came of it.")
    coach.get_by_label("Why", exact=True).first.press("Enter")
    expect(coach.get_by_text(re.compile("level 3 of 5, the grader gave"))).to_be_visible(timeout=PATIENCE_MS)

    page.goto(report)
    expect(page.get_by_text("Say what came of it, <b>in figures</b>.")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_text(re.compile("level 3 of 5, the grader gave"))).to_be_visible(timeout=PATIENCE_MS)
    said_aloud(address_of(hal), parse_qs(urlsplit(report).query)["id"][0])
    page.goto(f"{app.url}/coach")
    settled(page)
    page.get_by_text("They may hear my recordings").click()
    expect(page.get_by_text("Changed, at once.")).to_be_visible(timeout=PATIENCE_MS)
    coach.goto(f"{app.url}/coach")
    expect(coach.get_by_text("All interviews, with recordings")).to_be_visible(timeout=PATIENCE_MS)
    coach.goto(read)
    expect(coach.get_by_text("What you left here")).to_be_visible(timeout=PATIENCE_MS)
    settled(coach)
    expect(coach.locator("section.tape")).to_have_attribute("data-playing", "false", timeout=PATIENCE_MS)
    with coach.expect_response(re.compile("/recordings/")) as sound:
        coach.locator(".c-quote .c-play").first.click()
    assert sound.value.status in (200, 206)
    audio = coach.locator("section.tape audio")
    audio.evaluate("one => new Promise(heard => { one.ontimeupdate = () => one.currentTime > 0 && heard(); })")
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Nobody but you sees your interviews.")).to_be_visible(timeout=PATIENCE_MS)

    assert coach.request.get(sound.value.url).status == 404
    coach.goto(read)
    expect(coach.get_by_text("This was not found.")).to_be_visible(timeout=PATIENCE_MS)
    coach.goto(f"{app.url}/coach")
    expect(coach.get_by_text("Nobody has let you in yet.")).to_be_visible(timeout=PATIENCE_MS)


def until_a_coach(coach: Page, address: str) -> None:
    """A role that was given is seen within half a minute. Each look is a whole page."""
    for _ in range(8):
        coach.reload()
        expect(coach.get_by_text(f"{address} ·")).to_be_visible(timeout=PATIENCE_MS)
        if coach.get_by_text(f"{address} · Coach").count():
            return
        coach.wait_for_timeout(5_000)
    raise AssertionError("the role was not seen")
