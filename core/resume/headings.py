"""What the heading of a job or of a course of study says: title, employer, place; degree and school."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.resume.words import has, is_title, organisation_like, pieces_of, place_like, title_like

_AT = re.compile(r"\s+(?:at|bei|chez|presso|bij|en la empresa|@)\s+(?=[A-ZÀ-Ý0-9\"“])")
_BRACKETS = re.compile(r"\s*\([^()]{0,80}\)\s*$")
_GRADE = re.compile(
    r"\b(?:gpa|cgpa|grade|note|first[- ]class|second[- ]class|upper second|lower second|distinction|merit|"
    r"honours$|summa|magna|"
    r"cum laude|2:[12]|1st|with honou?rs|percentage|\d{2}(?:\.\d+)?\s*%|voto|mention|schnitt|thesis|"
    r"dissertation|final mark|"
    r"average|score|modules|coursework)\b",
    re.IGNORECASE,
)
_EMPLOYMENT = re.compile(
    r"^(?:full[- ]time|part[- ]time|contract|permanent|freelance|internship|self[- ]employed|temporary|seasonal|"
    r"vollzeit|teilzeit|befristet|cdi|cdd|tiempo completo|hybrid|remote|on-site)$",
    re.IGNORECASE,
)
_BARE_DEGREE = re.compile(
    r"^(?:bachelor|master|doctor|associate)(?:['’]?s)? (?:of|in) (?:arts|science|engineering|technology|commerce|laws|"
    r"business administration|education|philosophy|fine arts|applied science|social science)(?: \([^)]*\))?$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:company|employer|organisation|organization|position|title|role|job title|institution|school|degree|"
    r"location|place|"
    r"firma|arbeitgeber|position held|name and address of employer|occupation or position held)\s*:\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class JobHeading:
    title: str
    organisation: str
    place: str


@dataclass(frozen=True, slots=True)
class StudyHeading:
    degree: str
    institution: str


def job_heading(texts: Sequence[str]) -> JobHeading:
    """`texts` are the lines of a heading without its time."""
    pieces = [part for text in texts for piece in pieces_of(_LABEL.sub("", text)) for part in _AT.split(piece)]
    pieces = [cut for piece in pieces if not _EMPLOYMENT.match(piece) for cut in _cut_place(piece)]
    places = [piece for piece in pieces if _is_place(piece)]
    named = [piece for piece in pieces if piece not in places]
    if len(named) == 1:
        named = _cut_pair(named[0])
    if not named:
        return JobHeading("", places[0] if places else "", ", ".join(places[1:2]))
    title = max(named, key=title_like)
    if title_like(title) <= 0 and len(named) > 1:
        title = named[1] if organisation_like(named[0]) > 0 and organisation_like(named[1]) <= 0 else named[0]
    if len(named) == 1 and title_like(title) <= 0 and organisation_like(title) > 0:
        return JobHeading("", _tidy(title), places[0] if places else "")
    others = [piece for piece in named if piece is not title]
    organisation = max(others, key=organisation_like) if others else ""
    if not organisation and (own := next((one for one in places if _names_first(one)), "")):
        organisation, _, place = own.partition(",")
        places = [place.strip()]
    if not organisation and len(places) > 1:  # an employer that is called as a place is
        organisation, places = places[0], places[1:]
    return JobHeading(_tidy(title), _tidy(organisation), places[0] if places else "")


def _is_place(piece: str) -> bool:
    return place_like(piece) > 1 and not is_title(piece)


def _names_first(place: str) -> bool:
    """Whether what stands before a known place is none: "Clinique Atlas, Casablanca"."""
    first, comma, rest = place.partition(",")
    return bool(comma) and not has("places", first) and (bool(has("places", rest)) or "," in rest)


def _cut_place(piece: str) -> list[str]:
    """ "Acme Ltd, Leeds, UK" as "Acme Ltd" and "Leeds, UK"."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) < 2 or (_is_place(piece) and not has("organisations", piece)):
        return [piece]
    for at in range(1, len(parts)):
        rest = ", ".join(parts[at:])
        if has("places", rest) and not has("titles", rest) and not has("organisations", parts[at]):
            return [", ".join(parts[:at]), rest]
        if at == len(parts) - 1 and re.fullmatch(r"[A-Z]{2}", rest) and at > 1:
            return [", ".join(parts[: at - 1]), ", ".join(parts[at - 1 :])]
    return [piece]


