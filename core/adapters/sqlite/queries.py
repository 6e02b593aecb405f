"""An InterviewQuery as SQL. Values travel as parameters; only text written here becomes SQL."""

from __future__ import annotations

from collections.abc import Iterator

from core.adapters.sqlite.rows import as_us
from core.domain.progress import InterviewQuery, Sort

SEARCH_WORDS = 20  # a whole page pasted into the search box is not a question that an index answers
# Interviews without a score come last in either order: NULL is the smallest of all.
ORDERS = {
    Sort.NEWEST: "started_at_us DESC, number DESC",
    Sort.OLDEST: "started_at_us, number",
    Sort.BEST: "score DESC, started_at_us DESC, number DESC",
    Sort.WORST: "score ASC NULLS LAST, started_at_us DESC, number DESC",
}


Condition = tuple[str, tuple[object, ...]]  # over `interviews`, and its parameters
OWN: Condition = ("1", ())  # nothing beside the owner


def consent(coach_id: str, *, to_hear: bool = False) -> Condition:
    """What a candidate lets this coach see at this moment, or hear."""
    return (
        "EXISTS (SELECT 1 FROM coach_links WHERE coach_links.coach_id = ? AND coach_links.candidate_id ="
        " interviews.owner_id AND (coach_links.sees = 'all' OR interviews.is_shared) AND coach_links.hears >= ?)",
        (coach_id, to_hear),
    )


def matching(owner_id: str, query: InterviewQuery, also: Condition = OWN) -> tuple[str, list[object]]:
    """The condition over `interviews`, and its parameters."""
    conditions: list[str] = ["owner_id = ?"]
    values: list[object] = [owner_id]
    if also is not OWN:
        conditions.append(also[0])
        values.extend(also[1])
    for condition, given in _narrowing(owner_id, query):
        conditions.append(condition)
        values.extend(given)
    return " AND ".join(conditions), values


def _narrowing(owner_id: str, query: InterviewQuery) -> Iterator[tuple[str, list[object]]]:
    for column, wanted in (
        ("kind", query.kinds),
        ("status", query.statuses),
        ("difficulty", query.difficulties),
        ("domain", query.domains),
    ):
        if wanted:
            yield f"{column} IN ({', '.join('?' * len(wanted))})", list(map(str, wanted))
    if query.topics:
        marks = ", ".join("?" * len(query.topics))
        yield f"number IN (SELECT number FROM questions WHERE competency IN ({marks}))", list(query.topics)  # noqa: S608
    if query.started_from is not None:
        yield "started_at_us >= ?", [as_us(query.started_from)]
    if query.started_before is not None:
        yield "started_at_us < ?", [as_us(query.started_before)]
    if query.min_score is not None:
        yield "score >= ?", [query.min_score]
    if query.max_score is not None:
        yield "score <= ?", [query.max_score]
    if query.text.strip():
        yield (
            "number IN (SELECT rowid FROM interview_words WHERE interview_words MATCH ?)",
            [match_expression(owner_id, query.text)],
        )


def match_expression(owner_id: str, text: str) -> str:
    """Every word of `text`, in any order, each as the beginning of a word. In FTS5 a quoted string is a phrase of the
    tokens in it, so that operators and punctuation in what somebody typed mean nothing."""
    words = " ".join(f"{_quoted(word)} *" for word in text.split()[:SEARCH_WORDS])
    return f"(owner : {_quoted(owner_id)}) AND (words : ({words}))"


def _quoted(text: str) -> str:
    return '"' + text.replace("\0", " ").replace('"', '""') + '"'
