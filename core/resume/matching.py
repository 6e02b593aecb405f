"""A résumé against a job: each skill that is asked for, with the line that shows it or what comes near; a score of what
is there, with its reasons."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from core.domain.resume import Facts, Finding, FindingState, GapQuestion, Line, Match, Requirement, lines_of
from core.domain.resume_sections import Section, section_of
from core.resume.contact import is_contact
from core.resume.facts import skill_lines
from core.resume.requirements import requirements_of
from core.resume.vocabulary import Vocabulary, shipped_vocabulary

QUESTIONS = Path(__file__).resolve().parents[2] / "prompts" / "gap_questions.toml"
# A required skill counts twice as much as a wished one; a skill of which something near is there counts half.
REQUIRED_WEIGHT, WISHED_WEIGHT = 2, 1
PARTIAL_VALUE = 0.5
MOST_QUESTIONS = 8
_LEARNING = re.compile(
    r"(?<!\w)(?:learning|beginner|basics? (?:of|in)|basic|novice|exposure to|introduction to|introductory|"
    r"some knowledge|"
    r"familiar with|familiarity|grundkenntnisse|currently studying|interested in|notions|elementary|"
    r"taster)(?!\w)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?<!\w)(?:no|not|never|without|lack of|kein|keine)(?:\s+\w+){0,3}\s*$", re.IGNORECASE)


def match(resume_text: str, facts: Facts, job_text: str) -> Match:
    """`facts` are those of the résumé: a line that tells of work shows more than one that lists skills."""
    vocabulary = shipped_vocabulary()
    asked = requirements_of(job_text, vocabulary)
    shelf = _Shelf(resume_text, facts, vocabulary)
    findings = tuple(shelf.finding(requirement) for requirement in asked)
    if not findings:
        return Match(None, reasons=("The job's text names no skill that was understood. Paste its requirements too.",))
    return Match(score_of(findings), findings, tuple(_reasons(findings)), tuple(_questions(findings)))


def score_of(findings: Sequence[Finding]) -> int:
    """0-100: the share of what is asked for that is there, by weight."""
    value = {FindingState.FOUND: 1.0, FindingState.PARTIAL: PARTIAL_VALUE, FindingState.MISSING: 0.0}
    weights = [WISHED_WEIGHT if f.requirement.wished else REQUIRED_WEIGHT for f in findings]
    got = sum(weight * value[f.state] for weight, f in zip(weights, findings, strict=True))
    return round(100 * got / sum(weights))


class _Shelf:
    """Where a résumé says what."""

    def __init__(self, text: str, facts: Facts, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        listed = {line.number for line in skill_lines(facts.skills)}
        told = {line.number for job in facts.experience for line in job.lines}
        told |= {line.number for project in facts.projects for line in project.lines}
        self._lines = [
            line for line in lines_of(text) if section_of(line.text) is not Section.CONTACT and not _only_contact(line)
        ]
        # First what tells of work, then what is listed, then the rest.
        self._lines.sort(key=lambda line: (line.number not in told, line.number not in listed, line.number))
        self._said: dict[str, list[tuple[Line, str]]] = {}
        for line in self._lines:
            for mention in vocabulary.mentions(line.text):
                if not _DENIED.search(line.text[: mention.at]):
                    self._said.setdefault(mention.skill.name, []).append((line, mention.written))

    def finding(self, requirement: Requirement) -> Finding:
        name = requirement.skill
        said = self._said.get(name) or list(self._kinds(name)) or list(self._as_written(name))
        firm = [(line, written) for line, written in said if not _is_learning(line.text, written)]
        if firm:
            # The very word goes before another one for the same.
            line, written = next(((ln, w) for ln, w in firm if w.lower() == name.lower()), firm[0])
            other = "" if written.lower() == name.lower() else written
            also = f", as “{other}”" if other else ""
            return Finding(
                requirement, FindingState.FOUND, line, other, f"Line {line.number} of the résumé says so{also}."
            )
        if said:
            line, written = said[0]
            reason = f"Line {line.number} speaks of {written} as something begun, not yet done for long."
            return Finding(
                requirement, FindingState.PARTIAL, line, "" if written.lower() == name.lower() else written, reason
            )
        for near in self._near(name):
            for line, written in self._said.get(near, ())[:1] or list(self._as_written(near))[:1]:
                reason = f"{name} is not named; {written} on line {line.number} is near to it."
                return Finding(requirement, FindingState.PARTIAL, line, written, reason)
        return Finding(requirement, FindingState.MISSING, reason=f"No line names {name} or anything near to it.")

    def _kinds(self, name: str) -> Iterator[tuple[Line, str]]:
        """Skills of their own that are this one too: who runs Prometheus does monitoring."""
        known = self._vocabulary.of(name)
        for wording in known.synonyms if known else ():
            kind = self._vocabulary.of(wording)
            if kind is not None and kind is not known:
                yield from self._said.get(kind.name, ())

    def _near(self, name: str) -> Iterator[str]:
        """What the vocabulary calls near to it."""
        known = self._vocabulary.of(name)
        if known is None:
            return
        seen = {known.name}
        for wording in known.near:
            other = self._vocabulary.of(wording)
            near = other.name if other else wording
            if near not in seen:
                seen.add(near)
                yield near

    def _as_written(self, name: str) -> Iterator[tuple[Line, str]]:
        """For what no vocabulary has."""
        if self._vocabulary.of(name) is not None:
            return
        pattern = re.compile(rf"(?<![\w+#]){re.escape(name)}(?:s|es)?(?![\w+#])", re.IGNORECASE)
        for line in self._lines:
            if (found := pattern.search(line.text[:2000])) and not _DENIED.search(line.text[: found.start()]):
                yield line, found[0]


def _only_contact(line: Line) -> bool:
    return is_contact(line.text) and len(line.text.split()) < 12


def _is_learning(text: str, written: str) -> bool:
    """Whether the words right around it say that it is only begun."""
    at = text.find(written)
    return bool(
        _LEARNING.search(text[max(0, at - 32) : at])
        or re.match(r"\s*\((?:basic|beginner|learning|novice)", text[at + len(written) :], re.I)
    )


def _reasons(findings: Sequence[Finding]) -> Iterator[str]:
    for wished, word in ((False, "required"), (True, "wished")):
        group = [f for f in findings if f.requirement.wished is wished]
        if not group:
            continue
        by_state = {state: [f.requirement.skill for f in group if f.state is state] for state in FindingState}
        found = len(by_state[FindingState.FOUND])
        yield f"{found} of {len(group)} {word} skills {'is' if found == 1 else 'are'} in the résumé."
        if near := by_state[FindingState.PARTIAL]:
            yield f"Partly there, by something near ({word}): {', '.join(near)}."
        if missing := by_state[FindingState.MISSING]:
            yield f"Missing ({word}): {', '.join(missing)}."
    if any(f.requirement.wished for f in findings) and any(not f.requirement.wished for f in findings):
        yield "A required skill counts twice as much as a wished one; one that is partly there counts half."


def _questions(findings: Sequence[Finding]) -> Iterator[GapQuestion]:
    ordered = Match(0, tuple(findings)).gaps
    for finding in ordered[:MOST_QUESTIONS]:
        kind = "partial" if finding.state is FindingState.PARTIAL and finding.via else "missing"
        templates = _templates()[kind]
        pick = int(hashlib.sha256(finding.requirement.skill.encode()).hexdigest(), 16) % len(templates)
        yield GapQuestion(finding.requirement, templates[pick].format(skill=finding.requirement.skill, via=finding.via))


@cache
def _templates() -> dict[str, list[str]]:
    return tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
