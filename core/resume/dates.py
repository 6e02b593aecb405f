"""Months and years as résumés write them, in English, German, French, Spanish, Italian, Portuguese and Dutch."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.domain.resume import MonthYear

_MONTH_WORDS = {
    1: "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari",
    2: "february feb februar feber février févr fév fevrier febrero febbraio fevereiro fev februari",
    3: "march mar märz maerz mrz mär mars marzo março maart mrt",
    4: "april apr avril avr abril abr aprile",
    5: "may mai mayo maggio mag maio mei",
    6: "june jun juni juin junio giugno giu junho",
    7: "july jul juli juillet juil julio luglio lug julho",
    8: "august aug août aout agosto ago augustus",
    9: "september sept sep septembre septiembre settembre set setembro",
    10: "october oct oktober okt octobre octubre ottobre ott outubro out",
    11: "november nov novembre noviembre novembro",
    12: "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro december",
}
_SEASONS = {3: "spring", 6: "summer", 9: "autumn fall", 12: "winter"}
_MONTHS = {word: number for number, words in _MONTH_WORDS.items() for word in words.split()}
_SEASON_WORDS = [word for words in _SEASONS.values() for word in words.split()]
_MONTH = "|".join(sorted((*_MONTHS, *_SEASON_WORDS), key=len, reverse=True))
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_NOW = (
    r"present|till date|till now|until now|now|current|currently|today|to date|date|ongoing|"
    r"heute|aktuell|jetzt|laufend|aujourd['’]hui|"
    r"présent|"
    r"à ce jour|actualidad|la actualidad|actual|presente|oggi|attuale|in corso|atual|hoje|heden|nu"
)
_ONE = (
    rf"(?:(?:{_MONTH})\.?,?\s*(?:{_YEAR}|['’]\d\d)|(?:\d{{1,2}}[./])?\d{{1,2}}\s?[./-]\s?{_YEAR}|"
    rf"{_YEAR}[./-](?:0[1-9]|1[0-2])(?:-\d\d)?(?!\d)|{_YEAR}|(?:0[1-9]|1[0-2])[./]\d\d(?!\d|[./]))"
)
_TO_WORDS = r"to|until|till|through|bis|à|au|hasta|a|al|até|tot"
_TO = rf"\s*(?:[-–—‒−~]+>?|→|\b(?:{_TO_WORDS})\b)\s*"
_SINCE = r"(?:since|from|seit|ab|depuis|desde|dal|da|desde|sinds)\s+"
RANGE = re.compile(
    rf"(?<![\w/.])(?:from\s+|von\s+|de\s+|du\s+)?(?P<start>{_ONE}|(?:{_MONTH})\.?){_TO}(?P<end>{_ONE}|"
    rf"{_NOW})(?![\w/])"
    rf"|(?<![\w/.]){_SINCE}(?P<since>{_ONE})(?![\w/])"
    rf"|(?<![\w/.])(?P<open>{_ONE})\s*[-–—]\s*$"
    rf"|(?<![\w/.])(?P<years>{_YEAR})\s*[-–—/]\s*(?P<short>\d\d)(?![\w/])",
    re.IGNORECASE,
)
SINGLE = re.compile(rf"(?<![\w/.,$€£%-])(?P<one>{_ONE})(?![\w/%])", re.IGNORECASE)
LENGTH = re.compile(
    r"[(\[·•|,]?\s*(?:\d+\s*(?:years?|yrs?|jahre?|ans?|años?)[\s,]*)?(?:\d+\s*(?:months?|mos?|monate?|mois|"
    r"meses))?\s*[)\]]?$",
    re.IGNORECASE,
)
MOST_CHARACTERS = 300  # of a line in which dates are looked for


@dataclass(frozen=True, slots=True)
class Span:
    """A time that a line names, and where in the line. `is_range`: it has two ends, or goes on."""

    start: MonthYear | None
    end: MonthYear | None
    is_current: bool
    is_range: bool
    at: int
    stop: int


def span_in(line: str) -> Span | None:
    """The range that the line names; without one, the last single month or year in it."""
    line = line[:MOST_CHARACTERS]
    if found := RANGE.search(line):
        return _ranged(found)
    singles = list(SINGLE.finditer(line))
    if not singles:
        return None
    last = singles[-1]
    when = month_year(last["one"])
    return Span(None, when, False, False, last.start(), last.end()) if when else None


def _ranged(found: re.Match[str]) -> Span:
    at, stop = found.span()
    if found["since"] or found["open"]:
        return Span(month_year(found["since"] or found["open"]), None, True, True, at, stop)
    if found["years"]:
        start = int(found["years"])
        return Span(MonthYear(start), MonthYear(start // 100 * 100 + int(found["short"])), False, True, at, stop)
    end = month_year(found["end"])
    start_of = month_year(found["start"])
    if start_of is None and end is not None:  # "Mar - Jun 2021"
        month = _MONTHS.get(found["start"].rstrip(".").lower())
        start_of = MonthYear(end.year, month) if month else None
    return Span(start_of, end, end is None, True, at, stop)


def month_year(text: str) -> MonthYear | None:
    """None for words that mean now, and for what is no date."""
    text = text.strip().lower()
    if word := re.match(rf"({_MONTH})\.?,?\s*(?:({_YEAR})|['’](\d\d))", text):
        return MonthYear(int(word[2]) if word[2] else _century(word[3]), _MONTHS.get(word[1]))
    if iso := re.match(rf"({_YEAR})[./-](\d\d)", text):
        return _checked(int(iso[1]), int(iso[2]))
    if numbers := re.match(rf"(?:\d{{1,2}}[./])?(\d{{1,2}})\s?[./-]\s?({_YEAR})", text):
        return _checked(int(numbers[2]), int(numbers[1]))
    if short := re.fullmatch(r"(\d\d)[./](\d\d)", text):
        return _checked(_century(short[2]), int(short[1]))
    year = re.match(_YEAR, text)
    return MonthYear(int(year[0])) if year else None


def _checked(year: int, month: int) -> MonthYear:
    return MonthYear(year, month if 1 <= month <= 12 else None)


def _century(two_digits: str) -> int:
    year = int(two_digits)
    return 2000 + year if year < 50 else 1900 + year


def without_span(line: str, span: Span) -> str:
    """The line without its time, the length of it, and the brackets that held it."""
    before, after = line[: span.at], line[span.stop :]
    after = LENGTH.sub("", after.strip(), count=1) if len(after) < 60 else after
    left = re.sub(r"[\s(\[|,;:·•–—-]+$", "", before)
    right = re.sub(r"^[\s)\]|,;:·•–—-]+", "", after)
    return f"{left}    {right}".strip()
