"""Every screen opens empty and with something to show, and says so in words."""

import time

import pytest

from core.domain.plan import Medium, Plan
from tests.pages.conftest import ANSWER


def words(app) -> str:
    elements = [*app.markdown, *app.title, *app.subheader, *app.caption, *app.warning, *app.info, *app.error]
    html = [element.proto.body for element in app.get("html")]
    return "\n".join([*(element.value for element in elements), *html])


@pytest.mark.parametrize("screen", ["landing", "setup", "chat", "coding", "progress", "settings"])
def test_a_screen_opens_for_someone_new(open_page, screen):
    assert words(open_page(screen))


@pytest.mark.parametrize("screen", ["home", "progress", "setup", "chat", "settings"])
def test_a_screen_opens_for_someone_who_came_back(open_page, interviewed, screen):
    assert words(open_page(screen))


def test_home_offers_to_resume_what_was_left_open(open_page, services):
    services.interview.start(Plan())
    app = open_page("home")
    assert "Resume interview" in [button.label for button in app.button]


def test_home_without_anything_open_offers_to_start(open_page, interviewed):
    labels = [button.label for button in open_page("home").button]
    assert "Start interview" in labels
    assert "Resume interview" not in labels


def test_a_spoken_interview_opens_and_can_be_ended(open_page, services):
    interview = services.interview.start(Plan(medium=Medium.VOICE))
    app = open_page("interview", id=interview.id)
    labels = [button.label for button in app.button]
    assert labels == ["Repeat", "Skip", "Type instead", "I'm done", "End"]
    line = services.voice.running(interview.id)
    assert line is not None and not line.is_closed
    services.voice.close(interview.id)
    assert line.is_closed


def test_typing_is_one_click_away_in_a_spoken_interview(open_page, services):
    interview = services.interview.start(Plan(medium=Medium.VOICE))
    app = open_page("interview", id=interview.id)
    assert "answer-box" not in str(app.get("bidi_component"))
    next(button for button in app.button if button.label == "Type instead").click().run()
    assert not app.exception
    assert "answer-box" in str(app.get("bidi_component"))
    services.voice.close(interview.id)


def test_a_tool_reaches_the_conversation_that_runs_when_it_is_used(open_page, services):
    interview = services.interview.start(Plan(medium=Medium.VOICE), with_reply=True)
    app = open_page("interview", id=interview.id)
    services.voice.close(interview.id)  # as after half a minute without anybody at the other end
    next(button for button in app.button if button.label == "Skip").click().run()
    assert not app.exception
    until = time.monotonic() + 10
    while not services.interview.open(interview.id).answers:
        assert time.monotonic() < until, "nothing was skipped"
        time.sleep(0.05)
    services.voice.close(interview.id)


def test_the_report_quotes_the_answer_and_grades_it(open_page, interviewed, services):
    app = open_page("report", id=interviewed.id)
    shown = words(app)
    evaluations = services.interview.open(interviewed.id).evaluations
    quotes = [e.quote for evaluation in evaluations for s in evaluation.scores for e in s.evidence]
    assert quotes and all(quote in ANSWER for quote in quotes)
    assert any(quote in shown for quote in quotes)


def test_a_report_that_does_not_exist_is_said_to_be(open_page):
    assert "This was not found" in open_page("report", id="nothing").warning[0].value


def test_progress_finds_by_what_was_said_and_says_when_nothing_matches(open_page, interviewed):
    app = open_page("progress")
    app.text_input[0].set_value("rota").run()
    assert "1 interview" in words(app)
    app.text_input[0].set_value("zebra").run()
    assert "No interviews match" in words(app)


def test_settings_name_every_provider_and_its_state(open_page):
    shown = words(open_page("settings"))
    assert "GROQ_API_KEY" in shown
    assert "working" in shown


def test_chat_asks_and_takes_an_answer(open_page, services):
    app = open_page("chat")
    app.chat_input[0].set_value("I would first look at the logs, then ask the person who wrote it.").run()
    assert not app.exception
    (conversation,) = services.chat.recent()
    assert conversation.message_count == 3


def test_a_broken_setting_is_one_clear_line(monkeypatch, tmp_path):
    from streamlit.testing.v1 import AppTest

    from core import bootstrap
    from tests.pages.conftest import SHELL

    monkeypatch.setenv("REHEARSAL_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("GROQ_BASE_URL", "not an address")
    bootstrap._built.clear()
    app = AppTest.from_file(SHELL, default_timeout=30).run()
    assert not app.exception
    assert "GROQ_BASE_URL" in app.error[0].value
    assert "not an address" not in app.error[0].value


def test_a_link_that_opens_nothing_says_so_alike(open_page, interviewed, services):
    token = services.sharing.create(interviewed.id, days=7)
    services.sharing.revoke(services.sharing.links(interviewed.id)[0].id)
    shown = {words(open_page("shared", link=link)) for link in (token, "unknown", "")}
    assert len(shown) == 1
    assert "This link opens nothing" in shown.pop()


def test_a_shared_report_shows_the_report_and_nothing_to_press(open_page, interviewed, services):
    list(services.report.grade(interviewed.id))
    app = open_page("shared", link=services.sharing.create(interviewed.id, days=7))
    assert "rota" in words(app)
    assert not app.button


def test_a_report_can_be_tried_again_kept_and_shared(open_page, interviewed):
    app = open_page("report", id=interviewed.id)
    labels = [button.label for button in app.button]
    assert {"Try this question again", "Correct the answer", "Share"} <= set(labels)
    assert "Start" in labels


def test_why_believe_this_shows_agreement_and_its_worst_cases(open_page):
    shown = words(open_page("calibration"))
    assert "weighted kappa" in shown
    assert "40 answers, 160 levels, by the authors" in shown
    assert "By hand:" in shown
