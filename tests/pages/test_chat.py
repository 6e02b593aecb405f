"""The coach in the chat knows what was rehearsed, and leads there."""

from core.domain.chat import CoachAction
from core.domain.library import LibraryQuery
from tests.pages.test_screens import words


def test_a_story_is_drafted_and_kept(open_page, services):
    app = open_page("chat")
    app.button(key=f"ask-{CoachAction.STORY.value}").click().run()
    app.chat_input[0].set_value("Last spring the fridge broke. I had to save 400 doses. I called everybody.").run()
    assert "Missing: the result." in words(app)
    app.button(key="keep-story").click().run()
    assert not app.exception
    (kept,) = services.library.search(LibraryQuery()).items
    assert kept.answer.text.startswith("Last spring the fridge broke.")


def test_a_quick_action_is_answered_from_the_history_with_links(open_page, interviewed):
    app = open_page("chat")
    app.button(key=f"ask-{CoachAction.REVIEW.value}").click().run()
    assert not app.exception
    assert "of 100" in words(app)
    linked = [link.proto.query_string for link in app.get("page_link")]
    question = interviewed.main_questions[0].id
    assert any(interviewed.id in query and f"question={question}" in query for query in linked)
