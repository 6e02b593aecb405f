"""SQL that sums up what evaluations say of each topic and criterion of an interview. Part of a published migration:
a change here needs a new one."""

from __future__ import annotations

# In a statement over `interviews`.
GRADERS = (
    "SELECT group_concat(graded_by, ', ') FROM (SELECT DISTINCT graded_by FROM evaluations"
    " WHERE evaluations.number = interviews.number AND attempt = 1 ORDER BY graded_by)"
)


def subject_scores(condition: str = "1") -> str:
    """Rows for `subject_scores`, of the interviews for which `condition` over `interviews` holds."""
    return (
        "SELECT owner_id, 'topic:' || competency, started_at_us, number, avg(evaluations.score), count(*)"  # noqa: S608
        " FROM interviews JOIN evaluations USING (number) JOIN questions USING (number, question_id)"
        f" WHERE attempt = 1 AND evaluations.score IS NOT NULL AND {condition} GROUP BY number, competency"
        " UNION ALL "
        "SELECT owner_id, 'criterion:' || criterion_id, started_at_us, number, avg(level), count(*)"
        " FROM interviews JOIN criterion_scores USING (number)"
        f" WHERE attempt = 1 AND level IS NOT NULL AND {condition} GROUP BY number, criterion_id"
    )
