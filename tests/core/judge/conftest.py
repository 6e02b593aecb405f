import pytest

from core.adapters.local_runner.runner import LocalRunner
from core.domain.coding import Language
from tests.compiled import share_compiled

COMPILED = [pytest.param(language, marks=pytest.mark.slow) for language in (Language.JAVA, Language.CPP)]


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> LocalRunner:
    data = tmp_path_factory.mktemp("judge")
    share_compiled(data)
    return LocalRunner(data / "sandbox")


@pytest.fixture
def runner(sandbox: LocalRunner, request: pytest.FixtureRequest) -> LocalRunner:
    """The sandbox that ships; a test is skipped where its language (`of`) is not run on this machine."""
    given = getattr(request.node, "callspec", None)
    wanted = (given.params.get("of") or given.params.get("language") if given else None) or Language.PYTHON
    status = next(status for status in sandbox.status() if status.language is wanted)
    if not status.enabled:
        pytest.skip(status.detail)
    return sandbox


@pytest.fixture(params=[Language.PYTHON, Language.JAVASCRIPT, *COMPILED])
def language(request: pytest.FixtureRequest) -> Language:
    return request.param
