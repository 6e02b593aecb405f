"""What `/api` documents is what it does: requests made from its schema, valid and not, by schemathesis."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth

from core.api.practice import practice_api
from core.bootstrap import build
from core.domain.people import Place
from core.settings import load
from tests.contracts.histories import history, keep


@pytest.fixture(scope="module")
def token_and_schema(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schema")
    application = build(
        load({"REHEARSAL_DATA_DIR": str(folder), "REHEARSAL_ACCOUNTS": "local"}, cwd=folder, app=folder)
    )
    session = application.sign_in.sign_up("ann@example.org", "a few good words in a row", "Ann", Place())
    ann = application.identity_of(session)
    keep(application.database.interviews(ann.id), history(1, ann.id, 12))
    token = application.services_for(ann).tokens.create("test")
    return token, schemathesis.openapi.from_asgi("/openapi.json", practice_api(lambda: application))


PATHS = (
    *("/me", "/interviews", "/interviews/{interview_id}", "/interviews/stats/overview", "/interviews/export"),
    *("/interviews/analytics/performance", "/interviews/analytics/insights"),
)


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_documented(token_and_schema, path, mode):
    token, schema = token_and_schema

    @settings(max_examples=20, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=schema[path]["GET"].as_strategy(generation_mode=mode))
    def check(case):
        # It takes a real token beside a made-up cookie for a hole; test_practice.py asks without a real one.
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, excluded_checks=[ignored_auth])

    check()


def test_every_path_of_the_schema_is_asked(token_and_schema):
    _, schema = token_and_schema
    assert {operation.ok().path for operation in schema.get_all_operations()} == set(PATHS)
