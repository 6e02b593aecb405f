"""The library's screen: empty, written to, changed, and reached from a report."""

from html import escape

from core.domain.plan import Kind
from tests.pages.conftest import press
from tests.pages.test_screens import words


def test_an_answer_is_written_changed_and_brought_back(open_page, services):
    assert "No answer is kept yet" in words(open_page("library"))
    app = open_page("answer", id="new")
    app.text_input(key="title-new").input("Why <b>us</b>?")
    app.text_area(key="text-new").input("For the work.")
    press(app, "Keep it")
    assert not app.exception
    (found,) = services.library.search(services_query()).items
    app = open_page("answer", id=found.answer.id)
    app.text_area(key=f"text-{found.answer.id}-1").input("For the people.")
    press(app, "Save")
    press(app, "Bring this version back")
    assert services.library.open(found.answer.id).text == "For the work."
    assert "Why &lt;b&gt;us&lt;/b&gt;?" in words(open_page("library"))


def services_query():
    from core.domain.library import LibraryQuery

    return LibraryQuery(kinds=(Kind.BEHAVIOURAL,))


def test_a_report_keeps_its_answers(open_page, services, interviewed):
    first = interviewed.main_questions[0].id
    app = open_page("report", id=interviewed.id)
    app.button(key=f"keep-{first}").click().run()
    assert not app.exception and f"keep-{first}" not in [button.key for button in app.button]
    kept = [q.id for q in interviewed.questions if services.library.kept_from(interviewed.id, q.id)]
    assert kept == [first]
    assert "Your own model answer" not in words(app)
    app.button(key=f"model-{first}").click().run()
    assert not app.exception and "Your own model answer" in words(app)
    assert services.library.models_for(interviewed).keys() == {first}


def test_the_address_says_which_question_a_report_opens_at(open_page, interviewed):
    for question in interviewed.questions:
        app = open_page("report", id=interviewed.id, question=question.id)
        assert escape(question.text) in words(app)


def test_notes_become_a_story_that_asks_for_what_is_missing(open_page, services):
    app = open_page("answer", id="draft")
    app.text_area(key="story-notes").input("Last spring the fridge broke. I had to save 400 doses. I called everybody.")
    press(app, "Draft it")
    assert "Missing" in words(app)
    app.text_area(key="story-more-1").input("My manager was <b>thrilled</b>")
    press(app, "Add it")
    assert not app.exception and "&lt;b&gt;thrilled" in words(app) and "Missing" not in words(app)
