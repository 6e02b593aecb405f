"""The file of provider calls, and what Prometheus is told of them."""

from datetime import UTC, datetime, timedelta

import pytest

from core.adapters.prometheus_metrics import PrometheusMetrics
from core.adapters.sqlite.ledger import SqliteLedger
from core.domain.operations import OperationsFigures, ProviderCall, Stage, TokenUsage
from core.errors import StoreError
from core.services.administration import costs

NOW = datetime.now(UTC)
LATELY = NOW - timedelta(days=1)


def call(stage=Stage.TALK, name="groq a", *, latency_ms=100.0, error=None, usage=None, days_ago=0.0):
    return ProviderCall(NOW - timedelta(days=days_ago), stage, name, latency_ms, error, usage)


def test_calls_become_figures_by_stage_and_name_also_after_a_restart(tmp_path):
    ledger = SqliteLedger(tmp_path / "operations.db")
    for latency in range(1, 101):
        ledger.record(call(latency_ms=float(latency), usage=TokenUsage(10, 2)))
    ledger.record(call(latency_ms=None, error="ProviderBusy"))
    ledger.record(call(Stage.FORM, "groq b", usage=TokenUsage(7, 3)))
    ledger.record(call(days_ago=2))
    ledger.close()
    talk, form = sorted(SqliteLedger(tmp_path / "operations.db").stages(LATELY), key=lambda s: s.name)
    assert (talk.calls, talk.errors, talk.p50_ms, talk.p95_ms) == (101, (("ProviderBusy", 1),), 51.0, 96.0)
    assert (talk.prompt_tokens, talk.completion_tokens) == (1000, 200)
    assert (form.stage, form.calls, form.prompt_tokens) == (Stage.FORM, 1, 7)
    known, unknown = costs((talk, form), {"a": (1.0, 2.0)})
    assert known.usd == pytest.approx((1000 * 1 + 200 * 2) / 1e6)
    assert unknown.usd is None


def test_a_ledger_that_cannot_be_written_costs_nobody_an_answer(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    ledger = SqliteLedger(blocked / "operations.db")
    ledger.record(call())
    ledger.close()
    with pytest.raises(StoreError):
        ledger.stages(LATELY)


def test_nobody_asked_is_no_figure(tmp_path):
    assert SqliteLedger(tmp_path / "operations.db").stages(LATELY) == ()


def test_prometheus_is_told_counts_and_latencies():
    metrics = PrometheusMetrics("1.2", lambda: OperationsFigures(people=3, started=9, finished=4, graded=2))
    metrics.record(call(latency_ms=700.0, usage=TokenUsage(90, 40)))
    metrics.record(call(latency_ms=None, error="ProviderBusy"))
    text = metrics.text().decode()
    for line in (
        'rehearsal_provider_calls_total{name="groq a",outcome="ok",stage="talk"} 1.0',
        'rehearsal_provider_calls_total{name="groq a",outcome="ProviderBusy",stage="talk"} 1.0',
        'rehearsal_provider_latency_seconds_bucket{le="1.0",name="groq a",stage="talk"} 1.0',
        'rehearsal_tokens_total{direction="completion",name="groq a"} 40.0',
        'rehearsal_interviews{state="started"} 9.0',
        "rehearsal_people 3.0",
        'rehearsal_info{version="1.2"} 1.0',
    ):
        assert line in text
    assert "process_resident_memory_bytes" in text
    assert "rehearsal_people 0.0" in PrometheusMetrics("1.2", lambda: None).text().decode()
