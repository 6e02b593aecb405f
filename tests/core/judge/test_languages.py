# ruff: noqa: E501 - programs in one line each
"""The drivers as they ship: honest code is accepted, broken code is told what is wrong with it, forgers win nothing."""

import pytest

from core.domain.coding import Language, Outcome
from core.judge.judging import Judge
from core.judge.signature import starter
from tests.core.judge.samples import problem

PY, JS, JAVA, CPP = Language.PYTHON, Language.JAVASCRIPT, Language.JAVA, Language.CPP
A, W, R = Outcome.ACCEPTED, Outcome.WRONG_ANSWER, Outcome.RUNTIME_ERROR
T, M, C = Outcome.TIME_LIMIT, Outcome.MEMORY_LIMIT, Outcome.COMPILE_ERROR

DOUBLE = problem([([[1, 2]], [2, 4]), ([[]], []), ([[-3]], [-6])], visible=3)
HONEST = {
    PY: "def double_all(numbers):\n    print('hm', len(numbers))\n    return [2 * n for n in numbers]\n",
    JS: "const doubleAll = (numbers) => { console.log('hm', numbers.length); return numbers.map((n) => 2 * n); };",
    JAVA: """public class Solution {
  public int[] doubleAll(int[] numbers) {
    System.out.println("hm " + numbers.length);
    return Arrays.stream(numbers).map(n -> 2 * n).toArray();
  }
}""",
    CPP: """class Solution {
public:
  vector<int> doubleAll(const vector<int>& numbers) {
    cout << "hm " << numbers.size();
    vector<int> out;
    for (int n : numbers) out.push_back(2 * n);
    return out;
  }
};""",
}


def java(body):
    return f"class Solution {{\n  public int[] doubleAll(int[] numbers) {{\n{body}\n  }}\n}}"


def cpp(body):
    return f"class Solution {{\npublic:\n  vector<int> doubleAll(vector<int> numbers) {{\n{body}\n  }}\n}};"


def outcomes(verdict):
    return [case.outcome for case in verdict.cases]


def test_honest_code_is_accepted_with_its_prints_figures_and_nothing_else(runner, language):
    verdict = Judge(runner).judge(DOUBLE, HONEST[language], language)
    assert verdict.outcome is A, verdict
    assert [case.stdout.strip() for case in verdict.cases] == ["hm 2", "hm 0", "hm 1"]
    assert all(case.time_ms is not None and case.memory_mb for case in verdict.cases)


@pytest.mark.parametrize(
    "returns", ["int", "float", "bool", "string", "int[]", "string[][]", "float[][]", "ListNode", "TreeNode"]
)
@pytest.mark.parametrize("of", [PY, JS])
def test_starter_code_loads_as_it_is(runner, of, returns):
    kinds = ["int", "float", "bool", "string", "int[]", "string[][]", "ListNode", "TreeNode"]
    asked = problem(
        [([1, 0.5, True, "a", [1], [["a"]], [1], [1, None, 2]], "never")],
        parameters=[(f"value_{n}", kind) for n, kind in enumerate(kinds)],
        returns=returns,
    )
    verdict = Judge(runner).judge(asked, starter(asked, of), of)
    assert verdict.cases, verdict
    assert verdict.outcome is W


@pytest.mark.parametrize("of", [JAVA, CPP])
def test_starter_code_compiles_as_it_is(runner, of):
    kinds = ["int", "float", "bool", "string", "int[]", "string[][]", "float[]", "bool[]", "ListNode", "TreeNode"]
    for returns in ("TreeNode", "string"):
        asked = problem(
            [([1, 0.5, True, "a", [1], [["a"]], [0.5], [True], [1], [1, None, 2]], "never")],
            parameters=[(f"value_{n}", kind) for n, kind in enumerate(kinds)],
            returns=returns,
        )
        verdict = Judge(runner).judge(asked, starter(asked, of), of)
        assert verdict.cases, verdict
        assert verdict.outcome is W


ECHO = {
    PY: "def double_all(a, b, c, d, e, f):\n    return [str(a), d]",
    JS: "function doubleAll(a, b, c, d, e, f) { return [String(a), d]; }",
    JAVA: "class Solution { String[] doubleAll(int a, double b, boolean[][] c, String d, ListNode e, TreeNode f)"
    "{ return new String[]{String.valueOf(a), d}; } }",
    CPP: "class Solution { public: vector<string> doubleAll(int a, double b, vector<vector<bool>> c, string d, ListNode* e,"
    " TreeNode* f) { return {to_string(a), d}; } };",
}


def test_text_survives_every_language(runner, language):
    text = 'é 日本 🎉 "quoted" \\ back\n\ttab / \u0001 \x7f'
    asked = problem(
        [([-(2**31), 1e-9, [[True], []], text, [1, 2], [1, None, 2]], [str(-(2**31)), text])],
        parameters=[
            ("a", "int"),
            ("b", "float"),
            ("c", "bool[][]"),
            ("d", "string"),
            ("e", "ListNode"),
            ("f", "TreeNode"),
        ],
        returns="string[]",
    )
    verdict = Judge(runner).judge(asked, ECHO[language], language)
    assert verdict.outcome is A, verdict


