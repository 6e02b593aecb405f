"""Who the résumé is of: name, ways to reach them, place. Kept out of every prompt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from core.domain.resume import Contact, Line
from core.domain.resume_sections import section_of
from core.resume.words import is_title, pieces_of, place_like

EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[A-Za-z]{2,24}")
PHONE = re.compile(r"(?<![\w/.])(?:\+|\(\+?|00)?\d[\d\s().\-/–]{6,20}\d(?!\w)")
LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;<>()]{3,200}"
    r"|(?<![\w@.])(?:[\w-]+\.)*(?:linkedin\.com|github\.com|gitlab\.com|github\.io|behance\.net|dribbble\.com|"
    r"medium\.com|stackoverflow\.com|kaggle\.com|orcid\.org|xing\.com|bitbucket\.org|notion\.site|twitter\.com)"
    r"(?:/[^\s|,;<>()]{1,200})?"
    r"|(?<![\w@./])(?:[a-z0-9-]+\.)+(?:dev|io|me|com|org|net|design|tech|co|app|page|blog|codes|studio|site|"
    r"space|info|"
    r"works|de|fr|es|it|uk|se|nl|ch|at|pl|br|in|au|ie|za|ke|ng|sg|pt|be|dk|no|fi|ca|us|eu)(?:/[^\s|"
    r",;<>()]{0,200})?"
    r"(?![\w@.-])",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^(?:e-?mail|mail|courriel|correo|phone|tel|telefon|téléphone|teléfono|telefono|telephone|mobile|mob|mobil|"
    r"cell|"
    r"handy|gsm|address|adresse|anschrift|dirección|indirizzo|location|wohnort|based in|city|linkedin|github|"
    r"website|"
    r"web|portfolio|name|full name|nome|nombre|nom|p|e|t|m|a|w|date of birth|born|geboren|nationality|"
    r"staatsangehörigkeit|nacionalidad|lives in|ort|home)\.?\s*[:：]\s*",
    re.IGNORECASE,
)
_LINK_END = re.compile(r"[\w-]+/? \(LinkedIn\)$")
TITLES = re.compile(
    r"^(?:curriculum vitae|cv|résumé|resume|lebenslauf|curriculum|dr|prof|mr|mrs|ms|mx|ing|"
    r"dipl\.-ing)\b[\s.:–—-]*(?:of|von|for|de)?\s*",
    re.I,
)
SUFFIXES = re.compile(
    r",?\s+(?:RN|BSN|MSN|PhD|Ph\.D\.|MD|M\.D\.|CPA|ACCA|FCA|CFA|MBA|PMP|MSc|BSc|BA|MA|MEng|PGCE|QTS|RGN|CEng|"
    r"Esq\.?|Jr\.?|Sr\.?|ACA|"
    r"FRCS|M\.Ed\.?|Ed\.D\.?|LPN|CNA|PE|P\.E\.|he/him|she/her|they/them|\([^)]*\))(?=\s|,|$)"
)
_PARTICLES = "de da do dos das del della di la le el al bin binti ibn van von der den ter ten zu y e af av abu ben o st"
PARTICLES = frozenset(_PARTICLES.split())
TOP = 12  # lines among which the head of a résumé ends
MOST_CHARACTERS = 400


def contact_of(lines: Sequence[Line]) -> Contact:
    """From the head of the résumé and its contact section, and from what looks like nothing else anywhere."""
    texts = [line.text[:MOST_CHARACTERS] for line in lines]
    email = next((found[0] for text in texts if (found := EMAIL.search(text))), "")
    near = _contact_lines(texts)
    name = _name(texts, email)
    return Contact(
        name=name,
        email=email,
        phone=next((phone for text in near if (phone := _phone(text))), ""),
        place=_place(near, name),
        links=_links(texts, near),
    )


def is_contact(text: str) -> bool:
    """Whether the line holds a way to reach the person."""
    return bool(EMAIL.search(text) or _phone(text) or LABEL.match(text))


def _contact_lines(texts: Sequence[str]) -> list[str]:
    """The first lines up to a heading, every contact section, and the lines around an e-mail address."""
    near: list[str] = []
    section, began = "head", False
    for index, text in enumerate(texts):
        heading = section_of(text)
        if heading is not None:
            section, began = heading.value, True
        elif section == "contact" or (not began and index < TOP) or EMAIL.search(text):
            near.append(text)
    around = [index for index, text in enumerate(texts) if EMAIL.search(text)][:2]
    near += [
        texts[i] for at in around for i in range(max(0, at - 2), min(len(texts), at + 3)) if not section_of(texts[i])
    ]
    return list(dict.fromkeys(near))


def _phone(text: str) -> str:
    bare = LINK.sub(" ", EMAIL.sub(" ", text))
    for found in PHONE.finditer(bare):
        digits = re.sub(r"\D", "", found[0])
        years = re.fullmatch(r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d", found[0].strip())
        dated = re.fullmatch(
            r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:\d{1,2}[./-])?\d{4}\s*[-–]\s*(?:\d{1,2}[./-])?\d{4}",
            found[0].strip(),
        )
        if 7 <= len(digits) <= 15 and not years and not dated:
            return found[0].strip(" .-–/")
    return ""


def _links(texts: Sequence[str], near: Sequence[str]) -> tuple[str, ...]:
    """Profiles wherever they stand; plain addresses where contact is told."""
    wrapped = [
        f"{a}{b}" for a, b in pairwise(texts) if re.search(r"linkedin\.com/in/[\w-]+$", a) and _LINK_END.match(b)
    ]
    if wrapped:
        near = [text for text in near if not re.search(r"linkedin\.com/in/[\w-]+$", text)]
        texts = wrapped
    joined = [*near, *(text for text in texts if re.search(r"linkedin\.com|github\.com", text, re.I))]
    found = [match[0].rstrip(".,;)/") for text in joined for match in LINK.finditer(EMAIL.sub(" ", text))]
    return tuple(dict.fromkeys(link for link in found if "." in link))


def _name(texts: Sequence[str], email: str) -> str:
    """The first line or piece that looks like a name; one that the e-mail address is made of goes before."""
    local = re.sub(r"[^a-z]", "", _folded(email.partition("@")[0]))
    best, best_score = "", 0
    for first, second in pairwise(texts[:TOP]):  # one part of the name a line
        parts = [re.sub(r"[^a-z]", "", _folded(text)) for text in (first, second)]
        if all(
            len(part) > 2 and part in local and " " not in text
            for part, text in zip(parts, (first, second), strict=True)
        ):
            return _as_name(f"{first} {second}")
    for index, text in enumerate(texts[:120]):
        labelled = re.match(r"^(?:full )?(?:name|nome|nombre|nom)\s*[:：]\s*(.+)$", text, re.I)
        for place, piece in enumerate([labelled[1]] if labelled else pieces_of(LABEL.sub("", text))[:3]):
            name = _as_name(piece)
            if not name or section_of(text) is not None:
                continue
            words = [re.sub(r"[^a-z]", "", _folded(word)) for word in name.split()]
            in_email = sum(len(word) > 2 and word in local for word in words)
            if place_like(name) > 1 and not in_email and index:  # "Jordan" and "Sofia" are names too
                continue
            score = (
                10 * in_email
                + (12 if labelled else 0)
                + (8 if index == 0 else 5 if index < 3 else 0)
                - place
                - index // 4
            )
            if score > best_score and (index < TOP or in_email):
                best, best_score = name, score
    return best


def _folded(text: str) -> str:
    """Without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _as_name(piece: str) -> str:
    """The piece as a name, "" where it is none: two to five words in capitals or with capitals, no job, no place."""
    text = TITLES.sub("", SUFFIXES.sub("", SUFFIXES.sub("", piece.strip(" .,•|#*_")))).strip(" ,.-–—")
    text = TITLES.sub("", text)
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 45 or re.search(r"[\d@/\\:;!?&%$+()]", text) or "," in text:
        return ""
    named = [word for word in words if word.lower() not in PARTICLES]
    if len(named) < 2 or not all(word[0].isupper() and re.fullmatch(r"[\w.'’-]+", word) for word in named):
        return ""
    if is_title(text) or section_of(text) is not None:
        return ""
    if text.isupper():
        return " ".join(_cased(word) for word in words)
    return text


def _cased(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def _place(near: Sequence[str], name: str) -> str:
    """The piece of the head that is most like a place."""
    best, best_score = "", 1
    for text in near:
        labelled = re.match(
            r"^(?:address|adresse|anschrift|location|wohnort|based in|city|dirección|indirizzo|lives in|ort|"
            r"home)\s*:\s*",
            text,
            re.I,
        )
        bare = LINK.sub(" | ", EMAIL.sub(" | ", LABEL.sub("", text)))
        phone = _phone(bare)
        bare = bare.replace(phone, " | ") if phone else bare
        for said in pieces_of(bare):
            piece = LABEL.sub("", said).strip(" ,.;")
            if not piece or piece == name or is_title(piece) or len(piece) > 70 or section_of(piece):
                continue
            score = place_like(piece) + (3 if labelled else 0)
            if score > best_score:
                best, best_score = piece, score
    return best
