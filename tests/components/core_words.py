"""The sentences that core's own source words, read from it: what is said at a raise, a call, an assignment."""

import ast
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORE = sorted((ROOT / "core").rglob("*.py"))
WORD, NUMBER = "Ada", "7"  # what stands in the place of a value
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def arguments(name: str, at: int | str = 0, inside: str = "core") -> Iterator[tuple[str, set[str]]]:
    """Of every call of `name` in core: where it is, and what its argument `at` (a place or a keyword) may say.
    `inside` is a file or a folder."""
    here = ((path, scope, call) for path, scope, call in _calls().get(name, ()) if path.is_relative_to(ROOT / inside))
    for path, scope, call in here:
        named = (keyword.value for keyword in call.keywords if keyword.arg == at)
        given = call.args[at] if isinstance(at, int) else next(named, None)
        if given is not None:
            yield f"{path.relative_to(ROOT)}:{call.lineno}", Reader(tree_of(path), scope).sayings(given)


def told_by(path: str, function: str) -> set[str]:
    """What a function of core may return or yield."""
    tree = tree_of(ROOT / path)
    (node,) = (one for one in ast.walk(tree) if isinstance(one, FUNCTION) and one.name == function)
    reader = Reader(tree, node)
    values = (one.value for one in ast.walk(node) if isinstance(one, ast.Return | ast.Yield) and one.value)
    return {text for value in values for text in reader.sayings(value) if text}


@cache
def _calls() -> dict[str, list[tuple[Path, ast.AST, ast.Call]]]:
    """By what is called; each with the innermost function that it stands in."""
    found: dict[str, list[tuple[Path, ast.AST, ast.Call]]] = {}
    for path in CORE:
        waiting: list[tuple[ast.AST, ast.AST]] = [(tree_of(path), tree_of(path))]
        while waiting:
            scope, node = waiting.pop()
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found.setdefault(node.func.id, []).append((path, scope, node))
            inner = node if isinstance(node, FUNCTION) else scope
            waiting += [(inner, child) for child in ast.iter_child_nodes(node)]
    return found


class Reader:
    """What an expression may say, each value in it replaced; only what is worded in the source."""

    def __init__(self, tree: ast.Module, scope: ast.AST | None = None, busy: frozenset[str] = frozenset()) -> None:
        """`busy` are names that are being looked up already: what refers to itself says nothing of itself."""
        self._tree, self._scope, self._busy = tree, scope or tree, busy

    def sayings(self, node: ast.expr) -> set[str]:
        match node:
            case ast.Constant(value=str(text)):
                return {text}
            case ast.JoinedStr(values=parts):
                return {"".join(chosen) for chosen in product(*(self.sayings(part) for part in parts))}
            case ast.FormattedValue(value=value, format_spec=shape):
                return self.sayings(value) or {NUMBER if shape or self._is_number(value) else WORD}
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return {a + b for a in self.sayings(left) for b in self.sayings(right)}
            case ast.IfExp(body=body, orelse=other):
                return self.sayings(body) | self.sayings(other)
            case ast.BoolOp(values=values):
                return {text for value in values for text in self.sayings(value)}
            case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
                return {text for item in items for text in self.sayings(item)}
            case ast.Dict(values=values):
                return {text for value in values for text in self.sayings(value)}
            case ast.GeneratorExp(elt=item) | ast.ListComp(elt=item):
                return self.sayings(item)
            case ast.Subscript(value=ast.Name() as table):
                return self.sayings(table)
            case ast.Name(id=name):
                return self._named(name)
            case ast.Call():
                return self._called(node)
        return set()

    def _is_number(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant(value=int() | float()):
                return True
            case ast.Call(func=ast.Name(id="len" | "round" | "sum" | "count")):
                return True
            case ast.Name(id=name):
                return name.isupper() or any(
                    isinstance(value, ast.Call) and self._is_number(value) for value in self._given(name)
                )
            case ast.BinOp(left=left, right=right):
                return self._is_number(left) or self._is_number(right)
        return False

    def _named(self, name: str) -> set[str]:
        if name in self._busy:
            return set()
        busy = self._busy | {name}
        inner = Reader(self._tree, self._scope, busy)
        found = {text for value in self._given(name) for text in inner.sayings(value)}
        if not found and (there := self._module_value(name)) is not None:
            tree, value = there
            found = Reader(tree, busy=busy).sayings(value)
        return found

    def _given(self, name: str) -> Iterator[ast.expr]:
        """What a function gives the name, also by a loop."""
        if self._scope is self._tree:
            return
        for node in ast.walk(self._scope):
            match node:
                case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                    yield value
                case ast.NamedExpr(target=ast.Name(id=found), value=value) if found == name:
                    yield value
                case ast.For(target=target, iter=value) if name in {
                    n.id for n in ast.walk(target) if isinstance(n, ast.Name)
                }:
                    yield value

    def _module_value(self, name: str) -> tuple[ast.Module, ast.expr] | None:
        """Of a constant of this module, or of one that it comes from."""
        for node in self._tree.body:
            match node:
                case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                    return self._tree, value
                case ast.AnnAssign(target=ast.Name(id=found), value=ast.expr() as value) if found == name:
                    return self._tree, value
                case ast.ImportFrom(module=str(module), names=names) if module.startswith("core") and name in {
                    alias.asname or alias.name for alias in names
                }:
                    path = (ROOT / module.replace(".", "/")).with_suffix(".py")
                    return Reader(tree_of(path))._module_value(name) if path.exists() else None
        return None

    def _called(self, call: ast.Call) -> set[str]:
        match call.func:
            case ast.Attribute(value=ast.Name() | ast.Constant() as text, attr="format"):
                return {_filled(one) for one in self.sayings(text)}
            case ast.Attribute(value=ast.Name(id="dict"), attr="fromkeys"):
                return self.sayings(call.args[1])
            case ast.Attribute(value=ast.Name() as table, attr="get"):
                return {text for part in (table, *call.args[1:]) for text in self.sayings(part)}
            case ast.Name(id="tuple"):
                return self.sayings(call.args[0])
            case ast.Name(id=name) if name not in self._busy:
                for node in self._tree.body:
                    if isinstance(node, FUNCTION) and node.name == name:
                        own = Reader(self._tree, node, self._busy | {name})
                        returns = (r.value for r in ast.walk(node) if isinstance(r, ast.Return) and r.value)
                        return {text for value in returns for text in own.sayings(value)}
        return set()


def _filled(text: str) -> str:
    class Places(dict):
        def __missing__(self, name: str) -> str:
            return WORD

    return text.format_map(Places())
