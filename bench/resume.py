"""How many of the facts of résumés are found, and how long that takes.

    python -m bench.resume FOLDER

FOLDER holds résumés (PDF, .docx, text, Markdown, pictures), each with its truth beside it, "cv.json" or "cv.pdf.json"
for "cv.pdf". A truth is one JSON object; what it leaves out is not compared:

    {"contact": {"name": "…", "email": "…", "phone": "…", "place": "…", "links": ["…"]},
     "experience": [{"title": "…", "organisation": "…", "start": "2019-03", "end": "present"}],
     "education": [{"degree": "…", "institution": "…", "start": "2015", "end": "2018-07"}],
     "projects": ["name"], "skills": ["name"]}

or {"refused": true} for a file that must not be read. Times are "YYYY-MM", "YYYY", "present", or null for none. Each
value is one field. Values are the same when their letters and digits are, without regard to case; of names of several
words (titles, employers, degrees, schools, places, projects) four fifths of the words must agree. A résumé that was
refused counts with all of its fields as missing.

Prints as its last line {"field_f1", "ms_per_page", "refused", ...}: field_f1 is the harmonic mean of precision and
recall over all fields of all files; ms_per_page counts opening and finding; refused counts the files that were refused,
of which "rightly" had to be.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from core.document_vendors import document_reader
from core.domain.resume import Facts, MonthYear
from core.errors import InputRejected
from core.resume.facts import facts_of

Field = tuple[str, str]
WORDY = ("title", "organisation", "degree", "institution", "place", "projects")
ENOUGH = 0.8  # of the words


def fields_of_truth(truth: Mapping[str, Any]) -> Iterator[Field]:
    for name, value in truth.get("contact", {}).items():
        yield from ((f"contact.{name}", one) for one in (value if isinstance(value, list) else [value]) if one)
    for kind in ("experience", "education"):
        for entry in truth.get(kind, ()):
            yield from ((f"{kind}.{name}", str(value)) for name, value in entry.items() if value)
    for kind in ("projects", "skills"):
        yield from ((kind, value) for value in truth.get(kind, ()))


def fields_of_facts(facts: Facts) -> Iterator[Field]:
    contact = facts.contact
    for name in ("name", "email", "phone", "place"):
        yield f"contact.{name}", getattr(contact, name)
    yield from (("contact.links", link) for link in contact.links)
    for job in facts.experience:
        yield from (("experience.title", job.title), ("experience.organisation", job.organisation))
        yield from (
            ("experience.start", _time(job.start)),
            ("experience.end", "present" if job.is_current else _time(job.end)),
        )
    for study in facts.education:
        yield from (("education.degree", study.degree), ("education.institution", study.institution))
        yield from (("education.start", _time(study.start)), ("education.end", _time(study.end)))
    yield from (("projects", project.name) for project in facts.projects)
    yield from (("skills", skill.name) for skill in facts.skills)


def _time(when: MonthYear | None) -> str:
    return "" if when is None else f"{when.year}-{when.month:02d}" if when.month else str(when.year)


def compared(truth: Mapping[str, Any], facts: Facts) -> tuple[int, list[Field], list[Field]]:
    """How many fields agree, those that are missing, and those that are too many."""
    missing = list(fields_of_truth(truth))
    asked = {name for name, _ in missing}
    asked |= {
        f"{kind}.{name}"
        for kind in ("experience", "education")
        if kind in truth
        for name in ("title", "organisation", "degree", "institution", "start", "end")
    }
    asked |= {kind for kind in ("projects", "skills") if kind in truth}
    found = [(name, value) for name, value in fields_of_facts(facts) if value and name in asked]
    extra = []
    for name, value in found:
        same = next((one for one in missing if one[0] == name and _same(name, one[1], value)), None)
        if same:
            missing.remove(same)
        else:
            extra.append((name, value))
    return len(found) - len(extra), missing, extra


def _same(name: str, one: str, other: str) -> bool:
    if name == "contact.phone":
        return re.sub(r"\D", "", one) == re.sub(r"\D", "", other)
    if name == "contact.links":
        return _link(one) == _link(other)
    if name.endswith((".start", ".end")):
        return one == other
    first, second = (re.findall(r"[^\W_]+|[+#]+", text.casefold()) for text in (one, other))
    if first == second:
        return True
    if not name.endswith(WORDY):
        return False
    both = sum((Counter(first) & Counter(second)).values())
    return bool(both) and 2 * both / (len(first) + len(second)) >= ENOUGH


def _link(text: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", text.casefold())


def truth_beside(file: Path) -> dict[str, Any] | None:
    for beside in (file.with_name(file.name + ".json"), file.with_suffix(".json")):
        if beside.is_file() and beside != file:
            truth: dict[str, Any] = json.loads(beside.read_text(encoding="utf-8"))
            return truth
    return None


def figures(folder: Path) -> dict[str, Any]:
    reader = document_reader()
    same = missed = extra = pages = refused = rightly = files = 0
    spent_s = 0.0
    for file in sorted(folder.iterdir()):
        truth = truth_beside(file) if file.suffix != ".json" else None
        if truth is None:
            continue
        files += 1
        must_refuse = bool(truth.get("refused"))
        started_s = time.perf_counter()
        try:
            document = reader.read(file.read_bytes(), file.name)
            facts = facts_of(document.text)
            spent_s += time.perf_counter() - started_s
            pages += document.pages
        except InputRejected as error:
            refused, rightly, facts = refused + 1, rightly + must_refuse, Facts()
            print(f"{file.name}: refused: {error.user_message}")
        if must_refuse:
            continue
        agree, missing, surplus = compared(truth, facts)
        same, missed, extra = same + agree, missed + len(missing), extra + len(surplus)
        print(f"{file.name}: {agree} right, {len(missing)} missing {missing}, {len(surplus)} too many {surplus}")
    return {
        "field_f1": round(2 * same / (2 * same + missed + extra), 4) if same else 0.0,
        "ms_per_page": round(spent_s * 1000 / pages, 1) if pages else None,
        "refused": refused,
        "rightly": rightly,
        "files": files,
        "precision": round(same / (same + extra), 4) if same else 0.0,
        "recall": round(same / (same + missed), 4) if same else 0.0,
    }


def main() -> None:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    print(json.dumps(figures(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
