"""Notes as sentences, each with the part of a story that it belongs to; the rules by which a draft is made without a
model. Every word is the person's own: sentences are put in order, never reworded."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.domain.evaluation import StarPart
from core.domain.story import StoryDraft

BUILT_IN = "built-in"
PartsIn = Callable[[str], frozenset[StarPart]]  # which parts a sentence tells, by its wordings
ORDER = tuple(StarPart)
_LABELS = {
    **{part.value: part for part in StarPart},
    **{"context": StarPart.SITUATION, "background": StarPart.SITUATION, "goal": StarPart.TASK, "role": StarPart.TASK},
    **{"actions": StarPart.ACTION, "outcome": StarPart.RESULT, "results": StarPart.RESULT},
}
_LABEL = re.compile(rf"^\s*({'|'.join(_LABELS)})\s*[:–—-]\s*", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_END = re.compile(r"(?<=[.!?…])\s+(?=\S)")
# Where a second subject begins, a new thought may: "… was late, and I was asked to …".
_JOINT = re.compile(r",?\s+(?:and|but|so|then)\s+(?=(?:I|we|my|our|they|it|she|he)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BuiltInDrafter:
    parts_in: PartsIn

    def draft(self, notes: Sequence[str]) -> StoryDraft:
        """Of notes, each further one an answer to what was asked after those before it."""
        return drafted(together(notes, self.parts_in), self.parts_in)


def together(notes: Sequence[str], parts_in: PartsIn) -> str:
    """All of them, the answers under the part they were asked for."""
    told = ""
    for note in notes:
        missing = drafted(told, parts_in).missing if told else ()
        label = f"{missing[0].value}: " if missing and not _LABEL.match(note) else ""
        told = f"{told}\n{label}{' '.join(note.split()) if label else note}".strip()
    return told


def drafted(notes: str, parts_in: PartsIn) -> StoryDraft:
    held: dict[StarPart, list[str]] = {part: [] for part in ORDER}
    at = StarPart.SITUATION
    for line in notes.splitlines():
        label = _LABEL.match(line)
        said = _BULLET.sub("", line[label.end() :] if label else line).strip()
        if label:
            at = _LABELS[label[1].lower()]
        for number, sentence in enumerate(_sentences(said, parts_in)):
            if not label:
                at = _part_of(sentence, at, parts_in, is_new=number == 0)
            held[at].append(_whole(sentence))
    parts = {part: " ".join(sentences) for part, sentences in held.items() if sentences}
    return StoryDraft(parts, tuple(part for part in ORDER if part not in parts), BUILT_IN)


def _sentences(line: str, parts_in: PartsIn) -> list[str]:
    found = []
    for sentence in filter(None, (one.strip() for one in _END.split(line))):
        joint = next(
            (
                joint
                for joint in _JOINT.finditer(sentence)
                if _tells_anew(sentence[: joint.start()], sentence[joint.end() :], parts_in)
            ),
            None,
        )
        found += [sentence[: joint.start()], sentence[joint.end() :]] if joint else [sentence]
    return found


def _tells_anew(first: str, second: str, parts_in: PartsIn) -> bool:
    """Whether the second half tells a part that the first does not, and the first tells one as well."""
    before, after = parts_in(first), parts_in(second)
    return bool(before and after and not before & after)


def _part_of(sentence: str, at: StarPart, parts_in: PartsIn, *, is_new: bool) -> StarPart:
    """A story goes forward: of the parts that a sentence tells, the first from where it is; else where it is. A new
    line of notes may also go back."""
    told = parts_in(sentence)
    ahead = [part for part in ORDER[ORDER.index(at) :] if part in told]
    if StarPart.RESULT in ahead and at is StarPart.ACTION:
        return StarPart.RESULT
    behind = [part for part in ORDER if part in told] if is_new else []
    return next(iter((*ahead, *behind)), at)


def _whole(sentence: str) -> str:
    text = sentence.strip(" ,;")
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
