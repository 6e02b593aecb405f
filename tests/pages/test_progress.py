"""The progress page over histories of several sizes, and what an address does to it."""

from dataclasses import replace

import pytest

from components import catalogue
from components.catalogue import messages
from components.filters import ANY_SCORE
from components.worded import sentences
from core.domain.evaluation import Score
from core.domain.interview import Status
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind
from core.domain.progress import InterviewQuery, Sort
from tests.contracts.histories import history, keep
from tests.contracts.samples import ended, evaluation
from tests.pages.test_screens import words


@pytest.fixture
def practised(services):
    made = history(11, LOCAL_PERSON.id, 40)
    keep(services.progress.store, made)
    return services


def charts(app):
    return [element for element in app.get("bidi_component") if element.proto.component_name == "rehearsal.chart"]


def test_every_panel_has_its_chart_and_its_table(open_page, practised):
    app = open_page("progress")
    shown = words(app)
    figures = practised.progress.load(InterviewQuery()).figures
    for title in (
        "Score over time",
        "How scores are spread",
        "Days you practised",
        "Hardest topics",
        "Delivery over time",
    ):
        assert title in shown
    assert len(charts(app)) >= 7
    assert not app.dataframe, "a table is made when it is opened"
    for key in ("spread", "trend", "levels"):
        app.session_state[f"open-{key}"] = True
    app.run()
    tables = [table.value for table in app.dataframe]
    assert len(tables) == 3
    (spread,) = [t for t in tables if list(t.columns) == ["Score", "Interviews"]]
    assert list(spread["Interviews"]) == list(figures.distribution)


def over(interview):
    return replace(ended(interview), status=Status.COMPLETED)


MARKUP = "<img src=x onerror=alert(1)> & 'more'"


@pytest.mark.parametrize("names", [("systems",), (MARKUP, *(f"topic {n:03}" for n in range(399)))], ids=len)
def test_one_topic_or_four_hundred_and_a_name_is_text(open_page, services, names):
    store = services.progress.store
    for made, _ in history(5, LOCAL_PERSON.id, 4):
        questions = tuple(replace(made.questions[0], id=f"q{n}", competency=name) for n, name in enumerate(names))
        store.save(replace(over(made), questions=questions, answers=(), turns=(), evaluations=()))
        graded = [evaluation(question.id, value=40 + n % 50) for n, question in enumerate(questions)]
        store.save_grading(made.id, graded, overall=Score(60), coverage=1.0)
    app = open_page("progress", **({"topic": MARKUP} if MARKUP in names else {}))
    assert "4 interviews" in words(app)
    assert not any("<img" in element.proto.body for element in app.get("html"))
    (drawn,) = [chart for chart in charts(app) if "chart-hardest" in chart.proto.id]
    assert "<img" not in drawn.proto.json
    app.session_state["open-hardest"] = True
    app.run()
    (table,) = [table.value for table in app.dataframe]
    assert set(table["Name"]) == set(names)


def test_topics_are_named_in_the_language_of_the_screens(open_page, services):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    store = services.progress.store
    for made, _ in history(5, LOCAL_PERSON.id, 3):
        topics = ("Failure", "Databases", "Data analysis")
        questions = tuple(replace(made.questions[0], id=topic, competency=topic) for topic in topics)
        store.save(replace(over(made), questions=questions, answers=(), turns=(), evaluations=()))
        graded = [evaluation(topic, value=50) for topic in topics]
        store.save_grading(made.id, graded, overall=Score(50), coverage=1.0)
    drawn = " ".join(chart.proto.json for chart in charts(open_page("progress")))
    assert "Scheitern" in drawn and "Failure" not in drawn


def test_an_address_is_a_view(open_page, practised):
    kind = "Technical"
    wanted = practised.progress.load(InterviewQuery(kinds=(Kind.TECHNICAL,))).page.total
    assert 0 < wanted < 40
    app = open_page("progress", kind=kind)
    assert f"{wanted} interview" in words(app)


@pytest.mark.parametrize("surface", ["en", "de"])
def test_a_link_shows_the_same_in_either_language(open_page, practised, surface):
    practised.practice.choose(replace(practised.practice.preferences(), surface=surface))
    wanted = InterviewQuery(
        kinds=(Kind.TECHNICAL, Kind.CODING), statuses=(Status.COMPLETED,), sort=Sort.WORST, page_size=25
    )
    total = practised.progress.load(wanted).page.total
    assert 0 < total < 40
    link = {"kind": ["Technical", "Coding"], "status": "Finished", "order": "Lowest score", "size": "25 a page"}
    app = open_page("progress", **link)
    assert f"{total} {messages(surface).get('interviews', 'interviews')}" in words(app)
    chosen = [box.value for box in app.multiselect if box.key in ("kind", "status")]
    assert chosen == [[Kind.TECHNICAL, Kind.CODING], [Status.COMPLETED]]
    assert [box.value for box in app.selectbox if box.key in ("order", "size")] == [Sort.WORST, 25]
    assert app.query_params == link


