"""A problem's signature in four languages: names, types and the starter code."""

from __future__ import annotations

from core.domain.coding import Language, Problem, Signature

SCALARS = ("int", "float", "bool", "string")
TYPES = (*SCALARS, *(f"{s}[]" for s in SCALARS), *(f"{s}[][]" for s in SCALARS), "ListNode", "TreeNode")
NODES = ("ListNode", "TreeNode")

_NAMES = {
    Language.PYTHON: {"int": "int", "float": "float", "bool": "bool", "string": "str"},
    Language.JAVASCRIPT: {"int": "number", "float": "number", "bool": "boolean", "string": "string"},
    Language.JAVA: {"int": "int", "float": "double", "bool": "boolean", "string": "String"},
    Language.CPP: {"int": "int", "float": "double", "bool": "bool", "string": "string"},
}
_EMPTY = {
    Language.JAVA: {"int": "0", "float": "0.0", "bool": "false"},
    Language.CPP: {"int": "0", "float": "0.0", "bool": "false", "string": '""', "ListNode": "nullptr"},
}


def camel(name: str) -> str:
    """ "merge_windows" → "mergeWindows"."""
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def entry_name(signature: Signature, language: Language) -> str:
    return signature.entry if language is Language.PYTHON else camel(signature.entry)


def type_name(kind: str, language: Language) -> str:
    """The type as that language writes it."""
    if kind in NODES:
        return {Language.PYTHON: f"{kind} | None", Language.JAVASCRIPT: f"{kind} | null", Language.CPP: f"{kind}*"}.get(
            language, kind
        )
    if kind.endswith("[]"):
        item = type_name(kind[:-2], language)
        if language is Language.PYTHON:
            return f"list[{item}]"
        return f"vector<{item}>" if language is Language.CPP else f"{item}[]"
    return _NAMES[language][kind]


def starter(problem: Problem, language: Language) -> str:
    """Code that loads as it is, with the entry's name and types, and a comment for what is asked."""
    return _STARTERS[language](problem)


def _python(problem: Problem) -> str:
    signature, of = problem.signature, Language.PYTHON
    parameters = ", ".join(f"{p.name}: {type_name(p.type, of)}" for p in signature.parameters)
    return (
        f"def {signature.entry}({parameters}) -> {type_name(signature.returns, of)}:\n"
        f'    """{problem.title}."""\n'
        f"    {_python_node_note(signature)}pass\n"
    )


def _python_node_note(signature: Signature) -> str:
    notes = {
        "ListNode": "# A ListNode has val and next.\n    ",
        "TreeNode": "# A TreeNode has val, left and right.\n    ",
    }
    return "".join(note for node, note in notes.items() if node in _kinds(signature))


def _kinds(signature: Signature) -> set[str]:
    return {signature.returns, *(p.type for p in signature.parameters)}


def _javascript(problem: Problem) -> str:
    signature, of = problem.signature, Language.JAVASCRIPT
    tags = [f" * @param {{{type_name(p.type, of)}}} {camel(p.name)}" for p in signature.parameters]
    names = ", ".join(camel(p.name) for p in signature.parameters)
    lines = [
        "/**",
        f" * {problem.title}.",
        *_node_lines(signature, " * "),
        *tags,
        f" * @returns {{{type_name(signature.returns, of)}}}",
        " */",
        f"function {camel(signature.entry)}({names}) {{",
        "",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _node_lines(signature: Signature, indent: str) -> list[str]:
    notes = {"ListNode": "A ListNode has val and next.", "TreeNode": "A TreeNode has val, left and right."}
    return [indent + note for node, note in notes.items() if node in _kinds(signature)]


def _java(problem: Problem) -> str:
    signature, of = problem.signature, Language.JAVA
    parameters = ", ".join(f"{type_name(p.type, of)} {camel(p.name)}" for p in signature.parameters)
    empty = _EMPTY[of].get(signature.returns, "null")
    lines = [
        "class Solution {",
        "    /**",
        f"     * {problem.title}.",
        *_node_lines(signature, "     * "),
        "     */",
        f"    public {type_name(signature.returns, of)} {camel(signature.entry)}({parameters}) {{",
        f"        return {empty};",
        "    }",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _cpp(problem: Problem) -> str:
    signature, of = problem.signature, Language.CPP
    parameters = ", ".join(f"{type_name(p.type, of)} {camel(p.name)}" for p in signature.parameters)
    empty = _EMPTY[of].get("ListNode" if signature.returns in NODES else signature.returns, "{}")
    lines = [
        "class Solution {",
        "public:",
        f"    // {problem.title}.",
        *_node_lines(signature, "    // "),
        f"    {type_name(signature.returns, of)} {camel(signature.entry)}({parameters}) {{",
        f"        return {empty};",
        "    }",
        "};",
    ]
    return "\n".join(lines) + "\n"


_STARTERS = {
    Language.PYTHON: _python,
    Language.JAVASCRIPT: _javascript,
    Language.JAVA: _java,
    Language.CPP: _cpp,
}
