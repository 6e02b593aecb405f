import pytest

from core.domain.coding import Language
from core.judge.signature import camel, starter, type_name
from tests.core.judge.samples import problem

TREES = problem([], entry="count_big_roots", parameters=[("root", "TreeNode"), ("low_mark", "int")], returns="int[][]")


@pytest.mark.parametrize(
    ("language", "code"),
    [
        (
            Language.PYTHON,
            "def count_big_roots(root: TreeNode | None, low_mark: int) -> list[list[int]]:\n"
            '    """Double all."""\n    # A TreeNode has val, left and right.\n    pass\n',
        ),
        (
            Language.JAVASCRIPT,
            "/**\n * Double all.\n * A TreeNode has val, left and right.\n * @param {TreeNode | null} root\n"
            " * @param {number} lowMark\n * @returns {number[][]}\n */\nfunction countBigRoots(root, lowMark) {\n\n}\n",
        ),
        (
            Language.JAVA,
            "class Solution {\n    /**\n     * Double all.\n     * A TreeNode has val, left and right.\n     */\n"
            "    public int[][] countBigRoots(TreeNode root, int lowMark) {\n        return null;\n    }\n}\n",
        ),
        (
            Language.CPP,
            "class Solution {\npublic:\n    // Double all.\n    // A TreeNode has val, left and right.\n"
            "    vector<vector<int>> countBigRoots(TreeNode* root, int lowMark) {\n        return {};\n    }\n};\n",
        ),
    ],
)
def test_starter_code(language, code):
    assert starter(TREES, language) == code


@pytest.mark.parametrize(("name", "camels"), [("a", "a"), ("merge_windows", "mergeWindows"), ("to_2_d", "to2D")])
def test_camel(name, camels):
    assert camel(name) == camels


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("string[]", ["list[str]", "string[]", "String[]", "vector<string>"]),
        ("float[][]", ["list[list[float]]", "number[][]", "double[][]", "vector<vector<double>>"]),
        ("ListNode", ["ListNode | None", "ListNode | null", "ListNode", "ListNode*"]),
    ],
)
def test_type_names(kind, names):
    assert [type_name(kind, language) for language in Language] == names
