import math

import pytest

from core.domain.coding import Checker
from core.judge.checkers import Mismatch, accepts, conform, shown


@pytest.mark.parametrize(
    ("value", "kind", "conforming"),
    [
        (3, "int", 3),
        (3.0, "int", 3),
        (-0.0, "int", 0),
        (3, "float", 3.0),
        (10**400, "float", math.inf),
        (True, "bool", True),
        ("é", "string", "é"),
        ([], "int[]", []),
        ([[1.0], []], "int[][]", [[1], []]),
        (None, "ListNode", []),
        ([1, 2], "ListNode", [1, 2]),
        (None, "TreeNode", []),
        ([1, None, 2, None, None], "TreeNode", [1, None, 2]),
        (2**70, "int", 2**70),
    ],
)
def test_values_of_four_languages_become_one(value, kind, conforming):
    read = conform(value, kind)
    assert read == conforming
    assert type(read) is type(conforming)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (True, "int"),
        (1, "bool"),
        ("1", "int"),
        (1.5, "int"),
        (2.0**60, "int"),
        (math.nan, "int"),
        (math.inf, "int"),
        (True, "float"),
        (None, "int"),
        (None, "int[]"),
        ({"a": 1}, "int[]"),
        ("ab", "string[]"),
        ([[1], 2], "int[][]"),
        ([1, None], "ListNode"),
        ([1, "2"], "TreeNode"),
        (["a", None], "string[]"),
    ],
)
def test_other_types_are_refused_in_words(value, kind):
    with pytest.raises(Mismatch, match="was returned where"):
        conform(value, kind)


@pytest.mark.parametrize(
    ("checker", "expected", "actual", "kind", "right"),
    [
        (Checker.EXACT, [1, 2], [1, 2], "int[]", True),
        (Checker.EXACT, [1, 2], [2, 1], "int[]", False),
        (Checker.EXACT, [1, 2], [1, 2, 2], "int[]", False),
        (Checker.UNORDERED, [1, 2, 2], [2, 1, 2], "int[]", True),
        (Checker.UNORDERED, [1, 2, 2], [2, 1, 1], "int[]", False),
        (Checker.UNORDERED, [[1, 2], [3]], [[3], [1, 2]], "int[][]", True),
        (Checker.UNORDERED, [[1, 2], [3]], [[3], [2, 1]], "int[][]", False),
        (Checker.FLOAT, 1.0, 1.0 + 9e-7, "float", True),
        (Checker.FLOAT, 1.0, 1.0 + 3e-6, "float", False),
        (Checker.FLOAT, 1e9, 1e9 + 900, "float", True),
        (Checker.FLOAT, 0.0, -9e-7, "float", True),
        (Checker.FLOAT, [1.0, 2.0], [1.0, 2.0], "float[]", True),
        (Checker.FLOAT, [1.0, 2.0], [1.0], "float[]", False),
        (Checker.FLOAT, math.nan, math.nan, "float", True),
        (Checker.FLOAT, 1.0, math.nan, "float", False),
        (Checker.FLOAT, math.nan, 1.0, "float", False),
        (Checker.FLOAT, math.inf, math.inf, "float", True),
        (Checker.FLOAT, math.inf, -math.inf, "float", False),
        (Checker.FLOAT, 1e308, math.inf, "float", False),
        (Checker.ANY_OF, [[1], [2]], [2], "int[]", True),
        (Checker.ANY_OF, [[1], [2]], [3], "int[]", False),
        (Checker.ANY_OF, [0.5], 0.5 + 1e-8, "float", True),
        (Checker.EXACT, "a", "A", "string", False),
    ],
)
def test_checkers(checker, expected, actual, kind, right):
    assert accepts(checker, expected, actual, kind) is right


def test_long_values_are_cut_in_the_middle():
    text = shown(list(range(10_000)))
    assert len(text) < 310
    assert text.startswith("[0, 1")
    assert text.endswith("9999]")
