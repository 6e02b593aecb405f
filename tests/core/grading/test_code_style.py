import pytest

from core.domain.code_style import StyleFinding
from core.domain.coding import (
    Language,
)
from core.grading.code_style import style_of
from tests.core.coding.samples import SOURCE

NESTED = (
    "class Solution {\n    int f(int n) {\n        for (int i = 0; i < n; i++) {\n            while (n > 0) {\n"
    "                if (n > 1) {\n                    if (n > 2) {\n                        if (n > 3) {\n"
    "                            n--;\n                        }\n                    }\n                }\n"
    "            }\n        }\n        return n;\n    }\n}\n"
)


def texts(source: str, language: Language = Language.PYTHON) -> str:
    style = style_of(source, language)
    assert style is not None
    return "; ".join(finding.text for finding in style.findings)


def test_plain_code_has_nothing_to_tidy():
    assert style_of(SOURCE, Language.PYTHON).level == 5


def test_too_little_code_is_not_judged():
    assert style_of("x = 1\n# a long comment\n", Language.PYTHON) is None


@pytest.mark.parametrize("language", [Language.JAVA, Language.CPP])
def test_deep_nesting_is_found_in_braces(language):
    assert "nested" in texts(NESTED, language)


def test_deep_nesting_is_found_in_indents():
    lines = ["def f(n):", *("    " * (depth + 1) + "if n:" for depth in range(6)), "    " * 7 + "return n"]
    assert "nested" in texts("\n".join(lines))


def test_braces_in_strings_and_comments_do_not_nest():
    source = 'class Solution {\n    // {{{{{{{{\n    String f() {\n        return "{{{{{{{{";\n    }\n}\n'
    assert style_of(source, Language.JAVA).findings == ()


def test_names_of_one_letter_are_found_but_not_those_of_loops():
    assert "one letter" in texts("def f(v):\n    a = 1\n    b = 2\n    c = 3\n    d = 4\n    return a + b + c + d\n")
    assert (
        texts("def f(n):\n    for i in range(n):\n        for j in range(n):\n            x = i\n    return x\n") == ""
    )


def test_long_lines_and_long_functions_are_found():
    assert "break it up" in texts("def f():\n    a_name = 1\n    return " + "a_name + " * 20 + "1\n")
    assert "in one piece" in texts("def f():\n" + "    print(1)\n" * 50)


def test_each_finding_costs_half_a_level_and_never_more_than_all():
    many = [StyleFinding(n, f"finding {n}") for n in range(1, 20)]
    assert style_of(SOURCE, Language.PYTHON, many[:2]).level == 4
    assert style_of(SOURCE, Language.PYTHON, many).level == 1
