"""The report of a spoken interview in a browser: the sound of a quote, what the camera saw, what others see of it."""

import io
import re
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from core.adapters.opus_encoder import OpusEncoder
from core.bootstrap import build
from core.domain.camera import FramingCounts
from core.domain.interview import Interview
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind, Medium, Plan
from core.domain.speech import AudioChunk, Delivery, Recording, VoiceOptions, Word
from core.settings import Settings
from tests.browser.room import STRONG, box
from tests.browser.server import AppServer

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SECONDS = 40


def spoken(folder) -> Interview:
    """Two questions, each answered aloud in 40 seconds, before a camera, and kept."""
    application = build(Settings(rehearsal_data_dir=folder))
    services = application.services_for(LOCAL_PERSON)
    plan = Plan(kind=Kind.BEHAVIOURAL, question_count=2, medium=Medium.VOICE, voice=VoiceOptions(records=True))
    interview = services.interview.start(plan)
    while interview.is_open:
        reply = services.interview.reply(interview)
        list(reply)
        interview = reply.state
        if interview.is_open:
            interview = services.interview.answer(interview, STRONG)
    step = timedelta(seconds=SECONDS + 5)
    turns = tuple(replace(t, at=interview.started_at + n * step) for n, t in enumerate(interview.turns, 1))
    answers = tuple(replace(answer, delivery=delivery(n)) for n, answer in enumerate(interview.answers))
    interview = replace(interview, turns=turns, answers=answers, ended_at=turns[-1].at)
    interview = application.database.interviews("local").save(interview)
    for answer in interview.answers:
        application.recordings_of("local").save(recorded(interview.id, answer.question_id))
        counts = FramingCounts(40, 40, 38, 39, 39, 39) if answer.question_id == "q1" else FramingCounts(40, 36, 30, 12)
        application.database.presence("local").save(interview.id, answer.question_id, counts)
    return interview


def delivery(number: int) -> Delivery:
    return Delivery(
        SECONDS * 1000,
        words_per_minute=140.0 + 40 * number,
        fillers=(("um", 3),),
        fillers_per_minute=4.5,
        pause_count=3,
        longest_pause_ms=1_800,
        volume_dbfs=-24.0,
        pitch_variation_semitones=4.5,
    )


def recorded(interview_id: str, question_id: str) -> Recording:
    said = STRONG.split()
    step_ms = SECONDS * 1000 // len(said)
    words = tuple(Word(word, n * step_ms, (n + 1) * step_ms - 20) for n, word in enumerate(said))
    tone = (3000 * np.sin(np.arange(16_000 * SECONDS) * 0.05)).astype("<i2").tobytes()
    return Recording(interview_id, question_id, 1, OpusEncoder().encode(AudioChunk(tone)), SECONDS * 1000, words)


@pytest.fixture
def served(tmp_path):
    interview = spoken(tmp_path)
    server = AppServer(tmp_path)
    server.start()
    yield server, interview
    server.kill()


@pytest.mark.timeout(240)
def test_what_was_said_aloud_is_heard_corrected_tried_again_and_kept_private(served, page, browser):
    server, interview = served
    page.goto(f"{server.url}/report?id={interview.id}")
    expect(page.locator(".big b")).to_have_text(re.compile(r"^\d+$"))

    # The sound of a quote, at its word; the tape listens for it once it is drawn.
    expect(page.locator("section.tape")).to_have_attribute("data-playing", "false")
    page.locator(".c-quote .c-play").first.click()
    expect(page.locator("section.tape")).to_have_attribute("data-playing", "true")
    source = page.locator("section.tape audio").evaluate(
        "a => new Promise((heard) => { setInterval(() => { if (a.currentTime > 0.2) heard(a.src); }, 50); })"
    )
    assert "/recordings/" in source
    page.get_by_role("button", name="Pause").first.click()

    # Delivery in words, then numbers; the camera, for oneself.
    for words in ("fillers", "the longest pause of", "semitones", "dB full scale"):
        expect(page.locator(".st-key-card-delivery")).to_contain_text(words)
    expect(page.get_by_role("img", name=re.compile("^Words a minute"))).to_be_visible()
    camera = page.locator(".st-key-card-camera")
    expect(camera).to_contain_text("less towards the end")
    expect(camera.locator("tbody tr")).to_have_count(4)
    expect(camera).to_contain_text("For you alone")

    # Corrected, and tried again.
    page.get_by_role("button", name="Correct what was heard").first.click()
    box(page).fill("I do not know, honestly.")
    page.get_by_role("button", name="Save and grade again").click()
    expect(page.get_by_text("corrected by you").first).to_be_visible()
    page.get_by_role("button", name="Try this question again").first.click()
    box(page).fill(STRONG)
    page.get_by_role("button", name="Grade this try").click()
    expect(page.get_by_text("Your second try")).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("button", name="PDF", exact=True).click()
    printed = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(download.value.path().read_bytes())).pages)
    assert "Pace, in words a minute" in printed and "camera" not in printed

    # Who is shown the report neither hears it nor sees what the camera saw.
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("button", name="Make a link").click()
    address = page.locator("[data-testid=stDialog] code").inner_text().strip()
    visitor = browser.new_context(reduced_motion="reduce").new_page()
    visitor.goto(address)
    expect(visitor.locator(".st-key-card-delivery")).to_be_visible()
    expect(visitor.locator(".st-key-card-camera")).to_have_count(0)
    assert "towards the end" not in visitor.content()
    visitor.context.close()
