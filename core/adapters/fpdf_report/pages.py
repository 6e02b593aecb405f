"""A report as a PDF, its figures drawn as vectors. What a person or a model wrote goes in as text, never as markup."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from math import cos, pi, sin
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import WrapMode, XPos, YPos

from core.domain.delivery import COMFORTABLE_WPM, Pace
from core.domain.document import Bar, Document, QuestionPart

FONTS = Path(__file__).with_name("fonts")
# DejaVu has Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian and Georgian. For the rest, a font of the system's, where
# there is one: packages.txt names the first.
FALLBACKS = (
    Path("/usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf"),
    Path("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"),
    Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
    Path("/System/Library/Fonts/Supplemental/Arial Unicode.ttf"),
    Path("C:/Windows/Fonts/simsun.ttc"),
)
INK, MIST, LINE, WELL = (25, 27, 56), (86, 92, 132), (213, 217, 238), (233, 236, 248)
ACCENT, GOOD, POOR, AMBER = (52, 89, 230), (18, 128, 92), (200, 50, 60), (138, 82, 0)
MARGIN_MM, LINE_MM = 18.0, 5.6
POOR_BELOW = 50.0
MAX_WORD_CHARACTERS = 60
# Hebrew to Tibetan and Khmer: letters that join, stack or run from right to left. Shaping costs ten times the rest, so
# only a text that needs it gets it.
_SHAPED = re.compile(r"[\u0590-\u0fff\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")

# What a font lacks is logged with the characters, and those are the candidate's words.
for _noisy in ("fpdf", "fontTools"):
    logging.getLogger(_noisy).setLevel(logging.CRITICAL)


def printed(document: Document) -> bytes:
    pages = _Pages(document)
    pages.head()
    pages.bars("What the score rests on", document.criteria)
    pages.wheel("Skills", document.skills)
    for title, items in document.lists:
        pages.items(title, items)
    pages.paragraphs("Delivery", document.delivery)
    pages.pace("Pace, in words a minute", document.pace)
    for part in document.questions:
        pages.question(part)
    return bytes(pages.output())


class _Pages(FPDF):
    def __init__(self, document: Document) -> None:
        super().__init__(format="A4")
        self._document = document
        self.alias_nb_pages("")  # "{nb}" is what somebody typed, not the number of pages
        self.set_title(_clean(document.headline))
        self.set_creator("Rehearsal")
        self.set_lang("en")
        self.set_margin(MARGIN_MM)
        self.set_auto_page_break(True, margin=MARGIN_MM + 4)
        self.add_font("body", "", FONTS / "DejaVuSans.ttf")
        self.add_font("body", "B", FONTS / "DejaVuSans-Bold.ttf")
        other = next((path for path in FALLBACKS if path.is_file()), None)
        if other is not None:
            self.add_font("other", "", other)
            self.set_fallback_fonts(["other"], exact_match=False)
        self.set_font("body", "", 10)
        self.add_page()

    def footer(self) -> None:
        self.set_y(-MARGIN_MM + 4)
        self.set_font("body", "", 8)
        self.set_text_color(*MIST)
        self.cell(0, 4, f"Rehearsal · {_clean(self._document.about)} · page {self.page_no()}", align="C")

    def head(self) -> None:
        document = self._document
        self._say(document.about, 9, MIST)
        self._say(document.headline, 20, bold=True, gap_mm=1)
        self._say(document.summary, 10, gap_mm=3)
        if document.score is not None:
            spread = f" ± {document.score.spread:.0f}" if document.score.spread is not None else ""
            self._say(f"{document.score.value:.0f}{spread} of 100", 16, bold=True, gap_mm=1)
            self._scale(document.score.value, document.score.spread or 0.0, 4)
            self.ln(3)
        for name, value in document.facts:
            self._row(name, value)

    def bars(self, title: str, bars: Sequence[Bar]) -> None:
        if not bars:
            return
        self._title(title)
        for bar in bars:
            self._keep_together(14)
            value = "not heard" if bar.value is None else f"{bar.value:.0f}"
            spread = f" ± {bar.spread:.0f}" if bar.spread is not None and bar.value is not None else ""
            self._row(bar.name, value + spread, bold=True)
            if bar.value is not None:
                self._scale(bar.value, bar.spread or 0.0, 2.5)
            self.ln(1)
            for quote in bar.quotes:
                self._quote(quote)
            self.ln(1.5)

    def wheel(self, title: str, skills: Sequence[tuple[str, float]]) -> None:
        """A radar; it needs three spokes."""
        if len(skills) < 3:
            return
        radius, height = 27.0, 82.0
        self._keep_together(height + 12)
        self._title(title)
        centre_x, centre_y = self.w / 2, self.get_y() + height / 2 - 2

        def spot(index: int, share: float) -> tuple[float, float]:
            angle = 2 * pi * index / len(skills) - pi / 2
            return centre_x + radius * share * cos(angle), centre_y + radius * share * sin(angle)

        self.set_draw_color(*LINE)
        for step in (0.25, 0.5, 0.75, 1.0):
            self.polygon([spot(index, step) for index in range(len(skills))])
        self.set_draw_color(*ACCENT)
        self.set_fill_color(*WELL)
        with self.local_context(fill_opacity=0.6):
            self.polygon([spot(index, value / 100) for index, (_, value) in enumerate(skills)], style="DF")
        self.set_font("body", "", 8)
        self.set_text_color(*INK)
        for index, (name, value) in enumerate(skills):
            x, y = spot(index, 1.2)
            width = 46.0
            left = x - width / 2 if abs(x - centre_x) < 4 else x if x > centre_x else x - width
            align = "C" if abs(x - centre_x) < 4 else "L" if x > centre_x else "R"
            self.set_xy(left, y - 4)
            self.multi_cell(width, 4, f"{_clean(name)}\n{value:.0f}", align=align)
        self.set_xy(MARGIN_MM, centre_y + height / 2)

    def items(self, title: str, items: Sequence[str]) -> None:
        if items:
            self._title(title)
            for item in items:
                self._say(f"•  {item}", 10, gap_mm=0.8)

    def paragraphs(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._title(title)
            for line in lines:
                self._say(line, 10, gap_mm=0.8)

    def pace(self, title: str, points: Sequence[Pace]) -> None:
        """Answer by answer over the comfortable band; one answer is no course."""
        if len(points) < 2:
            return
        height, (low, high) = 34.0, COMFORTABLE_WPM
        self._keep_together(height + 18)
        self._say(title, 9, MIST, gap_mm=4)
        left, width, top = MARGIN_MM + 12, self.w - 2 * MARGIN_MM - 18, self.get_y()
        every = [low, high, *(point.words_per_minute for point in points)]
        floor, roof = min(every) - 15, max(every) + 15

        def y(words: float) -> float:
            return top + height * (roof - words) / (roof - floor)

        self.set_fill_color(*WELL)
        self.rect(left, y(high), width, y(low) - y(high), style="F")
        spots = [(left + width * n / (len(points) - 1), y(p.words_per_minute)) for n, p in enumerate(points)]
        self.set_draw_color(*ACCENT)
        with self.local_context(line_width=0.5):
            self.polyline(spots)
        self.set_fill_color(*ACCENT)
        self.set_font("body", "", 8)
        self.set_text_color(*INK)
        for words in (low, high):
            self.text(MARGIN_MM, y(words) + 1, f"{words:.0f}")
        for (x, at), point in zip(spots, points, strict=True):
            self.ellipse(x - 0.9, at - 0.9, 1.8, 1.8, style="F")
            self.text(x - 2.5, at - 2, f"{point.words_per_minute:.0f}")
            self.text(x - 2.5, top + height + 4, f"Q{point.question}")
        self.set_xy(MARGIN_MM, top + height + 8)

    def question(self, part: QuestionPart) -> None:
        self._keep_together(40)
        score = "" if part.score is None else f"  ·  {part.score.value:.0f}"
        spread = f" ± {part.score.spread:.0f}" if part.score and part.score.spread is not None else ""
        self._title(f"{part.label}{score}{spread}")
        self._say(part.asked, 11, bold=True, gap_mm=2)
        for title, text, colour in (
            ("You said", part.said, INK),
            ("Not scored", part.gate, AMBER),
            ("A model answer", part.model_answer, INK),
        ):
            if text:
                self._say(title, 9, MIST)
                self._say(text, 10, colour, gap_mm=2)
        for name, level in part.levels:
            self._row(name, level)
        for title, points, colour in (("Said", part.covered, GOOD), ("Missing", part.missing, AMBER)):
            if points:
                self._say(title, 9, colour)
                for point in points:
                    self._say(f"•  {point}", 9.5)
        phases = [f"{name}: {when}" for name, when in part.phases]
        for title, lines in (
            ("Drawn", part.drawn),
            ("On the board, and not said", part.only_drawn),
            ("Phases", phases),
        ):
            if lines:
                self._say(title, 9, MIST)
                for line in lines:
                    self._say(f"•  {line}", 9.5)
        for title, text in part.tries:
            self._say(title, 9, MIST)
            self._say(text, 10, gap_mm=2)

    def _title(self, title: str) -> None:
        self._keep_together(24)
        self.ln(4)
        self.set_draw_color(*LINE)
        self.line(MARGIN_MM, self.get_y(), self.w - MARGIN_MM, self.get_y())
        self.ln(3)
        self._say(title, 13, bold=True, gap_mm=1.5)

    def _say(
        self, text: str, size: float, colour: tuple[int, int, int] = INK, *, bold: bool = False, gap_mm: float = 0
    ) -> None:
        self.set_font("body", "B" if bold else "", size)
        self.set_text_color(*colour)
        self.set_x(MARGIN_MM)
        height = max(LINE_MM, size * 0.5)
        self._flow(text, height)
        self.ln(gap_mm)

    def _flow(self, text: str, height_mm: float) -> None:
        """A paragraph. A word wider than the page is broken at any character: what people paste has such words."""
        longest = max((len(word) for word in text.split()), default=0)
        wrap = WrapMode.CHAR if longest > MAX_WORD_CHARACTERS else WrapMode.WORD
        self.set_text_shaping(bool(_SHAPED.search(text)))
        self.multi_cell(0, height_mm, _clean(text), new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L", wrapmode=wrap)

    def _row(self, name: str, value: str, *, bold: bool = False) -> None:
        self._keep_together(8)
        self.set_font("body", "B" if bold else "", 10)
        self.set_text_color(*(INK if bold else MIST))
        self.cell(60, LINE_MM, _clean(name))
        self.set_text_color(*INK)
        self.multi_cell(0, LINE_MM, _clean(value), new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _quote(self, quote: str) -> None:
        self.set_left_margin(MARGIN_MM + 4)
        self.set_x(MARGIN_MM + 4)
        self.set_font("body", "", 9.5)
        self.set_text_color(*INK)
        self._flow(f"“{quote}”", 5)
        self.set_left_margin(MARGIN_MM)
        self.set_x(MARGIN_MM)

    def _scale(self, value: float, spread: float, height_mm: float) -> None:
        """0 to 100 over the page's width: the value as a bar, the spread as a whisker on it."""
        left, width, top = MARGIN_MM, self.w - 2 * MARGIN_MM, self.get_y()
        self.set_fill_color(*WELL)
        self.rect(left, top, width, height_mm, style="F")
        self.set_fill_color(*(POOR if value < POOR_BELOW else ACCENT))
        self.rect(left, top, width * value / 100, height_mm, style="F")
        if spread:
            low, high = max(0.0, value - spread), min(100.0, value + spread)
            self.set_draw_color(*INK)
            middle = top + height_mm / 2
            self.line(left + width * low / 100, middle, left + width * high / 100, middle)
        self.set_y(top + height_mm)

    def _keep_together(self, height_mm: float) -> None:
        if self.get_y() + height_mm > self.page_break_trigger:
            self.add_page()


def _clean(text: str) -> str:
    """Without what no page can show."""
    return _CONTROLS.sub("", text.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n"))
