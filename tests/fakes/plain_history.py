"""What somebody has practised, by plain loops over whole interviews: what the databases must agree with."""

from core.domain.interview import Interview, Status
from core.domain.practice import History, PastInterview, QuestionResult
from core.domain.progress import DeliveryPoint, InterviewSummary, SubjectKind
from tests.fakes.plain_figures import mean, values_of

NEWEST = 400


def history_of(found: list[tuple[Interview, InterviewSummary]]) -> History:
    """`found` is everything of one person, oldest first."""
    over = [(i, s) for i, s in found if s.status is not Status.IN_PROGRESS and s.ended_at and s.answered_count]
    graded = [i for i, s in found if s.score is not None][-NEWEST:]
    return History(tuple(past(i, s) for i, s in over), tuple(r for i in graded for r in results(i)))


def past(interview: Interview, summary: InterviewSummary) -> PastInterview:
    said = DeliveryPoint.of(interview)
    values = {subject: mean(given) for subject, given in values_of(interview).items()}
    return PastInterview(
        id=summary.id,
        kind=summary.kind,
        difficulty=summary.difficulty,
        mode=summary.mode,
        started_at=summary.started_at,
        practised_s=max(0.0, summary.duration_s or 0.0),
        question_count=summary.question_count,
        answered_count=summary.answered_count,
        score=summary.score,
        words_per_minute=said.words_per_minute if said else None,
        fillers_per_minute=said.fillers_per_minute if said else None,
        topics={name: value for (kind, name), value in values.items() if kind is SubjectKind.TOPIC},
        criteria={name: value for (kind, name), value in values.items() if kind is SubjectKind.CRITERION},
    )


def results(interview: Interview) -> list[QuestionResult]:
    worth = {e.question_id: e.overall for e in interview.evaluations if e.attempt == 1}
    return [
        QuestionResult(q.bank_id, q.competency, q.kind, interview.started_at, score.value)
        for q in sorted(interview.questions, key=lambda q: q.id)
        if q.bank_id and (score := worth.get(q.id))
    ]
