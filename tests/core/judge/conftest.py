import shutil
from pathlib import Path

import pytest

from bench.bare import BareRunner
from core.domain.coding import Language

TOOLS = {Language.PYTHON: "python3", Language.JAVASCRIPT: "node", Language.JAVA: "javac", Language.CPP: "g++"}


@pytest.fixture(scope="session")
def runner(tmp_path_factory: pytest.TempPathFactory):
    """Runs the shipped drivers as they are; the sandbox around them has tests of its own."""
    return BareRunner(Path(tmp_path_factory.mktemp("kept")))


COMPILED = [pytest.param(language, marks=pytest.mark.slow) for language in (Language.JAVA, Language.CPP)]


@pytest.fixture(params=[Language.PYTHON, Language.JAVASCRIPT, *COMPILED])
def language(request: pytest.FixtureRequest) -> Language:
    if shutil.which(TOOLS[request.param]) is None:
        pytest.skip(f"{TOOLS[request.param]} is not installed")
    return request.param