TREE = {
    PY: "def double_all(root, head):\n    return root.right",
    JS: "function doubleAll(root, head) { return root.right; }",
    JAVA: "class Solution { TreeNode doubleAll(TreeNode root, ListNode head) { return root.right; } }",
    CPP: "class Solution { public: TreeNode* doubleAll(TreeNode* root, ListNode* head) { return root->right; } };",
}


def test_trees_keep_their_shape(runner, language):
    asked = problem(
        [([[1, 2, 3, None, 9, 4, None, None, None, 5], [1]], [3, 4, None, 5]), ([[1, 2], []], [])],
        parameters=[("root", "TreeNode"), ("head", "ListNode")],
        returns="TreeNode",
    )
    verdict = Judge(runner).judge(asked, TREE[language], language)
    assert verdict.outcome is A, verdict


CIRCLE = {
    PY: "def double_all(head):\n    head.next = head\n    return head",
    JS: "function doubleAll(head) { head.next = head; return head; }",
    JAVA: "class Solution { ListNode doubleAll(ListNode head) { head.next = head; return head; } }",
    CPP: "class Solution { public: ListNode* doubleAll(ListNode* head) { head->next = head; return head; } };",
}


def test_a_list_that_runs_in_a_circle_is_a_wrong_answer(runner, language):
    asked = problem([([[1, 2]], [1])], parameters=[("head", "ListNode")], returns="ListNode")
    case = Judge(runner).judge(asked, CIRCLE[language], language).cases[0]
    assert (case.outcome, case.message) == (
        W,
        "The code returned a linked list that runs in a circle where ListNode is declared.",
    )


def each(rows):
    """A compiler takes its second: those rows are for the long run of the tests."""
    return [pytest.param(*row, marks=[pytest.mark.slow] if row[0] in (JAVA, CPP) else []) for row in rows]


BROKEN = [
    (PY, "def double_all(numbers):\n    return [", C, 2, "never closed"),
    (PY, "def double_all(numbers):\nreturn 1", C, 2, "indented block"),
    (PY, "x = 1\nboom()", R, 2, "NameError"),
    (PY, "def other(numbers): pass", C, None, "double_all"),
    (PY, "import sys\nsys.exit(0)", R, 2, "SystemExit"),
    (PY, "import os\nos._exit(0)", R, None, "Before the first case"),
    (PY, "while True: pass", T, None, "time limit"),
    (JS, "function doubleAll(numbers) {\n  return [;\n}", C, 2, "SyntaxError"),
    (JS, "function doubleAll(numbers) {", C, 1, "SyntaxError"),
    (JS, "let x = 1;\nboom();", R, 2, "ReferenceError"),
    (JS, "function double_all(numbers) {}", C, None, "doubleAll"),
    (JS, "process.exit(0)", R, None, "Before the first case"),
    (JAVA, java("    int x = 1\n    return numbers;"), C, 3, "';' expected"),
    (JAVA, java("    return number;"), C, 3, "cannot find symbol"),
    (JAVA, "class Solution {\n  int[] doubleAll(int[] n) {\n    return n;\n", C, 3, "reached end of file"),
    (JAVA, "class Answer { int[] doubleAll(int[] n) { return n; } }", C, None, "class Solution"),
    (JAVA, "class Solution { int[] doublesAll(int[] n) { return n; } }", C, None, "doubleAll"),
    (JAVA, "class Solution { int[] doubleAll(int[] n, int k) { return n; } }", C, None, "takes 2 parameters, not 1"),
    (JAVA, "class Solution { static { System.exit(0); } int[] doubleAll(int[] n) { return n; } }", R, None, "Before"),
    (CPP, cpp("    return numbers"), C, 5, "expected"),
    (CPP, cpp("    return number;"), C, 4, "number"),
    (CPP, "class Solution { public: vector<int> doublesAll(vector<int> n) { return n; } };", C, None, "doubleAll"),
    (
        CPP,
        "class Solution { public: vector<int> doubleAll(vector<int> n, int k) { return n; } };",
        C,
        None,
        "number of",
    ),
    (CPP, "class Solution { public: vector<int> doubleAll(vector<string> n) { return {}; } };", C, None, "types"),
    (CPP, "class Solution { public: void doubleAll(vector<int> n) {} };", C, None, "return a value"),
    (CPP, "class Solution { vector<int> doubleAll(vector<int> n) { return n; } };", C, None, "private"),
    (CPP, "class Answer {};", C, None, "class Solution"),
    (CPP, cpp("return numbers;") + "\nint main() { return 0; }", C, None, "Leave main out"),
    (CPP, "int early = (exit(0), 1);\n" + cpp("return numbers;"), R, None, "Before the first case"),
]


