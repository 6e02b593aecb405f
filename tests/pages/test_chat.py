"""The coach in the chat knows what was rehearsed, and leads there."""

from core.domain.chat import CoachAction
from tests.pages.test_screens import words


def test_a_quick_action_is_answered_from_the_history_with_links(open_page, interviewed):
    app = open_page("chat")
    app.button(key=f"ask-{CoachAction.REVIEW.value}").click().run()
    assert not app.exception
    assert "of 100" in words(app)
    linked = [link.proto.query_string for link in app.get("page_link")]
    question = interviewed.main_questions[0].id
    assert any(interviewed.id in query and f"question={question}" in query for query in linked)
