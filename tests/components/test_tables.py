"""Tables of numbers."""

from streamlit.testing.v1 import AppTest

from components import tables

ROWS = [{"Name": "caches", "Average": None, "Answers": 4}, {"Name": "queues", "Average": 2.5, "Answers": 1250}]


def shown(monkeypatch, language):
    monkeypatch.setattr(tables, "surface", lambda: language)

    def script(rows):
        from components.tables import table

        table(rows)

    app = AppTest.from_function(script, args=(ROWS,)).run()
    assert not app.exception
    return app.dataframe[0].proto.columns


def test_fractions_are_written_as_the_browser_has_them_in_another_language_alone(monkeypatch):
    assert "localized" not in shown(monkeypatch, "en")
    german = shown(monkeypatch, "de")
    assert german.count("localized") == 1 and "Average" in german
