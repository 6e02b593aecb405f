"""The tape of a report: what was said when, how it sounded, how it compares, and what to practise next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from core.domain.coding import Submission
from core.domain.delivery import SpokenSummary
from core.domain.drill import Drill
from core.domain.evaluation import Report
from core.domain.interview import Interview
from core.domain.people import Identity
from core.domain.progress import InterviewQuery, Standing
from core.domain.speech import Recording
from core.domain.tape import Tape
from core.errors import StoreError
from core.grading.document import skills_of
from core.grading.drills import drills_of
from core.grading.spoken import spoken_summary
from core.grading.tape import tape_of
from core.languages import language_of
from core.ports import InterviewStore
from core.services.recording_tickets import Recordings, RecordingTickets

COMPARABLE_FROM = 30  # interviews; a rank among fewer says next to nothing


@dataclass(frozen=True, slots=True)
class TapeView:
    tape: Tape
    sounds: dict[tuple[str, int], str]  # addresses of recordings, by question and attempt; they work for an hour
    spoken: SpokenSummary | None
    drills: tuple[Drill, ...]
    skills: tuple[tuple[str, float], ...]  # for a wheel: three at least, or none


class TapeService:
    def __init__(
        self, identity: Identity, interviews: InterviewStore, recordings: Recordings, tickets: RecordingTickets
    ) -> None:
        self._identity, self._interviews = identity, interviews
        self._recordings, self._tickets = recordings, tickets

    def open(
        self,
        interview: Interview,
        report: Report,
        submissions: Sequence[Submission] = (),
        *,
        with_sound: bool = True,
        own_models: Collection[str] = (),
    ) -> TapeView:
        """Of one's own interview, or of one that somebody lets this person see; `submissions` are those of a coding
        round; `own_models` are questions to which this person keeps a model answer. A recording that cannot be read,
        or that this person may not hear, is left out."""
        recordings = self._found(interview) if with_sound else {}
        sounds = {
            key: self._tickets.address(self._identity.id, interview.candidate_id, interview.id, *key)
            for key, one in recordings.items()
            if one
        }
        tape = tape_of(interview, recordings, language_of(interview.plan.language).ear.fillers, submissions)
        skills = skills_of(interview, report)
        return TapeView(tape, sounds, spoken_summary(interview), drills_of(interview, report, own_models), skills)

    def standing(self, interview: Interview, report: Report) -> Standing | None:
        """None below thirty comparable interviews, and without a score. Raises StoreError."""
        if report.overall is None:
            return None
        plan = interview.plan
        figures = self._interviews.dashboard(InterviewQuery(kinds=(plan.kind,), difficulties=(plan.difficulty,)))
        others = [point.score for point in figures.trend if point.interview_id != interview.id]
        if len(others) < COMPARABLE_FROM:
            return None
        below = sum(score < report.overall.value for score in others)
        return Standing(round(100 * below / len(others)), len(others))

    def _found(self, interview: Interview) -> dict[tuple[str, int], Recording]:
        found, recordings = {}, self._recordings(self._identity.id, interview.candidate_id)
        for answer in interview.answers:
            if answer.delivery is None:  # typed
                continue
            try:
                found[answer.question_id, answer.attempt] = recordings.get(
                    interview.id, answer.question_id, answer.attempt
                )
            except StoreError:
                continue
        return found
