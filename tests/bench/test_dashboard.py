"""The bench of the dashboard over a small history: both ways agree, and the line has its figures."""

from bench.dashboard import run


def test_both_ways_are_measured_and_agree():
    line = run(40, times=2)
    assert line["interviews"] == 40
    assert {"load_ms", "pandas_ms", "ratio", "rss_mb"} <= line.keys()
    assert line["load_ms"] > 0 and line["pandas_ms"] > 0
