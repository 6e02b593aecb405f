"""The data of the progress page over many interviews of one person, and the usual way to it beside it.

    python -m bench.dashboard --interviews 10000

`load_ms` is the median of what the page asks of the core: figures aggregated in SQLite, insights, and one page of the
list. `pandas_ms` is the median of the same figures from all rows in pandas, in the same process, on the same file;
`ratio` is pandas_ms / load_ms; `rss_mb` is this process's largest resident memory so far, pandas included. `paint_ms`
is from the address to the tiles and charts in view in Chromium, whose cache is filled, and `filter_ms` from a press on
a filter to every chart in view that it changes (bench/dashboard_paint.py). Before the last line, the data for a tenth
and a hundredth of the interviews: how it grows.
"""

import argparse
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.dashboard_paint import in_browser
from bench.dashboard_pandas import with_pandas
from bench.histories import OWNER, fill
from core.bootstrap import build
from core.domain.people import Identity
from core.domain.progress import InterviewQuery
from core.settings import Settings


def median_ms(action: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        taken.append((time.perf_counter() - started) * 1000)
    return round(statistics.median(taken), 1)


def data(folder: Path, times: int) -> dict[str, float]:
    progress = build(Settings(rehearsal_data_dir=folder)).services_for(Identity(OWNER, "")).progress
    query = InterviewQuery(page_size=10)
    # The same figures, or the comparison means nothing.
    figures, usual = progress.load(query).figures, with_pandas(folder / "rehearsal.db", OWNER)
    assert usual["interviews"] == figures.interviews
    assert abs(usual["average"] - figures.average_score) < 1e-6
    assert usual["distribution"] == list(figures.distribution)
    for subject in figures.subjects:
        of_it = usual["subjects"][f"{subject.kind}:{subject.id}"]
        assert abs(of_it["average"] - subject.average) < 1e-6 and of_it["answers"] == subject.answers
        assert abs(of_it["last"] - subject.last) < 1e-6
    load_ms = median_ms(lambda: progress.load(query), times)
    pandas_ms = median_ms(lambda: with_pandas(folder / "rehearsal.db", OWNER), max(3, times // 3))
    return {"load_ms": load_ms, "pandas_ms": pandas_ms, "ratio": round(pandas_ms / load_ms, 1)}


def rss_mb() -> float:
    """In MB of 1024 × 1024 bytes; Linux counts in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(interviews: int, *, times: int, paints: int = 0) -> dict[str, object]:
    """Without paints no browser is started."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "rehearsal.db", interviews)
        seen = in_browser(folder, paints) if paints else {}
        return {"interviews": interviews, **data(folder, times), **seen, "rss_mb": round(rss_mb())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interviews", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--paints", type=int, default=5)
    options = parser.parse_args()
    for smaller in (options.interviews // 100, options.interviews // 10):
        if smaller >= 10:
            print(json.dumps(run(smaller, times=options.times)))
    print(json.dumps(run(options.interviews, times=options.times, paints=options.paints)))


if __name__ == "__main__":
    main()