@pytest.mark.parametrize("others", [[], ["nowhere"]])
def test_a_topic_reads_in_german_and_stands_in_the_address_in_english(
    open_page, services, interviewed, monkeypatch, others
):
    monkeypatch.setattr(catalogue, "surface", lambda: "de")  # labels are asked for outside of a page's run as well
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    list(services.report.grade(interviewed.id))
    asked = interviewed.main_questions[0].competency
    topics = [asked, *others]
    app = open_page("progress", topic=topics)
    box = app.multiselect(key="topic")
    assert box.value == topics and {**messages("de"), **sentences("de")}[asked] in box.options
    assert app.query_params == {"topic": topics if others else asked}
    box.unselect(asked).run()
    assert app.query_params == ({"topic": "nowhere"} if others else {})


def test_what_is_chosen_stands_in_the_address(open_page, practised):
    app = open_page("progress")
    app.multiselect(key="kind").select(Kind.TECHNICAL).run()
    app.multiselect(key="status").select(Status.COMPLETED).run()
    app.selectbox(key="order").set_value(Sort.BEST).run()
    assert app.query_params == {"kind": "Technical", "status": "Finished", "order": "Highest score"}
    app.multiselect(key="kind").unselect(Kind.TECHNICAL).run()
    app.selectbox(key="order").set_value(Sort.NEWEST).run()
    assert app.query_params == {"status": "Finished"}


def test_an_address_in_german_words_is_understood_and_turned(open_page, practised):
    app = open_page("progress", kind="Fachlich", order="Wenigste Punkte")
    assert app.multiselect(key="kind").value == [Kind.TECHNICAL]
    assert app.query_params == {"kind": "Technical", "order": "Lowest score"}


def test_going_back_takes_the_filters_with_it(open_page, practised):
    app = open_page("progress")
    app.multiselect(key="kind").select(Kind.TECHNICAL).run()
    del app.query_params["kind"]
    app.run()
    assert app.multiselect(key="kind").value == []
    assert "40 interviews" in words(app)


def test_no_filter_is_left_once_they_are_cleared(open_page, practised):
    app = open_page(
        "progress", kind="Technical", order="Oldest first", q="not found", topic="nowhere", score=["40", "60"]
    )
    assert "No interviews match these filters" in words(app)
    next(button for button in app.button if button.label == "Clear filters").click().run()
    assert "40 interviews" in words(app)
    assert not app.query_params


def test_an_address_that_means_nothing_shows_everything(open_page, practised):
    app = open_page("progress", kind="Karaoke", score="lots", dates="soon", page="last", size="7", order="sideways")
    assert "40 interviews" in words(app)


def test_one_interview_is_enough_for_a_page(open_page, interviewed):
    shown = words(open_page("progress"))
    assert "The line starts with your second scored interview" in shown
    assert "Nothing is concluded" in shown


def test_the_whole_range_of_scores_filters_nothing(open_page, practised):
    app = open_page("progress")
    app.slider[0].set_value((40, 60)).run()
    counted = practised.progress.load(InterviewQuery(min_score=39.5, max_score=60.4999)).page.total
    assert f"{counted} interview" in words(app)
    app.slider[0].set_value(ANY_SCORE).run()
    assert "40 interviews" in words(app)


def test_an_export_comes_in_again_and_a_foreign_file_is_told_apart(open_page, practised):
    app = open_page("progress")
    assert [button.proto.label for button in app.get("download_button")] == ["CSV", "JSON"]
    content = "".join(practised.exchange.as_json(InterviewQuery())).encode()
    for given, said in (
        (content, "0 interviews added, 40 already here"),
        (content[:-50], "incomplete"),
        (b"{}", "not an export"),
    ):
        app.get("file_uploader")[0].upload("rehearsal.json", given, "application/json").run()
        next(button for button in app.button if button.label == "Import it").click().run()
        told = [element.value for element in (*app.success, *app.error)]
        assert any(said in line for line in told), told
        assert "40 interviews" in words(app)


def test_a_models_advice_stands_beneath_its_finding(monkeypatch, tmp_path):
    from streamlit.testing.v1 import AppTest

    from core import bootstrap
    from tests.fakes.groq_server import Text, groq_server
    from tests.pages.conftest import SHELL

    advice = '{"advice": [{"number": 1, "sentence": "Practise this one aloud next week."}]}'
    with groq_server() as server:
        server.always(Text(advice))
        monkeypatch.setenv("REHEARSAL_DATA_DIR", str(tmp_path))
        monkeypatch.setenv("GROQ_API_KEY", "gsk_planted")
        monkeypatch.setenv("GROQ_BASE_URL", server.url)
        bootstrap._built.clear()
        services = bootstrap.application(dict).services_for(LOCAL_PERSON)
        keep(services.progress.store, history(11, LOCAL_PERSON.id, 40))
        app = AppTest.from_file(SHELL, default_timeout=30).run()
        app.switch_page("../pages/progress.py")
        for _ in range(50):
            app.run()
            assert not app.exception
            if "Practise this one aloud" in "\n".join(text.value for text in app.text):
                break
        assert "worded by groq" in words(app)
    bootstrap._built.clear()
