import pytest

from core.adapters.ruff_linter import MAX_FINDINGS, RuffLinter
from tests.core.coding.samples import SOURCE


@pytest.mark.parametrize(
    ("source", "rule", "line"),
    [
        pytest.param("def f():\n    left = 1\n    return 2\n", "ruff F841", 2, id="an unused variable"),
        pytest.param("def f(a=[]):\n    return a\n", "ruff B006", 1, id="a mutable default"),
        pytest.param("def f(a):\n    return a == None\n", "ruff E711", 2, id="a comparison with None"),
    ],
)
def test_what_ruff_finds_is_told_with_its_line(source, rule, line):
    (finding,) = RuffLinter().findings(source)
    assert (finding.rule, finding.line) == (rule, line)
    assert finding.text and not finding.text.endswith(".")


def test_clean_code_and_the_judges_own_names_are_fine():
    assert RuffLinter().findings(SOURCE) == ()
    assert RuffLinter().findings("def f(head: ListNode | None) -> ListNode | None:\n    return head\n") == ()


@pytest.mark.parametrize("source", ["", "def f(:\n", "\0", "# ruff: noqa\nx = (\n", "\ud83d", "é" * 5_000])
def test_odd_sources_raise_nothing(source):
    assert isinstance(RuffLinter().findings(source), tuple)


def test_findings_are_few():
    source = "def f():\n" + "".join(f"    left_{n} = 1\n" for n in range(50))
    assert len(RuffLinter().findings(source)) == MAX_FINDINGS
