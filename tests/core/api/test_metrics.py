"""Who may read the figures, and what they get."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from core.adapters.prometheus_metrics import PrometheusMetrics
from core.adapters.sqlite.ledger import SqliteLedger
from core.api.metrics import metrics_route
from core.errors import ConfigurationError
from core.services.administration import OperationsParts

TOKEN = "a-long-token-0123"


def client(tmp_path, token):
    ledger, metrics = SqliteLedger(tmp_path / "o.db"), PrometheusMetrics("1", lambda: None)
    parts = OperationsParts(ledger, metrics, token, {})
    return TestClient(Starlette(routes=[metrics_route(lambda: parts)]))


def test_the_right_token_reads_them(tmp_path):
    answer = client(tmp_path, TOKEN).get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert "rehearsal_info" in answer.text


@pytest.mark.parametrize("given", ["", "Bearer", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer é"])
def test_nobody_else_does(tmp_path, given):
    answer = client(tmp_path, TOKEN).get("/metrics", headers=[(b"authorization", given.encode())])
    assert answer.status_code == 401
    assert "rehearsal" not in answer.text and TOKEN not in answer.text


def test_without_a_token_there_is_no_such_page(tmp_path):
    for headers in ({}, {"Authorization": "Bearer "}):
        assert client(tmp_path, None).get("/metrics", headers=headers).status_code == 404


def test_an_application_that_cannot_be_built_is_said_to_be_down():
    def broken():
        raise ConfigurationError("GROQ_BASE_URL: must be an address")

    app = Starlette(routes=[metrics_route(broken)])
    assert TestClient(app).get("/metrics").status_code == 503
