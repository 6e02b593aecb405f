"""How somebody sat before the camera in a whole interview: what stands out in words, and question by question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.domain.camera import AnswerFraming, Framing, FramingCounts, PresenceSummary
from core.domain.interview import Interview

NEARLY_ALWAYS = 0.9
OFTEN_NOT = 0.75
DRIFT = 0.2  # of the time, from the first half of the answers to the second
ALL_WELL = "You were in the picture, in the middle of it, and faced the camera nearly all the time."


def presence_summary(interview: Interview, counted: Mapping[str, FramingCounts]) -> PresenceSummary | None:
    """`counted` is by question; a follow-up counts with its main question. None when the camera saw too little."""
    by_number: dict[int, FramingCounts] = {}
    for number, question in enumerate(interview.main_questions, start=1):
        for one in (question, *interview.follow_ups_to(question.id)):
            if one.id in counted:
                by_number[number] = by_number.get(number, FramingCounts()).plus(counted[one.id])
    overall = FramingCounts()
    for counts in by_number.values():
        overall = overall.plus(counts)
    framing = overall.framing()
    if framing.in_frame is None:
        return None
    answers = tuple(AnswerFraming(number, counts.framing()) for number, counts in sorted(by_number.items()))
    return PresenceSummary(_in_words(framing, answers), framing, answers)


def _in_words(framing: Framing, answers: Sequence[AnswerFraming]) -> str:
    """The share that is furthest from all the time first."""
    notes = (
        (framing.in_frame, "You were outside the picture for {missing} of the time."),
        (framing.centred, "You sat away from the middle of the picture for {missing} of the time."),
        (framing.facing, "You were turned away from the camera for {missing} of the time."),
        (framing.still, "You moved about a good deal."),
    )
    low = sorted((share, words) for share, words in notes if share is not None and share < OFTEN_NOT)
    said = [words.format(missing=f"{1 - share:.0%}") for share, words in low[:2]]
    if drift := _drift([one.framing.facing for one in answers]):
        said.append(drift)
    if said:
        return " ".join(said)
    shares = (framing.in_frame, framing.centred, framing.facing)
    return ALL_WELL if all(s is None or s >= NEARLY_ALWAYS for s in shares) else "Nothing stands out."


def _drift(facing: Sequence[float | None]) -> str:
    shares = [share for share in facing if share is not None]
    if len(shares) < 2:
        return ""
    half = len(shares) // 2
    first, second = sum(shares[:half]) / half, sum(shares[-half:]) / half
    if abs(second - first) < DRIFT:
        return ""
    return f"You faced the camera {'more' if second > first else 'less'} towards the end."
