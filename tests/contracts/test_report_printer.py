"""What every printer of reports promises: text stays text, in any script, and nothing that is written breaks it."""

import io
import time
from dataclasses import replace

import pytest
from pypdf import PdfReader

from core.adapters.fpdf_report.printer import FpdfReport
from core.domain.delivery import Pace
from core.domain.document import Bar, Document, QuestionPart
from core.domain.evaluation import Score
from core.instruments import ReportPrinter

PART = QuestionPart(
    "Question 1, Caching",
    "What is a cache for?",
    "To keep what is asked for often.",
    score=Score(62.0, 4.0),
    levels=(("Depth", "level 3 of 5"),),
    covered=("Repeated reads",),
    missing=("When it is thrown away",),
    model_answer="It keeps answers near.",
    tries=(("Try 2, 71 of 100", "To keep, and to forget in time."),),
    drawn=("App (client) → Reads (cache): page",),
    only_drawn=("Keeps it near",),
    phases=(("Requirements", "first said at 1:20"),),
)
DOCUMENT = Document(
    about="Technical · Engineer",
    headline="The right points.",
    summary="Most is to be gained in depth.",
    score=Score(62.0, 4.0),
    facts=(("Coverage", "100 %"),),
    criteria=(Bar("Depth", 62.0, 4.0, ("keep what is asked for often",)), Bar("Story", None)),
    skills=(("Caching", 62.0), ("Queues", 40.0), ("Locks", 90.0)),
    lists=(("Strengths", ("Names the use.",)), ("To work on", ())),
    delivery=("Few fillers.",),
    questions=(PART,),
    pace=(Pace(1, 141.0), Pace(2, 187.0)),
)


@pytest.fixture(params=[FpdfReport])
def printer(request) -> ReportPrinter:
    return request.param()


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def saying(text: str) -> Document:
    return replace(DOCUMENT, questions=(replace(PART, said=text),))


def test_everything_is_in_it(printer):
    shown = words(printer.pdf(DOCUMENT))
    for said in (
        "The right points.",
        "62 ± 4 of 100",
        "Most is to be gained in depth.",
        "“keep what is asked for often”",
        "not heard",
        "Names the use.",
        "Few fillers.",
        "What is a cache for?",
        "To keep what is asked for often.",
        "When it is thrown away",
        "It keeps answers near.",
        "Try 2, 71 of 100",
        "To keep, and to forget in time.",
        "App (client) → Reads (cache): page",
        "Keeps it near",
        "Requirements: first said at 1:20",
        "Queues 40",
        "Pace, in words a minute",
        "141",
        "187",
    ):
        assert said in shown, said
    assert "To work on" not in shown


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>bold</b> <img src=x onerror=alert(1)> &amp; <script>",
        "**bold** __under__ --strike-- [link](https://example.com) # heading",
        "%PDF-1.4 endstream endobj (paren) \\) trailer << /JS (app.alert(1)) >>",
        "{nb} $x^2$ `code` ~tilde~",
    ],
)
def test_markup_is_text_and_never_a_link_or_an_action(printer, hostile):
    pdf = printer.pdf(saying(hostile))
    assert " ".join(hostile.split()) in words(pdf)
    reader = PdfReader(io.BytesIO(pdf))
    assert not any(page.get("/Annots") for page in reader.pages)
    root = reader.trailer["/Root"]
    assert "/Names" not in root and "/AA" not in root
    assert isinstance(root.get("/OpenAction", []), list), "a place in the document, no action"


@pytest.mark.parametrize("text", ["Zażółć gęślą jaźń, Ελληνικά, Привет мир", "naïve café – “quoted” … € ½ ≥ →"])
def test_other_alphabets_can_be_read_back(printer, text):
    assert text in words(printer.pdf(saying(text)))


@pytest.mark.parametrize("text", ["مرحبا بالعالم", "שלום עולם"])
def test_scripts_from_right_to_left_are_drawn(printer, text):
    plain, shown = printer.pdf(saying("")), printer.pdf(saying(text))
    assert sum(ord(c) > 0x58F for c in words(shown)) > sum(ord(c) > 0x58F for c in words(plain))


@pytest.mark.parametrize(
    "odd",
    [
        "日本語のテキスト 你好 안녕하세요",
        "नमस्ते दुनिया ไทย",
        "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 \u202e reversed",
        "a\x00b\x07c\x1b[31m\ufeff\ud800 d",
        "x" * 5_000,
        "\n\n\n",
        "",
    ],
)
def test_whatever_is_written_a_pdf_comes_of_it(printer, odd):
    assert "What is a cache for?" in words(printer.pdf(saying(odd)))


def test_nothing_measured_is_no_figure(printer):
    bare = replace(
        DOCUMENT, score=None, criteria=(), skills=(), lists=(), delivery=(), questions=(), pace=(), headline="None yet."
    )
    shown = words(printer.pdf(bare))
    assert "None yet." in shown
    assert "Skills" not in shown and "of 100" not in shown


def test_the_pace_of_one_answer_is_no_chart(printer):
    assert "Pace" not in words(printer.pdf(replace(DOCUMENT, pace=DOCUMENT.pace[:1])))


def test_the_charts_are_drawn_as_vectors(printer):
    """A picture would be blurred, and nothing in it could be read out."""

    def strokes(document: Document) -> int:
        reader = PdfReader(io.BytesIO(printer.pdf(document)))
        assert not any(page.images for page in reader.pages)
        drawn = b" ".join(page.get_contents().get_data() for page in reader.pages)
        return sum(drawn.count(mark) for mark in (b" l\n", b" l ", b" re", b" c\n", b" c "))

    bare = replace(DOCUMENT, skills=(), pace=(), criteria=())
    for drawn in (replace(bare, skills=DOCUMENT.skills), replace(bare, pace=DOCUMENT.pace)):
        assert strokes(drawn) > strokes(bare) + 3
    assert strokes(replace(bare, criteria=DOCUMENT.criteria)) > strokes(bare)


def test_what_was_written_is_not_logged(printer, caplog):
    printer.pdf(saying("secret-word \U0001f600 日本"))
    assert caplog.text == ""


def test_the_longest_answers_take_seconds(printer):
    long = saying("These are the words of a long answer that goes on. " * 400)
    started = time.perf_counter()
    printer.pdf(long)
    assert time.perf_counter() - started < 15
