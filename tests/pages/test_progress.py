"""The progress page over histories of several sizes, and what an address does to it."""

import pytest

from components.filters import ANY_SCORE
from core.domain.interview import Kind
from core.domain.people import LOCAL_PERSON
from core.domain.progress import InterviewQuery
from tests.contracts.histories import history, keep
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
    for title in (
        "Score over time",
        "How scores are spread",
        "Days you practised",
        "Hardest topics",
        "Delivery over time",
    ):
        assert title in shown
    assert len(charts(app)) >= 7
    assert len(app.dataframe) >= 7
    distribution = practised.progress.load(InterviewQuery()).figures.distribution
    tables = [table.value for table in app.dataframe]
    (spread,) = [t for t in tables if list(t.columns) == ["Score", "Interviews"]]
    assert list(spread["Interviews"]) == list(distribution)


def test_an_address_is_a_view(open_page, practised):
    kind = "Technical"
    wanted = practised.progress.load(InterviewQuery(kinds=(Kind.TECHNICAL,))).page.total
    assert 0 < wanted < 40
    app = open_page("progress", kind=kind)
    assert f"{wanted} interview" in words(app)


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
