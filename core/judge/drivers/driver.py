"""Runs a candidate's Python inside the sandbox: never imported by the application.

Standard input: the nonce; then `[entry, [parameter types], return type]`; then a line of arguments a case, all JSON.
Standard output: what the candidate prints, between it lines that begin with RS and the nonce (see protocol.py).
Whatever this process says may be forged by the candidate's code beside it; the judge trusts in none of it being secret.
"""

import __future__

import json
import os
import sys
import time

try:
    import resource
except ImportError:  # WebAssembly has no processes to ask about
    resource = None

MARK = "\n\x1e"
MAX_VALUE_CHARS = 4_000_000
MAX_NODES = 1_000_000
RECURSION_LIMIT = 10_000
FLAGS = __future__.annotations.compiler_flag


class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right


class Odd(Exception):
    """A returned value that is no JSON; the text says what it is."""


def to_list(values):
    head = None
    for value in reversed(values):
        head = ListNode(value, head)
    return head


def to_tree(values):
    if not values:
        return None
    rest = iter(values)
    root = TreeNode(next(rest))
    queue = [root]
    for node in queue:
        for side in ("left", "right"):
            value = next(rest, None)
            if value is not None:
                child = TreeNode(value)
                setattr(node, side, child)
                queue.append(child)
    return root


def decode(kind, value):
    if kind == "ListNode":
        return to_list(value)
    if kind == "TreeNode":
        return to_tree(value)
    return value


def from_list(node):
    values, seen = [], set()
    while node is not None:
        if id(node) in seen:
            raise Odd("a linked list that runs in a circle")
        seen.add(id(node))
        values.append(node.val)
        node = node.next
        if len(values) > MAX_NODES:
            raise Odd("an endless linked list")
    return values


def from_tree(root):
    values, queue, seen = [], [root], set()
    for node in queue:
        if node is None:
            values.append(None)
            continue
        if id(node) in seen or len(queue) > 2 * MAX_NODES:
            raise Odd("a tree in which a node appears twice")
        seen.add(id(node))
        values.append(node.val)
        queue += [node.left, node.right]
    while values and values[-1] is None:
        values.pop()
    return values


def refuse(value):
    raise Odd("a value of type " + type(value).__name__)


def encode(kind, value):
    """JSON text. Raises Odd."""
    try:
        if kind == "ListNode":
            value = from_list(value)
        elif kind == "TreeNode":
            value = from_tree(value)
        text = json.dumps(value, default=refuse, separators=(",", ":"))
    except Odd:
        raise
    except AttributeError:
        raise Odd("a value of type " + type(value).__name__) from None
    except RecursionError:
        raise Odd("a list nested too deeply") from None
    except (ValueError, TypeError, OverflowError) as error:
        raise Odd("a value that cannot be written down (" + str(error)[:80] + ")") from None
    if len(text) > MAX_VALUE_CHARS:
        raise Odd("huge")
    return text


def own_line(error):
    """The innermost line of the candidate's own code."""
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "solution.py":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def described(error):
    try:
        text = str(error)
    except BaseException:
        text = ""
    if isinstance(error, SystemExit):
        return "SystemExit: the code asked the program to end"
    return (type(error).__name__ + (": " + text if text else ""))[:1000]


def load(source, entry):
    """The function to call, or what keeps it from being found: (function, report)."""
    namespace = {"__name__": "solution", "ListNode": ListNode, "TreeNode": TreeNode}
    try:
        code = compile(source, "solution.py", "exec", flags=FLAGS, dont_inherit=True)
    except SyntaxError as error:
        return None, {"load": "compile", "error": f"{type(error).__name__}: {error.msg}", "line": error.lineno}
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return None, {"load": "compile", "error": described(error), "line": None}
    try:
        exec(code, namespace)  # noqa: S102 - the candidate's own, in the sandbox
        found = namespace.get(entry)
        if found is None and isinstance(namespace.get("Solution"), type):
            found = getattr(namespace["Solution"](), entry, None)
    except BaseException as error:
        return None, {"load": "run", "error": described(error), "line": own_line(error)}
    if not callable(found):
        return None, {"load": "entry", "error": "", "line": None}
    return found, {}


def channel(nonce):
    """Writes marked lines straight to the descriptor, after whatever was printed before."""
    write, flush, dumps, out = os.write, sys.stdout.flush, json.dumps, 1

    def mark(report, raw=None):
        try:
            sys.stdout.flush()
            flush()
        except BaseException:  # noqa: S110 - the candidate closed or replaced it: what it printed is its own loss
            pass
        text = dumps(report)
        if raw is not None:
            text = text[:-1] + ',"value":' + raw + "}"
        data = memoryview((MARK + nonce + text + "\n").encode())
        while data:
            data = data[write(out, data) :]

    return mark


def memory_meter():
    """A function that tells the highest resident memory, or None where nothing can tell it."""
    if resource is None:
        return lambda: None
    usage, who = resource.getrusage, resource.RUSAGE_SELF
    # macOS counts in bytes
    mb = 1024 * 1024 if sys.platform == "darwin" else 1024
    return lambda: usage(who).ru_maxrss / mb


def run_case(call, arguments, returns):
    """(report, JSON text of the value or None)"""
    # Of the thread: where a limit on processor time is set, the kernel counts the process's own in ticks only.
    clock = getattr(time, "thread_time", time.perf_counter)
    started = clock()
    try:
        value = call(*arguments)
    except BaseException as error:
        return {"ms": (clock() - started) * 1000, "error": described(error), "line": own_line(error)}, None
    report = {"ms": (clock() - started) * 1000}
    try:
        return report, encode(returns, value)
    except Odd as error:
        return {**report, "odd": str(error)}, None
    except BaseException as error:
        return {**report, "error": described(error), "line": own_line(error)}, None


def main():
    exit_now, memory_mb = os._exit, memory_meter()
    nonce, header, *cases = sys.stdin.buffer.read().decode().splitlines()
    entry, kinds, returns = json.loads(header)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "solution.py"), encoding="utf-8") as file:  # noqa: PTH118, PTH120, PTH100, PTH123
        source = file.read()
    sys.setrecursionlimit(RECURSION_LIMIT)
    parse, put = json.loads, channel(nonce)
    call, report = load(source, entry)
    put(report or {"load": "ok"})
    if call is None:
        exit_now(0)
    for number, line in enumerate(cases):
        arguments = [decode(kind, value) for kind, value in zip(kinds, parse(line), strict=True)]
        put({"start": number})
        report, raw = run_case(call, arguments, returns)
        put({"end": number, **report, "mb": memory_mb()}, raw)
    put({"done": len(cases)})
    exit_now(0)


if __name__ == "__main__":
    main()
