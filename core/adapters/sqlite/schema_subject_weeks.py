"""What `subject_scores` says, added up by the week, so that a dashboard over everything reads a row a week. Kept by
triggers, because interviews also go with their owner."""

from __future__ import annotations

WEEK_US = 7 * 86_400_000_000
_SAME = "owner_id = OLD.owner_id AND subject = OLD.subject"
_THE_WEEK = f"week = OLD.started_at_us / {WEEK_US}"
_OTHERS = (
    f"FROM subject_scores WHERE {_SAME} AND started_at_us >= OLD.started_at_us / {WEEK_US} * {WEEK_US}"
    f" AND started_at_us < (OLD.started_at_us / {WEEK_US} + 1) * {WEEK_US}"
)
SUBJECT_WEEKS = (
    """CREATE TABLE subject_weeks (
        owner_id TEXT NOT NULL,
        subject TEXT NOT NULL,
        week INTEGER NOT NULL,
        interviews INTEGER NOT NULL,
        answers INTEGER NOT NULL,
        total REAL NOT NULL,
        best REAL,
        worst REAL,
        PRIMARY KEY (owner_id, subject, week)
    ) WITHOUT ROWID""",
    f"""INSERT INTO subject_weeks
        SELECT owner_id, subject, started_at_us / {WEEK_US} AS week, count(*), sum(answers), sum(value * answers),
            max(value), min(value)
        FROM subject_scores GROUP BY owner_id, subject, week""",  # noqa: S608
    f"""CREATE TRIGGER subject_weeks_with_more AFTER INSERT ON subject_scores BEGIN
        INSERT INTO subject_weeks VALUES (NEW.owner_id, NEW.subject, NEW.started_at_us / {WEEK_US}, 1, NEW.answers,
            NEW.value * NEW.answers, NEW.value, NEW.value)
        ON CONFLICT DO UPDATE SET interviews = interviews + 1, answers = answers + excluded.answers,
            total = total + excluded.total, best = max(best, excluded.best), worst = min(worst, excluded.worst);
    END""",  # noqa: S608
    # Only the one that was the best or the worst has the others looked at.
    f"""CREATE TRIGGER subject_weeks_with_less AFTER DELETE ON subject_scores BEGIN
        UPDATE subject_weeks SET interviews = interviews - 1, answers = answers - OLD.answers,
            total = total - OLD.value * OLD.answers,
            best = CASE WHEN OLD.value < best THEN best ELSE (SELECT max(value) {_OTHERS}) END,
            worst = CASE WHEN OLD.value > worst THEN worst ELSE (SELECT min(value) {_OTHERS}) END
        WHERE {_SAME} AND {_THE_WEEK};
        DELETE FROM subject_weeks WHERE {_SAME} AND {_THE_WEEK} AND interviews < 1;
    END""",  # noqa: S608
)
