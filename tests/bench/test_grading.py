import csv
import json
import sys

import pytest

from bench.grading import agreement_with, figures, main
from core.grading.lexicon import shipped_lexicon

QUEUE = ("What is a queue?", "A collection from which the element that was added first is removed first.")
CACHE = ("Why does a web browser keep a cache?", "To load pages faster by not downloading unchanged files again.")
ROWS = [
    (*QUEUE, "A data structure where the first item you add is the first one to be removed.", 5),
    (*QUEUE, "elements are taken out in the order in which they were added, first in first out", 5),
    (*QUEUE, "It stores elements one after another.", 2.5),
    (*QUEUE, "A queue is a queue of things.", 0.5),
    (*QUEUE, "The element added last comes off the top.", 1.5),
    (*CACHE, "So that pages load quicker, since files that did not change need not be downloaded again.", 5),
    (*CACHE, "It makes loading faster.", 3),
    (*CACHE, "To save the passwords of the user.", 0),
    (*CACHE, "Because the browser has a cache on the web.", 0.5),
    (*CACHE, "it stores copies of files so they are not fetched twice, which saves time", 4.5),
]
FIELDS = ("question", "reference", "answer", "score")


def run(monkeypatch, capsys, path):
    monkeypatch.setattr(sys, "argv", ["bench.grading", "--csv", str(path)])
    main()
    return json.loads(capsys.readouterr().out.splitlines()[-1])


def written(path, rows, fields=FIELDS):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(fields)
        writer.writerows(rows)
    return path


def test_the_last_line_holds_the_figures(monkeypatch, capsys, tmp_path):
    found = run(monkeypatch, capsys, written(tmp_path / "answers.csv", ROWS))
    assert found.keys() == {"pearson", "rmse", "n", "ms_per_answer"}
    assert found["n"] == len(ROWS)
    assert found["pearson"] > 0.7
    assert found["rmse"] < 2
    assert 0 < found["ms_per_answer"] <= 5


def test_an_answer_without_a_score_is_left_out(monkeypatch, capsys, tmp_path):
    rows = [*ROWS, (*QUEUE, "not graded by anybody", "")]
    assert run(monkeypatch, capsys, written(tmp_path / "answers.csv", rows))["n"] == len(ROWS)


def test_a_missing_column_is_named(monkeypatch, capsys, tmp_path):
    path = written(tmp_path / "answers.csv", ROWS, ("question", "reference", "answer", "points"))
    with pytest.raises(SystemExit):
        run(monkeypatch, capsys, path)
    assert "score" in capsys.readouterr().err


def test_figures_without_variation_have_no_correlation():
    row = dict(zip(FIELDS, map(str, ROWS[0]), strict=True))
    assert figures([row])["pearson"] is None


@pytest.mark.parametrize("answer", ["", "?", "😀", "قائمة", "a b c", "the of and"])
@pytest.mark.parametrize("reference", ["push", "", "...", "By reference.", "the"])
def test_odd_texts_stay_in_range(reference, answer):
    assert 0 <= agreement_with("What is it?", reference, answer, shipped_lexicon()) <= 1


def test_saying_the_question_back_is_no_agreement():
    lexicon = shipped_lexicon()
    assert agreement_with(*QUEUE, QUEUE[0], lexicon) < 0.2 < agreement_with(*QUEUE, QUEUE[1], lexicon)