@pytest.mark.parametrize(("of", "source", "outcome", "line", "words"), each(BROKEN))
def test_code_that_cannot_be_run_is_told_why(runner, of, source, outcome, line, words):
    verdict = Judge(runner).judge(DOUBLE, source, of)
    assert verdict.outcome is outcome, verdict
    assert verdict.line == line, verdict
    assert words in verdict.message, verdict
    assert "/tmp" not in verdict.message
    assert "rehearsal" not in verdict.message.lower()
    assert verdict.cases == ()


FAULTS = [
    (PY, "def double_all(numbers):\n    x = 1\n    return numbers[7]", R, 3, "IndexError: list index out of range"),
    (PY, "def double_all(numbers):\n    return double_all(numbers)", R, 2, "RecursionError"),
    (PY, "def double_all():\n    return 1", R, None, "takes 0 positional arguments"),
    (PY, "def double_all(numbers):\n    raise SystemExit(0)", R, 2, "SystemExit"),
    (PY, "import os\ndef double_all(numbers):\n    os._exit(0)", R, None, "ended inside this case, with exit code 0"),
    (PY, "def double_all(numbers):\n    return {1, 2}", W, None, "a value of type set"),
    (PY, "def double_all(numbers):\n    pass", W, None, "Nothing (null)"),
    (PY, "def double_all(numbers):\n    a = []\n    a.append(a)\n    return a", W, None, "cannot be written down"),
    (PY, "def double_all(numbers):\n    return [float('nan')]", W, None, "A fraction (NaN)"),
    (PY, "def double_all(numbers):\n    return [10 ** 5000]", W, None, "cannot be written down"),
    (PY, "class E(Exception):\n    def __str__(self): raise self\ndef double_all(n):\n    raise E()", R, 4, "E"),
    (JS, "function doubleAll(n) {\n  return n.x.y;\n}", R, 2, "TypeError"),
    (JS, "function doubleAll(n) {\n  return doubleAll(n);\n}", R, 2, "RangeError"),
    (JS, "async function doubleAll(n) { return n; }", W, None, "a Promise"),
    (JS, "function doubleAll(n) { }", W, None, "undefined"),
    (JS, "function doubleAll(n) { return new Set([1]); }", W, None, "a value of type Set"),
    (JS, "function doubleAll(n) { return [NaN]; }", W, None, "A fraction (NaN)"),
    (JS, "function doubleAll(n) { throw { toString() { throw 1; } }; }", R, None, ""),
    (JS, "function doubleAll(n) { process.exit(0); }", R, None, "exit code 0"),
    (JAVA, java("    return new int[]{numbers[7]};"), R, 3, "ArrayIndexOutOfBoundsException: Index 7"),
    (JAVA, java("    return doubleAll(numbers);"), R, 3, "StackOverflowError"),
    (JAVA, java("    return null;"), W, None, "Nothing (null)"),
    (JAVA, java("    Runtime.getRuntime().halt(0); return numbers;"), R, None, "exit code 0"),
    (JAVA, "class Solution { int[] doubleAll(String n) { return null; } }", R, None, "parameter types"),
    (
        JAVA,
        java("    List<int[]> all = new ArrayList<>(); while (true) all.add(new int[9_999_999]);"),
        M,
        3,
        "OutOfMemory",
    ),
    (CPP, cpp("    return {numbers.at(7)};"), R, None, "std::out_of_range"),
    (CPP, cpp("    throw 1;"), R, None, "no exception"),
    (CPP, cpp("    exit(0);"), R, None, "exit code 0"),
    (CPP, cpp("    abort();"), R, None, "aborted"),
    (CPP, cpp("    return *(vector<int>*)nullptr;"), R, None, "segmentation fault"),
]


@pytest.mark.parametrize(("of", "source", "outcome", "line", "words"), each(FAULTS))
def test_code_that_fails_in_a_case_is_told_where_and_why(runner, of, source, outcome, line, words):
    one = problem([([[1, 2]], [2, 4])])
    verdict = Judge(runner).judge(one, source, of)
    assert verdict.outcome is outcome, verdict
    assert verdict.cases[0].line == line, verdict
    assert words in verdict.cases[0].message, verdict


def test_identifiers_need_not_be_english(runner, language):
    source = {
        PY: "def double_all(nombres):\n    clé = 2\n    return [clé * größe for größe in nombres]",
        JS: "function doubleAll(größen) { const clé = 2; return größen.map((日) => clé * 日); }",
        JAVA: java("    int clé = 2; return Arrays.stream(numbers).map(größe -> clé * größe).toArray();"),
        CPP: cpp("    int clé = 2; for (int& größe : numbers) größe *= clé; return numbers;"),
    }[language]
    assert Judge(runner).judge(DOUBLE, source, language).outcome is A


def test_a_case_that_kills_the_process_costs_only_itself(runner):
    source = "import os\ndef double_all(numbers):\n    if not numbers: os._exit(3)\n    return [2 * n for n in numbers]"
    assert outcomes(Judge(runner).judge(DOUBLE, source, PY)) == [A, R, A]
