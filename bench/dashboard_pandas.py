"""The usual way to a dashboard: every row into pandas, and the figures from there."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd

EDGES = [-1, 20, 40, 60, 80, 100]


def with_pandas(path: Path, owner: str) -> dict[str, Any]:
    with closing(sqlite3.connect(path)) as connection:
        interviews = pd.read_sql("SELECT * FROM interviews WHERE owner_id = ?", connection, params=(owner,))
        answers = pd.read_sql(
            "SELECT number, competency, evaluations.score, attempt FROM evaluations"
            " JOIN questions USING (number, question_id) JOIN interviews USING (number) WHERE owner_id = ?",
            connection,
            params=(owner,),
        )
        levels = pd.read_sql(
            "SELECT number, criterion_id, level, attempt FROM criterion_scores JOIN interviews USING (number)"
            " WHERE owner_id = ?",
            connection,
            params=(owner,),
        )
    return {
        **totals(interviews),
        "subjects": {
            **subjects(interviews, answers, "topic:", "competency", "score"),
            **subjects(interviews, levels, "criterion:", "criterion_id", "level"),
        },
    }


def totals(interviews: pd.DataFrame) -> dict[str, Any]:
    interviews["at"] = pd.to_datetime(interviews["started_at_us"], unit="us", utc=True)
    seconds = ((interviews["ended_at_us"] - interviews["started_at_us"]) / 1e6).clip(lower=0)
    score = interviews["score"]
    newest = interviews.sort_values("at")
    lately = newest[newest["at"] > newest["at"].max() - pd.Timedelta(weeks=24)]
    return {
        "interviews": len(interviews),
        "completed": int((interviews["status"] == "completed").sum()),
        "average": score.mean(),
        "best": score.max(),
        "deviation": score.std(ddof=0),
        "practised_s": seconds.sum(),
        "used": seconds.clip(upper=interviews["time_limit_s"]).sum() / interviews["time_limit_s"].sum(),
        "distribution": pd.cut((score + 0.5) // 1, EDGES).value_counts(sort=False).tolist(),
        "trend": newest.dropna(subset="score").tail(500)[["id", "at", "kind", "score", "spread"]].to_dict("records"),
        "activity": lately.assign(seconds=seconds).groupby(lately["at"].dt.floor("15min"))["seconds"].sum(),
    }


def subjects(interviews: pd.DataFrame, rows: pd.DataFrame, prefix: str, name: str, value: str) -> dict[str, Any]:
    first = rows[rows["attempt"] == 1].dropna(subset=value)
    each = first.groupby(["number", name])[value].agg(["mean", "count", "sum"]).reset_index()
    each = each.merge(interviews[["number", "started_at_us"]], on="number").sort_values("started_at_us")
    of = each.groupby(name).agg(
        total=("sum", "sum"),
        answers=("count", "sum"),
        best=("mean", "max"),
        worst=("mean", "min"),
        last=("mean", "last"),
    )
    of["average"] = of["total"] / of["answers"]
    return {prefix + str(subject): figures for subject, figures in of.to_dict("index").items()}