def _cut_pair(piece: str) -> list[str]:
    """One piece that says both: "Nurse, St Mary's Hospital", "Acme Ltd: Engineer"; or has the employer in brackets."""
    inside = re.fullmatch(r"(.{3,80}?)\s*\(([^()]{2,60})\)", piece)
    if inside and is_title(inside[1]) and not is_title(inside[2]):
        return [inside[1], inside[2]]
    for mark in (", ", ": ", " / "):
        parts = piece.split(mark)
        for at in range(1, len(parts)):
            left, right = mark.join(parts[:at]), mark.join(parts[at:])
            if is_title(left) != is_title(right) and (at == len(parts) - 1 or organisation_like(right) > 0):
                return [left, right]
        if len(parts) == 2 and organisation_like(parts[1]) > 0 >= organisation_like(parts[0]) and " " in parts[1]:
            return parts
        if len(parts) == 2 and is_title(piece):
            by_title = title_like(parts[0]) >= title_like(parts[1])
            return parts if by_title else parts[::-1]
    return [piece]


def study_heading(texts: Sequence[str]) -> StudyHeading:
    """`texts` are the lines of a heading without its time."""
    pieces = [piece for text in texts for piece in pieces_of(_LABEL.sub("", text)) for piece in _apart(piece)]
    segments = [part.strip() for piece in pieces for part in _outside_brackets(piece) if part.strip()]
    segments = [part for part in segments if not _GRADE.search(part) or has("schools", part)]
    schools = [part for part in segments if has("schools", part)]
    school = max(
        schools, key=lambda part: (has("schools", part) - has("degrees", part), -segments.index(part)), default=""
    )
    degrees = [part for part in segments if has("degrees", part) and part is not school]
    degree = degrees[0] if degrees else ""
    if school and not degree and has("degrees", school):
        degree, school = _cut_degree(school)
    rest = [part for part in segments if part not in (school, degree) and not _is_place(part) and place_like(part) < 2]
    if not degree:
        degree, rest = (rest[0], rest[1:]) if rest else ("", [])
    elif rest and _goes_on(texts, degree, rest[0]):
        degree = f"{degree}, {rest.pop(0)}"
    if not school and (left := rest or [part for part in segments if part != degree]):
        school = left[0]
    return StudyHeading(_tidy(degree), _tidy(school))


def _apart(piece: str) -> list[str]:
    """ "BSc Physics at Aalto" is two; "University of Illinois at Chicago" is one."""
    parts = _AT.split(piece)
    return [piece] if has("schools", parts[0]) else parts


def _outside_brackets(piece: str) -> list[str]:
    return re.split(r",\s+(?![^(]*\))", piece)


def _cut_degree(text: str) -> tuple[str, str]:
    """ "BSc Physics University of Leeds" or "Diploma from the Open University"."""
    found = re.match(r"(.{3,80}?)(?:\s+(?:from|of the|der|an der|à l['’]|de l['’])\s+|\s*\()(.*\b\w.*?)\)?$", text)
    if found and has("schools", found[2]) and has("degrees", found[1]):
        return found[1], found[2]
    return text, ""


def _goes_on(texts: Sequence[str], degree: str, part: str) -> bool:
    """Whether the subject stands behind a comma: "BSc (Hons), Computer Science"."""
    is_bare = len(degree.split()) <= 2 or _BARE_DEGREE.match(degree)
    return bool(is_bare) and any(f"{degree}, {part}" in text for text in texts)


def _tidy(text: str) -> str:
    ends_in_a_form = re.search(r"\b(?:Inc|Ltd|Co|Corp|(?:\w\.){1,3}\w)\.$", text)
    return text.strip(" ,;:–—-|•" if ends_in_a_form else " ,;:.–—-|•")
