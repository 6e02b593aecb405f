"""What a job asks for, by rules: skills in its text, sorted into required and wished by its headings and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from core.domain.resume import Line, Requirement, lines_of
from core.resume.entries import bare
from core.resume.vocabulary import Vocabulary

MOST_LINES = 600
MOST_REQUIREMENTS = 60


class Part(Enum):
    """Of a job's text."""

    REQUIRED = "required"
    WISHED = "wished"
    TASKS = "tasks"
    OTHER = "other"  # the company, what it offers, how to apply


_WISHED = (
    r"nice[- ]to[- ]haves?|bonus(?: points)?|preferred|desirable|desired|a plus|is a plus|advantageous|"
    r"an advantage|ideally|"
    r"preferably|beneficial|would be great|would be good|wünschenswert|von vorteil|idealerweise|good to have|"
    r"optional|"
    r"extra credit|pluses|wish list|we would love|we'd love|not essential|not required but|helpful|an asset|"
    r"it helps if|"
    r"would help|we also like|also like|extras"
)
_REQUIRED = (
    r"must[- ]haves?|must|required|requirements?|essential|mandatory|minimum|qualifications|you have|you bring|"
    r"you'll have|"
    r"you will have|you need|you'll need|you will need|what you need|what you bring|what we're looking for|"
    r"what we are looking for|looking for|who you are|about you|your profile|skills and experience|your skills|"
    r"person specification|ihr profil|dein profil|anforderungen|das bringst du mit|votre profil|perfil|"
    r"requisitos|you are|"
    r"skills|experience needed|competencies|candidate profile|the ideal candidate|ideal candidate|we expect|"
    r"we need|key skills"
)
_TASKS = (
    r"responsibilities|duties|what you'll do|what you will do|the role|your role|your tasks|tasks|day to day|"
    r"in this role|"
    r"job description|key accountabilities|ihre aufgaben|deine aufgaben|aufgaben|missions|vos missions|"
    r"funciones|"
    r"the job|about the role|about the job|what you'll be doing|what you will be doing|you will"
)
_OTHER = (
    r"about us|who we are|our company|the company|what we offer|we offer|our offer|benefits|perks|how to apply|"
    r"salary|"
    r"compensation|location|why join|why us|equal opportunit\w*|wir bieten|über uns|our stack|about the company|"
    r"the team|"
    r"our values|closing date|contact"
)
_HEADINGS = tuple(
    (part, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
    for part, words in ((Part.WISHED, _WISHED), (Part.OTHER, _OTHER), (Part.TASKS, _TASKS), (Part.REQUIRED, _REQUIRED))
)
_IS_WISHED = re.compile(rf"(?<!\w)(?:{_WISHED})(?!\w)", re.IGNORECASE)
_IS_REQUIRED = re.compile(
    r"(?<!\w)(?:must(?! be (?:nice|great))|required|essential|mandatory|you need|you will need|you'll need|"
    r"you have|you bring|"
    r"we require|minimum|needs? to know|requires)(?!\w)",
    re.IGNORECASE,
)
_OF_WHAT_FOLLOWS = re.compile(
    r"(?<!\w)(?:preferably|ideally|idealerweise|preferred|preferable)\s+\w+.*$", re.IGNORECASE
)
_OPENS_WISHED = re.compile(
    r"\W*(?:ideally|preferably|idealerweise|it would be|it is a plus|bonus)(?!\w)", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*\)")
_WE_HIRE = re.compile(r"(?:\bare|['’]re|\bis|\bnow|['’]s) (?:currently )?$", re.IGNORECASE)
_NOT_ASKED = re.compile(
    r"(?<!\w)(?:no (?:prior |previous )?(?:experience|knowledge)|not (?:required|needed|necessary)|we (?:do not|"
    r"don't) (?:need|require|use))(?!\w)",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:experience (?:with|in|of|using)|knowledge of|proficien(?:t|cy) (?:in|with)|familiar(?:ity)? with|"
    r"expertise in|"
    r"skilled in|command of|understanding of|background in|competen(?:t|ce) in|hands-on with|fluent in|"
    r"fluency in|"
    r"confident (?:with|in|using))\s+([^.;:()]{2,160})",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^(?:the|a|an|our|your|at least|one|or more|of|modern|strong|good|solid|excellent|proven|working|hands-on|"
    r"relevant|"
    r"similar|other|some|any|basic|advanced|deep|both|e\.g\.|such as|like|using|with|in|and|or|tools|"
    r"technologies|systems)\s+|\s+(?:or similar|or equivalent|experience|skills|preferred|required|is a plus|"
    r"a plus|tools|etc)$",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÀ-Ý])|;\s+")
_WORDS = """
years year degree ability able willing team work working environment role passion attention detail attitude driven
motivated motivation people related field opportunity someone person you we they will ideas things ways new similar
"""
_WORDY = frozenset(_WORDS.split())


def requirements_of(text: str, vocabulary: Vocabulary) -> tuple[Requirement, ...]:
    """In the order of the text, each skill once: required where it is required anywhere."""
    lines = list(lines_of(text)[:MOST_LINES])
    parts = list(_parts(lines))
    sorted_out = any(part in (Part.REQUIRED, Part.WISHED) for part, _, heads in parts if not heads)
    found: dict[str, Requirement] = {}
    for part, line, heads in parts:
        if (
            part is Part.OTHER
            or (part is Part.TASKS and sorted_out)
            or (heads and not line.text.partition(":")[2].strip(" *_"))
        ):
            continue
        for skill, wished in _asked(line, part, vocabulary):
            known = found.get(skill.lower())
            if known is None or (known.wished and not wished):
                found[skill.lower()] = Requirement(
                    skill, wished, known.where if known and known.wished == wished else line
                )
    return tuple(found.values())[:MOST_REQUIREMENTS]


def _parts(lines: list[Line]) -> Iterator[tuple[Part, Line, bool]]:
    """Each line with the part that it stands in, and whether it heads one."""
    part = Part.TASKS
    for line in lines:
        text = bare(line.text)
        heading = _heading(line.text, text)
        if heading is not None:
            part = heading
        yield part, line, heading is not None


def _heading(raw: str, text: str) -> Part | None:
    """Short, with a colon or in capitals or without an end, and with a word that heads a part."""
    head, colon, rest = text.partition(":")
    if colon and len(rest.split()) > 0 and len(head.split()) <= 5:
        text = head
    elif (
        len(text.split()) > 7 or text.endswith((".", ";", ",")) or (raw != text and not raw.startswith(("#", "*", "_")))
    ):
        return None
    for part, pattern in _HEADINGS:
        match = pattern.search(text)
        if match and len(text.split()) - len(match[0].split()) <= 4:
            return part
    return None


def _asked(line: Line, part: Part, vocabulary: Vocabulary) -> Iterator[tuple[str, bool]]:
    """Skills of one line, and whether each is only wished for."""
    for sentence in _SENTENCES.split(bare(line.text)):
        if _NOT_ASKED.search(sentence) and not _IS_WISHED.search(sentence):
            continue
        mentions = [m for m in vocabulary.mentions(sentence) if not _WE_HIRE.search(sentence[: m.at])]
        for mention in mentions:
            yield mention.skill.name, _wished_at(sentence, mention.at, part)
        if part is not Part.TASKS or _CUE.search(sentence):
            covered = [(m.at, m.stop) for m in mentions]
            for name, at in _unknown(sentence, part, bool(mentions)):
                if not any(start < at + len(name) and at < stop for start, stop in covered):
                    yield name, _wished_at(sentence, at, part)


def _wished_at(sentence: str, at: int, part: Part) -> bool:
    """By the words of its clause; else by the part it stands in. "Docker required, Kubernetes a plus" says both."""
    if _OPENS_WISHED.match(sentence):
        return True
    cuts = [
        0,
        *(m.end() for m in re.finditer(r",\s+|\s+(?:but|while|and|or)\s+|\s+[–—-]\s+|\(", sentence)),
        len(sentence),
    ]
    clause_at = max(cut for cut in cuts if cut <= at)
    stop = min((cut for cut in cuts if cut > at), default=len(sentence))
    clause = sentence[clause_at:stop]
    if _IS_WISHED.search(clause):
        return True
    if _IS_REQUIRED.search(clause):
        return False
    # A word at the end or the start of the sentence speaks for all of it, unless another one stands between.
    behind, before = sentence[stop:], sentence[:clause_at]
    behind = _OF_WHAT_FOLLOWS.sub("", _BRACKETS.sub("", f"({behind}" if sentence[:stop].endswith("(") else behind))
    wished, required = _IS_WISHED.search(behind), _IS_REQUIRED.search(behind)
    if wished or required:
        return bool(wished) and not (wished and required and required.start() < wished.start())
    marks = [(m.start(), True) for m in _IS_WISHED.finditer(before)] + [
        (m.start(), False) for m in _IS_REQUIRED.finditer(before)
    ]
    if marks:
        return max(marks)[1]
    return part is Part.WISHED


def _unknown(sentence: str, part: Part, knows_some: bool) -> Iterator[tuple[str, int]]:
    """Skills that no vocabulary has: what stands behind "experience with", and short items of a list, as written."""
    for cue in _CUE.finditer(sentence):
        start = cue.start(1)
        for piece in re.split(r"(,|\sand\s|\sor\s|/)", cue[1]):
            name = _bare_name(piece)
            if _is_name(name) and (name[0].isupper() or any(c.isdigit() for c in name)):
                yield name, start + piece.find(name)
            start += len(piece)
    if knows_some or _CUE.search(sentence):
        return
    name = _bare_name(sentence.strip(" ."))
    if part in (Part.REQUIRED, Part.WISHED) and _is_name(name) and len(sentence.split()) <= 4:
        yield name, sentence.find(name)


def _bare_name(text: str) -> str:
    name, before = text.strip(" .,;:()"), ""
    while name != before:
        before, name = name, _FILLER.sub("", name).strip()
    return name


def _is_name(name: str) -> bool:
    words = name.lower().split()
    return (
        0 < len(words) <= 4
        and len(name) > 1
        and not _WORDY & set(words)
        and name[0].isalnum()
        and not name[0].isdigit()
    )
